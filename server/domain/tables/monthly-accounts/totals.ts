import type { TableDraft, TotalRow, Value } from "../table.ts";
import { isSimple } from "./columns.ts";
import { closingOf, sumsOf, yearTotalOf } from "./sums.ts";

/** Totals are computed (FG1); what the sheet stated otherwise, and its author explained, stands in a line of its own. */
export function totalsOf(table: TableDraft): readonly TotalRow[] {
  const { incomeFen, expenseFen } = sumsOf(table);
  const closing = closingOf(table);
  const { stated } = table;
  if (isSimple(table)) {
    const shown: readonly (readonly [string, number | null, Value | undefined])[] = [
      ["收入合计", incomeFen === 0 ? null : incomeFen, stated.incomeFen],
      ["支出合计", expenseFen === 0 && incomeFen !== 0 ? null : expenseFen, stated.expenseFen],
      ["结余", closing, stated.closingFen],
    ];
    return shown.flatMap(([label, amount, written]) => [
      ...(amount === null ? [] : [{ label, cells: { amountFen: amount } }]),
      ...(typeof written === "number" && written !== amount
        ? [{ label: `原表${label}`, cells: { amountFen: written } }]
        : []),
    ]);
  }
  const [yearIncome, yearExpense] = [yearTotalOf(table, "income"), yearTotalOf(table, "expense")];
  const written = {
    incomeFen: unlike(stated.incomeFen, incomeFen),
    expenseFen: unlike(stated.expenseFen, expenseFen),
    balanceFen: unlike(stated.closingFen, closing),
  };
  const differs = Object.values(written).some((value) => value !== null);
  return [
    { label: "本期合计", cells: { incomeFen, expenseFen, balanceFen: closing } },
    ...(differs ? [{ label: "原表所列", cells: written }] : []),
    ...(yearIncome === null && yearExpense === null
      ? []
      : [{ label: "本年累计", cells: { incomeFen: yearIncome, expenseFen: yearExpense } }]),
  ];
}

const unlike = (stated: Value | undefined, actual: number | null): number | null =>
  typeof stated === "number" && stated !== actual ? stated : null;
