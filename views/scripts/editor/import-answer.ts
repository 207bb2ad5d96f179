import type { Draft } from "../../../server/domain/notice.ts";
import type { TableDraft } from "../../../server/domain/tables/table.ts";
import type { WordedFinding } from "./api.ts";

/** Which column of the sheet, by its letter, became which of ours; null when none was found. */
export type Mapped = {
  readonly column: string;
  readonly label: string;
  readonly grid: string | null;
  readonly header?: string;
};
/** A column of the sheet that has no place of ours. */
export type Unmapped = { readonly grid: string; readonly header: string };

/** What reading a sheet brought (POST /api/units/{unit}/imports). */
export type ImportAnswer = {
  readonly tables: readonly TableDraft[];
  readonly mapping: readonly Mapped[];
  readonly unmapped: readonly Unmapped[];
  /** Columns of ours that must be there and were not found. */
  readonly missing?: readonly { readonly column: string; readonly label: string }[];
  readonly sheets: readonly string[];
  readonly findings: readonly WordedFinding[];
  /** Heads of identity and account columns, dropped before anything was kept (AU3). */
  readonly dropped: readonly string[];
  readonly source?: {
    readonly file?: string;
    readonly sheet?: string;
    readonly from?: number;
    readonly until?: number;
  };
};

/** Columns of ours that the author should say: those that must be there, and those the server could not place. */
export const missingColumns = ({ missing, mapping }: ImportAnswer): readonly { column: string; label: string }[] =>
  missing ?? mapping.filter(({ grid }) => grid === null);

/** Whether the author has to look at the mapping before it goes into the table. */
export const needsAsking = (answer: ImportAnswer): boolean =>
  missingColumns(answer).length > 0 ||
  answer.dropped.length > 0 ||
  answer.sheets.length > 1 ||
  answer.tables.length === 0;

/** Puts the tables in place of one: figures above the table that the sheet does not carry stay as they were. */
export function placeTables(draft: Draft, index: number, tables: readonly TableDraft[]): Draft {
  const [first, ...others] = tables;
  if (!first) return draft;
  const before = draft.tables[index];
  const head = before?.kind === first.kind ? { ...before.head, ...withoutNull(first.head) } : first.head;
  const answers = draft.answers.filter(({ table }) => table !== index);
  return {
    ...draft,
    nilReturn: false,
    answers,
    tables: draft.tables.toSpliced(
      index,
      before ? 1 : 0,
      { ...(before?.caption ? { caption: before.caption } : {}), ...first, head },
      ...others,
    ),
  };
}

const withoutNull = (head: TableDraft["head"]): TableDraft["head"] =>
  Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null && value !== ""));

/** 从《9月收支.xlsx》“9月”页第 4—15 行读入 */
export function sourceText({ source, tables }: ImportAnswer): string {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const file = source?.file ? `从《${source.file}》` : "从粘贴的表格";
  const sheet = source?.sheet ? `“${source.sheet}”页` : "";
  const range =
    source?.from !== undefined && source.until !== undefined ? `第 ${source.from}—${source.until} 行` : `${rows} 行`;
  return `${file}${sheet}${range}读入`;
}
