import type { Row, TableDraft, Value } from "../table.ts";
import type { Side } from "./chart.ts";
import { isSimple } from "./columns.ts";

const fen = (value: Value | undefined): number => (typeof value === "number" ? value : 0);
const known = (value: Value | undefined): number | null => (typeof value === "number" ? value : null);

export type Sides = { readonly incomeFen: number; readonly expenseFen: number };

/** What a line adds to either side, reversals as negative figures on the side they reverse. */
export function sidesOf(table: TableDraft, row: Row): Sides {
  if (!isSimple(table)) return { incomeFen: fen(row.incomeFen), expenseFen: fen(row.expenseFen) };
  const amount = fen(row.amountFen);
  return sideOfAmount(table, row, amount) === "income"
    ? { incomeFen: amount, expenseFen: 0 }
    : { incomeFen: 0, expenseFen: table.head.amountMeans === "sign" && row.nature !== "expense" ? -amount : amount };
}

function sideOfAmount(table: TableDraft, row: Row, amount: number): Side {
  if (row.nature === "income" || row.nature === "expense") return row.nature;
  const means = table.head.amountMeans;
  if (means === "sign") return amount < 0 ? "expense" : "income";
  return means === "income" ? "income" : "expense";
}

export function sumsOf(table: TableDraft): Sides {
  let [incomeFen, expenseFen] = [0, 0];
  for (const row of table.rows) {
    const sides = sidesOf(table, row);
    incomeFen += sides.incomeFen;
    expenseFen += sides.expenseFen;
  }
  return { incomeFen, expenseFen };
}

/** Sum of each category, in the order of first use. */
export function categorySums(table: TableDraft): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of table.rows) {
    if (typeof row.category !== "string" || row.category === "") continue;
    const { incomeFen, expenseFen } = sidesOf(table, row);
    sums.set(row.category, (sums.get(row.category) ?? 0) + incomeFen + expenseFen);
  }
  return sums;
}

/** Opening balance and all lines (A1); null where no opening balance is known. */
export function closingOf(table: TableDraft): number | null {
  const opening = known(table.head.openingFen);
  const { incomeFen, expenseFen } = sumsOf(table);
  return opening === null ? null : opening + incomeFen - expenseFen;
}

/** The closing balance that was published: what the sheet stated, else what follows from the lines. */
export const publishedClosingOf = (table: TableDraft): number | null =>
  known(table.stated.closingFen) ?? closingOf(table);

/** Income or expense of the year up to the end of this period; null where it is not known. */
export function yearTotalOf(table: TableDraft, side: Side): number | null {
  const [stated, before, sums] = [table.stated, table.head, sumsOf(table)];
  const [total, start, own] =
    side === "income"
      ? [stated.yearIncomeFen, before.yearIncomeBeforeFen, sums.incomeFen]
      : [stated.yearExpenseFen, before.yearExpenseBeforeFen, sums.expenseFen];
  const carried = known(start);
  return known(total) ?? (carried === null ? null : carried + own);
}

/** True balance after each line; null throughout without an opening balance. */
export function runningBalances(table: TableDraft): readonly (number | null)[] {
  let balance = known(table.head.openingFen);
  return table.rows.map((row) => {
    const { incomeFen, expenseFen } = sidesOf(table, row);
    if (balance !== null) balance += incomeFen - expenseFen;
    return balance;
  });
}
