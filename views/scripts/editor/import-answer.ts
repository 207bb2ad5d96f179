import { DECLARED, tableKind } from "../../../server/domain/tables/kinds.ts";
import type { Draft } from "../../../server/domain/notice.ts";
import type { TableDraft } from "../../../server/domain/tables/table.ts";
import type { WrittenNotice } from "../../../server/domain/title-line.ts";
import type { WordedFinding } from "./api.ts";

/** A column of the sheet and what it was taken for; `key` null: not read. `path` is its head, `letter` as sheets name it. */
export type SheetColumn = {
  readonly column: number;
  readonly letter: string;
  readonly path: string;
  readonly key: string | null;
};

/** What reading a sheet brought (POST /api/units/{unit}/imports). */
export type ImportAnswer = {
  readonly tables: readonly TableDraft[];
  readonly mapping: readonly SheetColumn[];
  readonly findings: readonly WordedFinding[];
  /** Row numbers in the file, one for each row. */
  readonly rowNumbers: readonly number[];
  /** What stands above the table, without its unit. */
  readonly title: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** Lines around the table that are none of its rows. */
  readonly left: readonly { readonly why: string; readonly text: string }[];
  /** Heads of identity and account columns, dropped before anything was kept (AU3). */
  readonly dropped: readonly string[];
  /** Set where the text is no table but a notice in words. */
  readonly words: WrittenNotice | null;
  /** Figures stood in 万元 or 万亩 and are yuan and mu now. */
  readonly converted: boolean;
  /** Name of the file; null for a paste. */
  readonly source: string | null;
};

/** What an author says of the sheet's columns; a null key leaves a column out. */
export type Said = { readonly column: number; readonly key: string | null };

/** The later word on a column, or for a column of ours, goes before the earlier. */
export const saying = (said: readonly Said[], now: Said): readonly Said[] => [
  ...said.filter(({ column, key }) => column !== now.column && (now.key === null || key !== now.key)),
  now,
];

/** Columns of ours that must be there and were not found. */
export const missingColumns = ({ findings }: ImportAnswer): readonly { key: string; message: string }[] =>
  findings.flatMap(({ code, column, message }) =>
    code === "sheet-column-missing" && column !== undefined ? [{ key: column, message }] : [],
  );

/**
 * Whether it is another table than the item's own: none of the sheet's heads is one of ours, or its rows are rows of something
 * else.
 */
export const fitsNothing = ({
  mapping,
  tables,
  findings,
}: Pick<ImportAnswer, "mapping" | "tables" | "findings">): boolean =>
  tables[0] !== undefined &&
  tables[0].kind !== DECLARED.id &&
  (mapping.every(({ key }) => key === null) || findings.some(({ code }) => code === "sheet-unlike"));

/** Whether the author has to look at it before it goes into the table: whatever was unclear or odd is said once, here. */
export const needsAsking = (answer: ImportAnswer): boolean =>
  answer.findings.length > 0 || answer.dropped.length > 0 || answer.sheets.length > 1 || rowCount(answer) === 0;

/** Notes and what stands under the table (监督电话, 公告期): not read in, and said so. */
export const linesBeside = ({ left }: ImportAnswer): readonly string[] =>
  left.filter(({ why }) => why === "note" || why === "footer").map(({ text }) => text);

export const rowCount = ({ tables }: ImportAnswer): number => tables.reduce((sum, { rows }) => sum + rows.length, 0);

/** What a column of the sheet was taken for, in our words. */
export function takenFor({ tables }: ImportAnswer, { key }: SheetColumn): string | undefined {
  const [table] = tables;
  return (
    table &&
    tableKind(table.kind)
      .columns(table)
      .find((column) => column.key === key)?.label
  );
}

/** What a column of the sheet may be taken for: left out, or one of ours; in a sheet taken as it is, read or not. */
export function meaningsOf(
  { tables }: Pick<ImportAnswer, "tables">,
  { column }: Pick<SheetColumn, "column">,
): readonly { readonly key: string; readonly label: string }[] {
  const [table] = tables;
  const out = { key: "", label: "不读入" };
  if (!table || table.kind === DECLARED.id) return [out, { key: `c${column + 1}`, label: "读入" }];
  const ours = tableKind(table.kind).columns(table);
  return [out, ...ours.map(({ key, label }) => ({ key, label: `当作${label}` }))];
}

/**
 * Puts the tables in place of one: figures above the table that the sheet does not carry stay as they were. A table whose
 * columns are its own brings its title as its name, and what stood around it goes into the body where it is wanted.
 */
export function placeTables(
  draft: Draft,
  index: number,
  { tables, title }: Pick<ImportAnswer, "tables" | "title">,
  beside: readonly string[] = [],
): Draft {
  const [first, ...others] = tables;
  if (!first) return draft;
  const before = draft.tables[index];
  const head = before?.kind === first.kind ? { ...before.head, ...withoutNull(first.head) } : first.head;
  const own = first.kind === DECLARED.id && title !== draft.title ? title : "";
  const named = before?.caption || own;
  const caption = named ? { caption: named } : {};
  return {
    ...draft,
    nilReturn: false,
    content: [draft.content.trimEnd(), ...beside].filter(Boolean).join("\n"),
    answers: draft.answers.filter(({ table }) => table !== index),
    tables: draft.tables.toSpliced(index, before ? 1 : 0, { ...caption, ...first, head }, ...others),
  };
}

/**
 * Puts a written notice into the body. Its first line becomes the title as long as nobody has called the notice otherwise
 * than it was begun (`usual`).
 */
export function placeWords(draft: Draft, { title, content }: WrittenNotice, usual: string): Draft {
  const before = draft.content.trimEnd();
  const titled = title !== "" && before === "" && (draft.title.trim() === "" || draft.title === usual);
  return {
    ...draft,
    nilReturn: false,
    title: titled ? title : draft.title,
    content: [before, titled ? "" : title, content].filter(Boolean).join("\n"),
  };
}

const withoutNull = (head: TableDraft["head"]): TableDraft["head"] =>
  Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null && value !== ""));

/** 从《9月收支.xlsx》“9月”页第 4—15 行读入 */
export function sourceText(answer: ImportAnswer): string {
  const { source, sheet, sheets, rowNumbers } = answer;
  const file = source === null ? "从粘贴的表格" : `从《${source}》`;
  const own = source?.replace(/\.[^.]*$/u, "") === sheet;
  const page = source !== null && sheets.length > 0 && sheet !== "" && !own ? `“${sheet}”页` : "";
  const [from, until] = [rowNumbers[0], rowNumbers.at(-1)];
  const rows =
    from === undefined || until === undefined ? "" : from === until ? `第 ${from} 行` : `第 ${from}—${until} 行`;
  return `${file}${page}${rows}读入`;
}
