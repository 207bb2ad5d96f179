import type { Column, TableDraft } from "../table.ts";
import { CATEGORIES, categoryNamed, NATURES } from "./chart.ts";

const SUMMARY_HEADS = [
  "摘要内容",
  "内容摘要",
  "内容",
  "事由",
  "用途",
  "收支项目",
  "开支项目",
  "支出项目",
  "项目",
  "收支内容",
];

const date: Column = {
  key: "date",
  label: "日期",
  labels: ["时间", "记账日期", "发生日期", "收支日期", "年月日", "凭证日期", "入账日期"],
  type: "day",
  class: "open",
  required: true,
  onScreen: true,
  width: 0.9,
};

const summary: Column = {
  key: "summary",
  label: "摘要",
  labels: SUMMARY_HEADS,
  type: "text",
  class: "open",
  required: true,
  onScreen: true,
  width: 2.8,
};

const remark: Column = {
  key: "remark",
  label: "备注",
  labels: ["备注（决议号）", "决议号", "说明", "附注"],
  type: "text",
  class: "open",
  width: 1.2,
};

const nature: Column = {
  key: "nature",
  label: "资金性质",
  labels: ["性质", "收支类型", "收/支", "收支", "收支类别"],
  type: "choice",
  class: "open",
  choices: NATURES,
};

const person = (key: string, label: string, labels: readonly string[]): Column => ({
  key,
  label,
  labels,
  type: "person",
  class: "name",
  duty: true,
  width: 0.8,
});

/** domain.md §3.1, in the order of the sheet. */
const FULL: readonly Column[] = [
  date,
  {
    key: "voucher",
    label: "凭证号",
    labels: ["凭证号码", "凭证编号", "凭证", "凭证字号", "票据号", "单据号"],
    type: "text",
    class: "open",
    width: 0.9,
  },
  {
    key: "category",
    label: "类别",
    labels: ["收支类别", "科目", "科目名称", "会计科目", "分类"],
    type: "text",
    class: "open",
    choices: CATEGORIES.map(({ label }) => ({ value: label, label })),
  },
  summary,
  nature,
  {
    key: "incomeFen",
    label: "收入",
    labels: ["收入金额", "收入（元）", "本期收入", "收方", "收方金额", "借方", "借方金额", "收入额"],
    type: "money",
    class: "open",
    sum: true,
    onScreen: true,
    width: 1.1,
    spread: {
      into: "category",
      parents: ["收入", "本期收入", "收入金额"],
      named: (head) => categoryNamed(head, "income"),
    },
  },
  {
    key: "expenseFen",
    label: "支出",
    labels: ["支出金额", "支出（元）", "本期支出", "付方", "付方金额", "贷方", "贷方金额", "支出额"],
    type: "money",
    class: "open",
    sum: true,
    onScreen: true,
    width: 1.1,
    spread: {
      into: "category",
      parents: ["支出", "本期支出", "支出金额"],
      named: (head) => categoryNamed(head, "expense"),
    },
  },
  {
    key: "balanceFen",
    label: "结余",
    labels: ["余额", "结存", "结余金额", "结余（元）", "账面余额", "结存金额"],
    type: "money",
    class: "open",
    computed: true,
    onScreen: true,
    width: 1.2,
  },
  person("handler", "经手人", ["经手", "经办人", "经办", "领款人", "报账人"]),
  person("witness", "证明人", ["证明", "验收人", "见证人"]),
  person("approver", "审批人", ["审批", "批准人", "审批领导"]),
  remark,
];

/** For villages that begin with less: date, summary and amount. */
const SIMPLE: readonly Column[] = [
  date,
  summary,
  {
    key: "amountFen",
    label: "金额",
    labels: ["金额（元）", "发生金额", "开支金额", "数额", "发生额"],
    type: "money",
    class: "open",
    required: true,
    onScreen: true,
    width: 1.2,
  },
  nature,
  remark,
];

export const isSimple = (table: TableDraft): boolean => table.profile === "simple";

export const columnsOf = (table: TableDraft): readonly Column[] => (isSimple(table) ? SIMPLE : FULL);
