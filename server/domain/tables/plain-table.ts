import { amountOf } from "./amounts.ts";
import { isFigure, sumOf } from "./exact.ts";
import { totalFindings, totalsOf } from "./totals.ts";
import { heldToHead, isNumbering } from "./plain-columns.ts";
import type { Column, Field, Finding, TableDraft, TableKind } from "./table.ts";
import { isBlankRow, textOf } from "./text-of.ts";

/** Columns of declared type and class, sums checked; usable by any item. */
export const plainTable: TableKind = {
  id: "plain-table",
  name: "表格",
  head: () => [],
  columns: (table) => (table.columns ?? []).map(heldToHead),
  stated: (table) => summed(table).map(({ key, label, type }): Field => ({ key, label, type })),
  start: ({ previous }) => ({
    kind: "plain-table",
    ...(previous?.caption === undefined ? {} : { caption: previous.caption }),
    columns: previous?.columns ?? [],
    head: {},
    rows: [],
    stated: {},
  }),
  withComputed: (table) => table,
  declared: true,
  check: (table) => [...numberFindings(table), ...missingFindings(table), ...totalFindings(table, summed(table))],
  finds: ["total-differs", "number-repeated", "number-gap"],
  totals: (table) => totalsOf(table, summed(table)),
  figures: (table) =>
    summed(table)
      .filter(({ type }) => type === "money")
      .slice(0, 1)
      .map((column) => ({ key: column.key, label: column.label, ...amountOf(column.type, sumOf(table.rows, column)) })),
  bars: () => [],
};

const summed = (table: TableDraft): readonly Column[] =>
  (table.columns ?? []).filter(({ sum, type }) => sum === true && isFigure(type));

/** In a table with one column of money, filled in nearly every row, an empty place is asked about. */
function missingFindings(table: TableDraft): readonly Finding[] {
  const [column, ...others] = (table.columns ?? []).filter(({ type }) => type === "money");
  if (!column || others.length > 0) return [];
  const rows = table.rows.flatMap((row, index) => (isBlankRow(row) ? [] : [{ row, index }]));
  const empty = rows.filter(({ row }) => textOf(row[column.key]) === "");
  if (empty.length * 5 > rows.length) return [];
  return empty.map(({ index }) => ({ code: "amount-missing", severity: "warning", row: index, column: column.key }));
}

function numberFindings(table: TableDraft): readonly Finding[] {
  const column = table.columns?.find(isNumbering);
  if (!column) return [];
  const findings: Finding[] = [];
  const firstRows = new Map<number, number>();
  let last: number | undefined;
  table.rows.forEach((row, index) => {
    const number = row[column.key];
    if (isBlankRow(row) || typeof number !== "number") return;
    const at = { severity: "warning", row: index, column: column.key } as const;
    const firstRow = firstRows.get(number);
    if (firstRow !== undefined) findings.push({ ...at, code: "number-repeated", values: { number, firstRow } });
    else if (last !== undefined && number !== last + 1)
      findings.push({ ...at, code: "number-gap", values: { number, before: last } });
    firstRows.set(number, firstRow ?? index);
    last = number;
  });
  return findings;
}
