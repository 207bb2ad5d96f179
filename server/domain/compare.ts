import { alignRows, type Pair } from "./compare/align.ts";
import type { Draft } from "./notice.ts";
import { formatCell } from "./tables/format-cell.ts";
import { tableKind } from "./tables/kinds.ts";
import type { TableDraft } from "./tables/table.ts";
import { isBlankRow } from "./tables/text-of.ts";
import type { View, ViewTable } from "./view.ts";

/** A text that reads otherwise now: title, a paragraph, a head field, a total. `label` is "" for paragraphs. */
export type TextChange = {
  readonly part: "title" | "paragraph" | "head" | "total" | "figure" | "remark";
  readonly label: string;
  readonly before: string;
  readonly after: string;
};

/** Rows count from 0, as they stood before and stand now; cells that read otherwise, all of them for a new or lost row. */
export type RowChange = {
  readonly kind: "added" | "removed" | "changed";
  readonly table: number;
  readonly rowBefore?: number;
  readonly rowAfter?: number;
  readonly cells: readonly { readonly column: string; readonly before: string; readonly after: string }[];
};

export type Comparison = { readonly texts: readonly TextChange[]; readonly rows: readonly RowChange[] };

/** What is compared: the texts of a table, however it was made. */
type Sheet = {
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly (readonly [TextChange["part"], string, string])[];
};

/** Two drafts for a reviewer (跟上次比, 改了哪里): in full, formatted, unmasked. */
export function compareDrafts(before: Draft, after: Draft): Comparison {
  const [old, now] = [before.tables.map(sheetOf), after.tables.map(sheetOf)];
  return joined(titleAndText(before.title, after.title, lines(before.content), lines(after.content)), old, now);
}

/** Two views of one audience (更正对照): nothing but what that audience may see of both. */
export function compareViews(before: View, after: View): Comparison {
  const texts = titleAndText(before.title, after.title, before.paragraphs, after.paragraphs);
  const remarks = textChanges("remark", before.remarks, after.remarks);
  return joined([...texts, ...remarks], before.tables.map(viewSheet), after.tables.map(viewSheet));
}

export const isUnchanged = ({ texts, rows }: Comparison): boolean => texts.length === 0 && rows.length === 0;

const lines = (content: string): readonly string[] =>
  content
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter(Boolean);

function sheetOf(draft: TableDraft): Sheet {
  const kind = tableKind(draft.kind);
  const table = kind.fill({ ...draft, rows: draft.rows.filter((row) => !isBlankRow(row)) });
  const columns = kind.columns(table);
  return {
    columns,
    rows: table.rows.map((row) => columns.map((column) => formatCell(column, row[column.key] ?? null))),
    lines: [
      ...[...kind.head(table), ...kind.stated(table)].flatMap((field) =>
        field.internal === true
          ? []
          : [
              [
                "head",
                field.label,
                formatCell(field, table.head[field.key] ?? table.stated[field.key] ?? null),
              ] as const,
            ],
      ),
      ...kind
        .totals(table)
        .flatMap(({ label, cells }) =>
          columns.flatMap((column) =>
            column.key in cells
              ? [["total", `${label}：${column.label}`, formatCell(column, cells[column.key] ?? null)] as const]
              : [],
          ),
        ),
    ],
  };
}

const viewSheet = ({ columns, rows, head, totals }: ViewTable): Sheet => ({
  columns,
  rows,
  lines: [
    ...head.map(({ label, text }) => ["head", label, text] as const),
    ...totals.flatMap(({ label, cells }) =>
      cells.flatMap((cell, index) =>
        cell === "" ? [] : [["total", `${label}：${columns[index]?.label ?? ""}`, cell] as const],
      ),
    ),
  ],
});

function titleAndText(
  titleBefore: string,
  titleAfter: string,
  before: readonly string[],
  after: readonly string[],
): readonly TextChange[] {
  const title: TextChange = { part: "title", label: "", before: titleBefore, after: titleAfter };
  return [...(titleBefore === titleAfter ? [] : [title]), ...textChanges("paragraph", before, after)];
}

function textChanges(
  part: TextChange["part"],
  before: readonly string[],
  after: readonly string[],
): readonly TextChange[] {
  return alignRows(
    before.map((text) => [text]),
    after.map((text) => [text]),
    [],
  ).flatMap(({ old, now }): TextChange[] => {
    const [was, is] = [old === undefined ? "" : (before[old] ?? ""), now === undefined ? "" : (after[now] ?? "")];
    return was === is ? [] : [{ part, label: "", before: was, after: is }];
  });
}

function joined(texts: readonly TextChange[], before: readonly Sheet[], after: readonly Sheet[]): Comparison {
  const none: Sheet = { columns: [], rows: [], lines: [] };
  const count = Math.max(before.length, after.length);
  const pairs = Array.from({ length: count }, (_, index) => [before[index] ?? none, after[index] ?? none] as const);
  return {
    texts: [...texts, ...pairs.flatMap(([old, now]) => lineChanges(old.lines, now.lines))],
    rows: pairs.flatMap(([old, now], table) => rowChanges(table, old, now)),
  };
}

function lineChanges(before: Sheet["lines"], after: Sheet["lines"]): readonly TextChange[] {
  const old = new Map(before.map(([part, label, text]) => [`${part} ${label}`, text]));
  const now = new Map(after.map(([part, label, text]) => [`${part} ${label}`, text]));
  const known = [...after, ...before.filter(([part, label]) => !now.has(`${part} ${label}`))];
  return known.flatMap(([part, label]) => {
    const key = `${part} ${label}`;
    const [was, is] = [old.get(key) ?? "", now.get(key) ?? ""];
    return was === is ? [] : [{ part, label, before: was, after: is }];
  });
}

function rowChanges(table: number, before: Sheet, after: Sheet): readonly RowChange[] {
  const columns = [
    ...after.columns,
    ...before.columns.filter(({ key }) => !after.columns.some((own) => own.key === key)),
  ];
  const cell = (sheet: Sheet, row: number | undefined, key: string): string => {
    const index = sheet.columns.findIndex((column) => column.key === key);
    return row === undefined || index < 0 ? "" : (sheet.rows[row]?.[index] ?? "");
  };
  const onAll = (sheet: Sheet): readonly (readonly string[])[] =>
    sheet.rows.map((_, row) => columns.map(({ key }) => cell(sheet, row, key)));
  return alignRows(onAll(before), onAll(after), keyColumns(columns)).flatMap(({ old, now }: Pair): RowChange[] => {
    const cells = columns.flatMap(({ key, label }) => {
      const [was, is] = [cell(before, old, key), cell(after, now, key)];
      return was === is ? [] : [{ column: label, before: was, after: is }];
    });
    if (cells.length === 0) return [];
    const kind = old === undefined ? "added" : now === undefined ? "removed" : "changed";
    const at = { ...(old === undefined ? {} : { rowBefore: old }), ...(now === undefined ? {} : { rowAfter: now }) };
    return [{ kind, table, ...at, cells }];
  });
}

const KEYS = /^(?:凭证号|合同号|编号|户主|姓名|农户姓名|申请人姓名)$/u;

const keyColumns = (columns: readonly { readonly label: string }[]): readonly number[] => {
  const found = columns.findIndex(({ label }) => KEYS.test(label));
  return found < 0 ? [] : [found];
};
