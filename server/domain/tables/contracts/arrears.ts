import type { Finding, Row, TableContext, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";

const fen = (value: Row[string] | undefined): number => (typeof value === "number" ? value : 0);
const known = (value: Row[string] | undefined): value is number => typeof value === "number";

/** What is still owed at the end: arrears at the beginning + due − paid; null for a line about letting alone. */
export function arrearsOf({ openingFen, dueFen, paidFen }: Row): number | null {
  if (!known(openingFen) && !known(dueFen) && !known(paidFen)) return null;
  return fen(openingFen) + fen(dueFen) - fen(paidFen);
}

/** The arrears that were published: as the line states them, else as they follow. */
const publishedArrears = (row: Row): number | null => (known(row.arrearsFen) ? row.arrearsFen : arrearsOf(row));

export const contractOf = (row: Row): string => textOf(row.contract).replace(/[\s\u3000]/gu, "");

/** C1: arrears at the beginning + due − paid = arrears at the end. */
export const arrearsFindings = ({ rows }: TableDraft): readonly Finding[] =>
  rows.flatMap((row, index): Finding[] => {
    const [stated, actual] = [row.arrearsFen, arrearsOf(row)];
    if (!known(stated) || actual === null || stated === actual) return [];
    const values = { statedFen: stated, actualFen: actual, differenceFen: stated - actual };
    const at = { row: index, column: "arrearsFen", values, suggestion: actual };
    return [{ ...at, code: "arrears-differ", severity: "hard", explainable: true }];
  });

/** C2: arrears at the beginning are those last published for the same contract. */
export function openingArrearsFindings(
  { rows }: TableDraft,
  { previous, previousPeriod, published = [], reportingPeriod }: TableContext,
): readonly Finding[] {
  const earlier = [
    ...(previous ? [{ table: previous, reportingPeriod: previousPeriod ?? null }] : []),
    ...published.filter(
      (each) => each.reportingPeriod !== null && (reportingPeriod === null || each.reportingPeriod < reportingPeriod),
    ),
  ];
  const last = new Map<string, { readonly owed: number; readonly period: string | null }>();
  for (const { table, reportingPeriod: period } of earlier)
    for (const row of table.rows) {
      const owed = publishedArrears(row);
      if (contractOf(row) !== "" && owed !== null && !last.has(contractOf(row)))
        last.set(contractOf(row), { owed, period });
    }
  return rows.flatMap((row, index): Finding[] => {
    const before = last.get(contractOf(row));
    if (!before || arrearsOf(row) === null || fen(row.openingFen) === before.owed) return [];
    const values = {
      contract: textOf(row.contract),
      statedFen: fen(row.openingFen),
      actualFen: before.owed,
      previousPeriod: before.period,
    };
    const at = { row: index, column: "openingFen", values, suggestion: before.owed };
    return [{ ...at, code: "opening-arrears-differ", severity: "hard", explainable: true }];
  });
}

/** Arrears that nobody typed are filled in. */
export const withArrears = (table: TableDraft): TableDraft => ({
  ...table,
  rows: table.rows.map((row) =>
    textOf(row.arrearsFen) === "" && arrearsOf(row) !== null ? { ...row, arrearsFen: arrearsOf(row) } : row,
  ),
});
