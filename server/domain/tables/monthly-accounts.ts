import { parseReportingPeriod } from "../reporting-period.ts";
import { columnsOf, isSimple } from "./monthly-accounts/columns.ts";
import { headOf, statedKeyOf, statedOf } from "./monthly-accounts/fields.ts";
import {
  balanceFindings,
  categoryFindings,
  closingFindings,
  earmarkedFindings,
  missingBalanceFindings,
  openingFindings,
  partsFindings,
  yearFindings,
} from "./monthly-accounts/balance-rules.ts";
import {
  decisionFindings,
  lineFindings,
  pettyCashFindings,
  personFindings,
  summaryFindings,
} from "./monthly-accounts/conduct-rules.ts";
import { barsOf } from "./monthly-accounts/bars.ts";
import { publishedClosingOf, runningBalances, sumsOf, yearTotalOf } from "./monthly-accounts/sums.ts";
import { totalsOf } from "./monthly-accounts/totals.ts";
import {
  dayFindings,
  repeatedVoucherFindings,
  reversalFindings,
  voucherGapFindings,
} from "./monthly-accounts/voucher-rules.ts";
import type { TableContext, TableDraft, TableKind } from "./table.ts";
import { textOf } from "./text-of.ts";

/** Income and expense of a village's collective, voucher by voucher (财务收支明细公布表, domain.md §3.1, rules A1–A14). */
export const monthlyAccounts: TableKind = {
  id: "monthly-accounts",
  name: "财务收支明细",
  profiles: [
    { id: "full", name: "逐笔明细" },
    { id: "simple", name: "简表" },
  ],
  head: headOf,
  columns: columnsOf,
  stated: statedOf,
  start: startFrom,
  withComputed,
  statedKey: statedKeyOf,
  check: (table, context) => [
    ...missingBalanceFindings(table, context),
    ...openingFindings(table, context),
    ...dayFindings(table, context),
    ...repeatedVoucherFindings(table),
    ...voucherGapFindings(table, context),
    ...lineFindings(table),
    ...balanceFindings(table),
    ...reversalFindings(table, context),
    ...decisionFindings(table, context),
    ...personFindings(table, context),
    ...summaryFindings(table, context),
    ...pettyCashFindings(table, context),
    ...earmarkedFindings(table),
    ...categoryFindings(table),
    ...closingFindings(table),
    ...partsFindings(table),
    ...yearFindings(table, context),
  ],
  finds: [
    "opening-differs",
    "balances-missing",
    "balances-required",
    "total-differs",
    "closing-differs",
    "balance-differs",
    "category-total-differs",
    "closing-parts-differ",
    "year-total-differs",
    "voucher-repeated",
    "voucher-gap",
  ],
  totals: totalsOf,
  figures: (table) => {
    const { incomeFen, expenseFen } = sumsOf(table);
    const closing = publishedClosingOf(table);
    return [
      { key: "income", label: "收入", fen: incomeFen },
      { key: "expense", label: "支出", fen: expenseFen },
      ...(closing === null ? [] : [{ key: "closing", label: "结余", fen: closing }]),
    ];
  },
  bars: barsOf,
  barWords: { title: "钱花到哪里去了", largest: "最大一笔支出" },
  balances: { opening: "openingFen", closing: "closingFen" },
};

function startFrom({ previous, reportingPeriod }: Pick<TableContext, "previous" | "reportingPeriod">): TableDraft {
  const first = reportingPeriod !== null && parseReportingPeriod(reportingPeriod)?.index === 1;
  const begin = { kind: "monthly-accounts", profile: previous?.profile ?? "full", rows: [], stated: {} };
  const year = (side: "income" | "expense"): number | null =>
    first ? 0 : previous ? yearTotalOf(previous, side) : null;
  return {
    ...begin,
    ...(previous?.caption === undefined ? {} : { caption: previous.caption }),
    head: {
      account: previous?.head.account ?? null,
      openingFen: previous ? publishedClosingOf(previous) : null,
      yearIncomeBeforeFen: year("income"),
      yearExpenseBeforeFen: year("expense"),
      ...(previous?.head.amountMeans === undefined ? {} : { amountMeans: previous.head.amountMeans }),
    },
  };
}

function withComputed(table: TableDraft): TableDraft {
  if (isSimple(table)) return table;
  const running = runningBalances(table);
  const rows = table.rows.map((row, index) => {
    const balance = running[index];
    const open = textOf(row.balanceFen) === "" && typeof balance === "number" && hasAmount(row);
    return open ? { ...row, balanceFen: balance } : row;
  });
  return { ...table, rows };
}

const hasAmount = (row: TableDraft["rows"][number]): boolean =>
  typeof row.incomeFen === "number" || typeof row.expenseFen === "number";
