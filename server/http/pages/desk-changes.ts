import { compareDrafts, type RowChange, type TextChange } from "../../domain/compare.ts";
import type { Draft } from "../../domain/notice.ts";
import { tableKind } from "../../domain/tables/kinds.ts";
import type { TableDraft } from "../../domain/tables/table.ts";
import { CHANGED_PARTS } from "../words/changed-parts.ts";

/** One place that reads otherwise now; `before` or `after` is empty where there was or is nothing. */
export type DraftChange = {
  readonly where: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
};

/** What changed between two drafts, in full: rows first, then texts. */
export function draftChanges(before: Draft, after: Draft): readonly DraftChange[] {
  const { texts, rows } = compareDrafts(before, after);
  const follows = new Set([...before.tables, ...after.tables].flatMap(followingColumns));
  const several = Math.max(before.tables.length, after.tables.length) > 1;
  return [
    ...texts.filter(({ part }) => part === "title").map(textChange),
    ...rows.flatMap((row) => rowChanges(withoutFollowing(row, follows), several)),
    ...texts.filter(({ part }) => part !== "title").map(textChange),
  ];
}

/** Heads of columns that the program fills and nobody typed: one figure changes them in all the rows below it. */
const followingColumns = (table: TableDraft): readonly string[] =>
  tableKind(table.kind)
    .columns(table)
    .filter(({ key, computed }) => computed === true && table.rows.every((row) => (row[key] ?? null) === null))
    .map(({ label }) => label);

const withoutFollowing = (row: RowChange, follows: ReadonlySet<string>): RowChange => ({
  ...row,
  cells: row.cells.filter(({ column }) => row.kind !== "changed" || !follows.has(column)),
});

/** A total is called by its own label (本期合计：支出). */
const textChange = ({ part, label, before, after }: TextChange): DraftChange => ({
  ...(part === "total" && label !== "" ? { where: label, what: "" } : { where: CHANGED_PARTS[part], what: label }),
  before,
  after,
});

function rowChanges({ kind, table, rowBefore, rowAfter, cells }: RowChange, several: boolean): readonly DraftChange[] {
  const place = several ? `第 ${table + 1} 张表，` : "";
  const where = `${place}第 ${(rowAfter ?? rowBefore ?? 0) + 1} 行`;
  if (kind === "changed") return cells.map(({ column, before, after }) => ({ where, what: column, before, after }));
  const all = (side: "before" | "after"): string =>
    cells
      .map((cell) => cell[side])
      .filter(Boolean)
      .join("，");
  return kind === "added"
    ? [{ where, what: "新加", before: "", after: all("after") }]
    : [{ where: `${place}原来第 ${(rowBefore ?? 0) + 1} 行`, what: "删去", before: all("before"), after: "" }];
}
