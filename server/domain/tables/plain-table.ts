import { heldToHead, isNumbering } from "./plain-columns.ts";
import type { Column, Field, Finding, TableDraft, TableKind, TotalRow } from "./table.ts";
import { isBlankRow } from "./text-of.ts";

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
  check: (table) => [...numberFindings(table), ...totalFindings(table)],
  totals: totalsOf,
  figures: (table) =>
    summed(table)
      .filter(({ type }) => type === "money")
      .slice(0, 1)
      .map((column) => ({ key: column.key, label: column.label, fen: sumOf(table, column) })),
  bars: () => [],
};

const summed = (table: TableDraft): readonly Column[] =>
  (table.columns ?? []).filter(
    ({ sum, type }) => sum === true && (type === "money" || type === "area" || type === "count"),
  );

const sumOf = (table: TableDraft, { key }: Column): number =>
  table.rows.reduce((sum, row) => sum + (typeof row[key] === "number" ? row[key] : 0), 0);

/** FG1: a stated total that differs is a finding, never corrected in silence. */
function totalFindings(table: TableDraft): readonly Finding[] {
  return summed(table).flatMap((column): Finding[] => {
    const [stated, actual] = [table.stated[column.key], sumOf(table, column)];
    if (typeof stated !== "number" || stated === actual) return [];
    const unit = column.type === "money" ? "Fen" : column.type === "area" ? "Centimu" : "Count";
    const values = {
      label: column.label,
      [`stated${unit}`]: stated,
      [`actual${unit}`]: actual,
      [`difference${unit}`]: stated - actual,
    };
    return [
      { code: "total-differs", severity: "hard", explainable: true, column: column.key, values, suggestion: actual },
    ];
  });
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

function totalsOf(table: TableDraft): readonly TotalRow[] {
  const columns = summed(table);
  if (columns.length === 0 || table.rows.length === 0) return [];
  const stated = columns.flatMap((column) => {
    const written = table.stated[column.key];
    return typeof written === "number" && written !== sumOf(table, column) ? [[column.key, written] as const] : [];
  });
  return [
    { label: "合计", cells: Object.fromEntries(columns.map((column) => [column.key, sumOf(table, column)])) },
    ...(stated.length > 0 ? [{ label: "原表所列", cells: Object.fromEntries(stated) }] : []),
  ];
}
