import type { Field, SheetTotal, TableDraft } from "../table.ts";
import { categoryNamed, type Side } from "./chart.ts";
import { isSimple } from "./columns.ts";

const money = (key: string, label: string, labels: readonly string[] = []): Field => ({
  key,
  label,
  labels,
  type: "money",
});

const OPENING = [
  "上期结余",
  "上月结余",
  "上季结余",
  "上季度结余",
  "上年结余",
  "上年结转",
  "上期余额",
  "上月余额",
  "期初余额",
  "期初结余",
  "月初余额",
  "结转",
];

const HEAD: readonly Field[] = [
  {
    key: "account",
    label: "账户",
    labels: ["账户名称", "资金账户"],
    type: "choice",
    choices: [
      { value: "cash", label: "库存现金" },
      { value: "basic", label: "基本户" },
      { value: "special", label: "专户" },
    ],
  },
  money("openingFen", "上期结余", OPENING),
  { ...money("yearIncomeBeforeFen", "上期末本年累计收入"), internal: true },
  { ...money("yearExpenseBeforeFen", "上期末本年累计支出"), internal: true },
];

/** What the amounts of a simple table are where no column says it: 支出 unless stated. */
const AMOUNT_MEANS: Field = {
  key: "amountMeans",
  label: "金额是",
  type: "choice",
  internal: true,
  choices: [
    { value: "expense", label: "支出" },
    { value: "income", label: "收入" },
    { value: "sign", label: "正数是收入，负数是支出" },
  ],
};

export const headOf = (table: TableDraft): readonly Field[] => (isSimple(table) ? [...HEAD, AMOUNT_MEANS] : HEAD);

const STATED: readonly Field[] = [
  money("incomeFen", "收入合计", ["本月收入合计", "本期收入合计", "本月收入"]),
  money("expenseFen", "支出合计", ["本月支出合计", "本期支出合计", "本月支出"]),
  money("yearIncomeFen", "本年累计收入", ["累计收入"]),
  money("yearExpenseFen", "本年累计支出", ["累计支出"]),
  money("closingFen", "期末结余", ["本期结余", "本月结余", "月末余额", "期末余额", "月末结余"]),
  money("cashFen", "其中：现金", ["现金", "库存现金"]),
  money("bankFen", "其中：银行存款", ["银行存款", "存款"]),
];

/** Prefix of a stated total of one category: `category:补助收入`. */
export const CATEGORY_TOTAL = "category:";

export const statedOf = (table: TableDraft): readonly Field[] => [
  ...STATED,
  ...Object.keys(table.stated)
    .filter((key) => key.startsWith(CATEGORY_TOTAL))
    .map((key) => money(key, key.slice(CATEGORY_TOTAL.length))),
];

/** Rows of totals: sums of either side, of a category, of the year; the figure under 结余 is the closing balance. */
export function statedKeyOf(table: TableDraft, { column, head, running }: SheetTotal): string | null {
  const side = sideOfColumn(table, column);
  if (side !== undefined && running) return side === "income" ? "yearIncomeFen" : "yearExpenseFen";
  if (side !== undefined && head !== null) return `${CATEGORY_TOTAL}${categoryNamed(head, side)}`;
  if (side !== undefined) return side === "income" ? "incomeFen" : "expenseFen";
  return column === "balanceFen" && !running ? "closingFen" : null;
}

function sideOfColumn({ head }: TableDraft, column: string): Side | undefined {
  if (column === "incomeFen") return "income";
  if (column === "expenseFen") return "expense";
  if (column !== "amountFen" || head.amountMeans === "sign") return undefined;
  return head.amountMeans === "income" ? "income" : "expense";
}
