import { parseReportingPeriod } from "../../reporting-period.ts";
import type { Finding, TableContext, TableDraft, Value } from "../table.ts";
import { CATEGORY_TOTAL } from "./fields.ts";
import { categorySums, closingOf, publishedClosingOf, runningBalances, sidesOf, sumsOf, yearTotalOf } from "./sums.ts";

const differs = (
  code: Finding["code"],
  column: string,
  stated: Value,
  actual: number,
  more = {},
): readonly Finding[] =>
  typeof stated !== "number" || stated === actual
    ? []
    : [
        {
          code,
          severity: "hard",
          explainable: true,
          column,
          values: { statedFen: stated, actualFen: actual, differenceFen: stated - actual, ...more },
          suggestion: actual,
        },
      ];

/** A1: opening + income − expense = closing, and the stated sums of either side (A3). */
export function closingFindings(table: TableDraft): readonly Finding[] {
  const { incomeFen, expenseFen } = sumsOf(table);
  const closing = closingOf(table);
  return [
    ...differs("total-differs", "incomeFen", table.stated.incomeFen ?? null, incomeFen, { side: "income" }),
    ...differs("total-differs", "expenseFen", table.stated.expenseFen ?? null, expenseFen, { side: "expense" }),
    ...(closing === null ? [] : differs("closing-differs", "closingFen", table.stated.closingFen ?? null, closing)),
  ];
}

/** A2: the opening balance is the last published closing balance. */
export function openingFindings(table: TableDraft, { previous, previousPeriod }: TableContext): readonly Finding[] {
  const closing = previous ? publishedClosingOf(previous) : null;
  if (closing === null || typeof table.head.openingFen !== "number") return [];
  return differs("opening-differs", "openingFen", table.head.openingFen, closing, {
    previousPeriod: previousPeriod ?? null,
  });
}

/** A3: stated subtotals of categories are those of the lines. */
export function categoryFindings(table: TableDraft): readonly Finding[] {
  const sums = categorySums(table);
  return Object.entries(table.stated).flatMap(([key, stated]) => {
    if (!key.startsWith(CATEGORY_TOTAL)) return [];
    const category = key.slice(CATEGORY_TOTAL.length);
    return differs("category-total-differs", key, stated, sums.get(category) ?? 0, { category });
  });
}

/** A4: each typed balance. A fault that runs on through the lines below is found once, where it begins. */
export function balanceFindings(table: TableDraft): readonly Finding[] {
  const running = runningBalances(table);
  const findings: Finding[] = [];
  let drift = 0;
  table.rows.forEach((row, index) => {
    const [typed, actual] = [row.balanceFen, running[index] ?? null];
    if (typeof typed !== "number" || actual === null) return;
    if (typed - actual !== drift && typed !== actual)
      findings.push({
        code: "balance-differs",
        severity: "hard",
        explainable: true,
        row: index,
        column: "balanceFen",
        values: { statedFen: typed, actualFen: actual, differenceFen: typed - actual },
        suggestion: actual,
      });
    drift = typed - actual;
  });
  return findings;
}

/** A5: closing balance = cash + bank, where the sheet states them. */
export function partsFindings(table: TableDraft): readonly Finding[] {
  const { cashFen, bankFen } = table.stated;
  const closing = publishedClosingOf(table);
  if (closing === null || (typeof cashFen !== "number" && typeof bankFen !== "number")) return [];
  const parts = (typeof cashFen === "number" ? cashFen : 0) + (typeof bankFen === "number" ? bankFen : 0);
  if (parts === closing) return [];
  const values = { statedFen: parts, actualFen: closing, differenceFen: parts - closing };
  return [{ code: "closing-parts-differ", severity: "hard", explainable: true, column: "cashFen", values }];
}

/** A6: total of the year = that of the last period + this one; in the first period of a year it is this one's. */
export function yearFindings(table: TableDraft, context: TableContext): readonly Finding[] {
  const parts = context.reportingPeriod === null ? undefined : parseReportingPeriod(context.reportingPeriod);
  if (!parts) return [];
  const last = context.previousPeriod === undefined ? undefined : parseReportingPeriod(context.previousPeriod);
  const sums = sumsOf(table);
  return (["income", "expense"] as const).flatMap((side) => {
    const carried =
      parts.index === 1
        ? 0
        : last?.year === parts.year && context.previous
          ? yearTotalOf(context.previous, side)
          : null;
    if (carried === null) return [];
    const [column, own] =
      side === "income" ? (["yearIncomeFen", sums.incomeFen] as const) : (["yearExpenseFen", sums.expenseFen] as const);
    return differs("year-total-differs", column, table.stated[column] ?? null, carried + own, { side });
  });
}

/** A12: earmarked money spent is at most what came in, with the opening balance of a special account. */
export function earmarkedFindings(table: TableDraft): readonly Finding[] {
  const special = table.head.account === "special";
  let [receivedFen, spentFen] = [special && typeof table.head.openingFen === "number" ? table.head.openingFen : 0, 0];
  for (const row of table.rows) {
    if (!special && row.nature !== "earmarked") continue;
    const { incomeFen, expenseFen } = sidesOf(table, row);
    receivedFen += incomeFen;
    spentFen += expenseFen;
  }
  return spentFen <= receivedFen
    ? []
    : [{ code: "earmarked-overspent", severity: "warning", column: "expenseFen", values: { spentFen, receivedFen } }];
}

/** Missing balances: asked once of a simple table that begins, never let through once a chain of balances exists. */
export function missingBalanceFindings(table: TableDraft, { previous }: TableContext): readonly Finding[] {
  if (typeof table.head.openingFen === "number" || table.rows.length === 0) return [];
  if (previous && publishedClosingOf(previous) !== null)
    return [
      { code: "balances-required", severity: "hard", column: "openingFen", suggestion: publishedClosingOf(previous) },
    ];
  return table.profile === "simple"
    ? [{ code: "balances-missing", severity: "warning", column: "openingFen" }]
    : [{ code: "field-missing", severity: "hard", column: "openingFen", values: { label: "上期结余" } }];
}
