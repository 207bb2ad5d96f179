import { figureValues } from "./amounts.ts";
import { exactOf, plus, sameFigure, sumOf, valueOf } from "./exact.ts";
import type { Column, ColumnType, Finding, TableDraft, TotalRow, Value } from "./table.ts";

const stated = (table: TableDraft, { key, type }: Column): Value =>
  exactOf(type, table.stated[key]) === undefined ? null : (table.stated[key] ?? null);

const unlike = (table: TableDraft, column: Column): boolean =>
  stated(table, column) !== null && !sameFigure(column.type, stated(table, column), sumOf(table.rows, column));

/** FG1: a stated total that differs is a finding, never corrected in silence. */
export const totalFindings = (table: TableDraft, columns: readonly Column[]): readonly Finding[] =>
  columns
    .filter((column) => unlike(table, column))
    .map((column) => {
      const actual = sumOf(table.rows, column);
      return differing("total-differs", column, { stated: stated(table, column), actual });
    });

/** A figure that stands there and the one it should be: hard, lifted by words, with the right one at hand. */
export const differing = (
  code: Finding["code"],
  { key, type, label }: Pick<Column, "key" | "type" | "label">,
  { stated: written, actual }: { readonly stated: Value; readonly actual: Value },
): Finding => ({
  code,
  severity: "hard",
  explainable: true,
  column: key,
  values: { label, ...figureValues(type, { stated: written, actual, difference: minus(type, written, actual) }) },
  suggestion: actual,
});

export function minus(type: ColumnType, one: Value, other: Value): Value {
  const [left, right] = [exactOf(type, one), exactOf(type, other)];
  return left && right ? valueOf(type, plus(left, { ...right, units: -right.units })) : null;
}

/** The computed row of totals; what the sheet stated otherwise, and its author explained, stands in a line of its own. */
export function totalsOf(table: TableDraft, columns: readonly Column[]): readonly TotalRow[] {
  if (columns.length === 0 || table.rows.length === 0) return [];
  const filled = columns.filter(({ key }) => table.rows.some((row) => (row[key] ?? "") !== ""));
  const others = columns.filter((column) => unlike(table, column));
  return [
    { label: "合计", cells: Object.fromEntries(filled.map((column) => [column.key, sumOf(table.rows, column)])) },
    ...(others.length > 0
      ? [{ label: "原表所列", cells: Object.fromEntries(others.map((column) => [column.key, stated(table, column)])) }]
      : []),
  ];
}
