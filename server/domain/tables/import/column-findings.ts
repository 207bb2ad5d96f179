import type { FoundTable, MappedColumn } from "../../grid/table.ts";
import { couldBe } from "./could-be.ts";
import { classOfHead, isNumbering } from "../plain-columns.ts";
import type { Column, Finding } from "../table.ts";

const SUMS = /(?:^|\/)(?:合计|小计|总计)$/u;

/** A column that only adds up others of the sheet. */
export const isSumColumn = ({ path }: Pick<MappedColumn, "path">): boolean => path.includes("/") && SUMS.test(path);

const labelled = (paths: readonly { readonly path: string }[]): string => paths.map(({ path }) => path).join("、");

/** What became of the sheet's columns: not found, not read, not allowed. */
export function columnFindings({
  columns,
  found,
  mapping,
  leftOut,
}: {
  readonly columns: readonly Column[];
  readonly found: FoundTable;
  readonly mapping: readonly MappedColumn[];
  /** Said to be left out by a person: nothing to tell about them. */
  readonly leftOut: ReadonlySet<number>;
}): readonly Finding[] {
  const keys = new Set(mapping.map(({ key }) => key));
  const taken = new Set(mapping.map(({ column }) => column));
  const rest = found.unmapped.filter((head) => !taken.has(head.column) && head.path !== "" && !isSumColumn(head));
  const never = rest.filter(({ path }) => classOfHead(path.split("/").at(-1) ?? "") === "never");
  const unread = rest.filter(
    (head) => !never.includes(head) && !leftOut.has(head.column) && !isNumbering({ label: head.path }),
  );
  // Rows are called by a column that is nowhere in the sheet: they are rows of something else (towns, not households).
  const cellsOf = (column: number): readonly string[] => found.rows.map(({ cells }) => cells[column]?.text ?? "");
  const unlike = columns.find(
    (column) =>
      column.required === true &&
      column.named === true &&
      !keys.has(column.key) &&
      !unread.some(({ path, column: at }) => couldBe(column, path.split("/").at(-1) ?? "", cellsOf(at))),
  );
  const dropped = labelled([...found.dropped, ...never]);
  return [
    ...(found.folds === undefined
      ? []
      : [{ code: "sheet-unfolded", severity: "warning", values: { folds: found.folds } } as const]),
    ...columns.flatMap(({ key, label, required }): Finding[] =>
      required === true && !keys.has(key)
        ? [{ code: "sheet-column-missing", severity: "hard", column: key, values: { label } }]
        : [],
    ),
    ...(unlike ? [{ code: "sheet-unlike", severity: "warning", values: { label: unlike.label } } as const] : []),
    ...(unread.length === 0
      ? []
      : [{ code: "sheet-columns-unmapped", severity: "warning", values: { labels: labelled(unread) } } as const]),
    ...(dropped === ""
      ? []
      : [{ code: "sheet-columns-dropped", severity: "warning", values: { labels: dropped } } as const]),
  ];
}
