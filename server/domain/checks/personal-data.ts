import type { CheckContext } from "../checks.ts";
import { cellSpans, hideInCell } from "../personal-cells.ts";
import type { PersonalKind, PersonalSpan } from "../privacy/rule.ts";
import { tableKind } from "../tables/kinds.ts";
import type { Column, Finding, TableDraft } from "../tables/table.ts";

type Place = Pick<Finding, "table" | "row" | "column">;

/** Personal data on every path an author writes on: title, content, answers, captions and every cell of text (AU2). */
export function personalDataFindings({ draft }: Pick<CheckContext, "draft">): readonly Finding[] {
  const found = searcher();
  return [
    ...found(draft.title, { column: "title" }),
    ...found(draft.content, { column: "content" }),
    ...draft.tables.flatMap((table, index) => inTable(table, index, found)),
    ...draft.answers.flatMap(({ text }, row) => found(text, { column: "answers", row })),
  ];
}

type Search = (text: string, place: Place, column?: Column) => readonly Finding[];

function inTable(draft: TableDraft, table: number, found: Search): readonly Finding[] {
  const columns = tableKind(draft.kind).columns(draft);
  return [
    ...found(draft.caption ?? "", { table, column: "caption" }),
    ...Object.entries(draft.head).flatMap(([column, value]) =>
      typeof value === "string" ? found(value, { table, column }) : [],
    ),
    ...draft.rows.flatMap((row, index) =>
      columns.flatMap((column) => {
        const value = row[column.key];
        if (typeof value !== "string" || column.type === "choice" || column.class === "never") return [];
        return found(value, { table, row: index, column: column.key }, column);
      }),
    ),
  ];
}

/** What a column's own class takes care of in every view. */
const HANDLED: Readonly<Partial<Record<Column["class"], readonly PersonalKind[]>>> = {
  masked: ["mobile", "landline"],
  "in-village": ["address"],
};

/** Nobody mends more at a time; the rest is found when these are mended. */
const MOST_FOUND = 1_000;

/** Cells repeat themselves; each text is searched once. */
function searcher(): Search {
  const known = new Map<string, readonly PersonalSpan[]>();
  let left = MOST_FOUND;
  return (text, place, column) => {
    if (text.length < 2 || left <= 0) return [];
    const key = `${column?.label ?? ""}\n${text}`;
    const all = known.get(key) ?? cellSpans(text, column?.label);
    known.set(key, all);
    const spans = all.filter(({ kind }) => !(column && HANDLED[column.class]?.includes(kind)));
    if (spans.length === 0) return [];
    left -= spans.length;
    const suggestion = hideInCell(text, column?.label);
    return spans.map(({ start, end, kind }) => ({
      ...place,
      code: "personal-data",
      severity: "hard",
      values: { kind, start, end, label: column?.label ?? null },
      suggestion,
    }));
  };
}
