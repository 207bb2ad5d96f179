import type { Decimal } from "../figures/decimal.ts";
import { fenOf, times } from "./exact.ts";
import type { Finding, Row, TableDraft } from "./table.ts";

/** A factor of a line: what its column is called, and its exact figure. */
export type Factor = { readonly label: string; readonly exact: Decimal | undefined };

/** More of them are told once, at the first: then it is the rounding of the whole list that differs. */
const MANY = 3;

/** Lines whose sum of money is not the product of two of their figures, beyond what the table rounds to. */
export function productFindings(
  { rows }: TableDraft,
  {
    into,
    factors,
    toleranceFen = 1,
    wholeYuan = false,
  }: {
    readonly into: string;
    readonly factors: (row: Row) => readonly [Factor, Factor] | undefined;
    readonly toleranceFen?: number;
    readonly wholeYuan?: boolean;
  },
): readonly Finding[] {
  const wrong = rows.flatMap((row, index) => {
    const [one, other] = factors(row) ?? [];
    const stated = row[into];
    if (!one?.exact || !other?.exact || typeof stated !== "number") return [];
    const exact = fenOf(times(one.exact, other.exact));
    const actual = wholeYuan ? Math.round(exact / 100) * 100 : exact;
    return Math.abs(exact - stated) <= toleranceFen
      ? []
      : [{ index, stated, actual, measure: one.label, rate: other.label }];
  });
  const told = wrong.length > MANY ? wrong.slice(0, 1) : wrong;
  return told.map(({ index, stated, actual, measure, rate }) => ({
    code: "product-differs",
    severity: "hard",
    explainable: true,
    row: index,
    column: into,
    values: {
      measure,
      rate,
      statedFen: stated,
      actualFen: actual,
      differenceFen: stated - actual,
      count: told.length < wrong.length ? wrong.length : 1,
    },
    suggestion: actual,
  }));
}
