/** What a line is by nature (资金性质): the public sheet is cash in and out, so not all of it is income or expense. */
export const NATURES = [
  { value: "income", label: "收入" },
  { value: "expense", label: "支出" },
  { value: "transit", label: "往来代收代付" },
  { value: "liability", label: "负债" },
  { value: "earmarked", label: "专项" },
] as const;

export type Side = "income" | "expense";

/** Chart of categories (财会〔2023〕14号, domain.md §3.1); heads of sheets that mean the same stand in `labels`. */
export const CATEGORIES: readonly {
  readonly label: string;
  readonly side: Side;
  readonly labels: readonly string[];
}[] = [
  { label: "经营收入", side: "income", labels: ["经营"] },
  { label: "投资收益", side: "income", labels: ["投资"] },
  { label: "补助收入", side: "income", labels: ["补助", "财政补助", "转移支付"] },
  { label: "其他收入", side: "income", labels: ["其他", "其它", "其它收入"] },
  { label: "经营支出", side: "expense", labels: ["经营"] },
  { label: "税金及附加", side: "expense", labels: ["税金"] },
  { label: "管理费用", side: "expense", labels: ["管理", "管理费", "管理支出"] },
  { label: "公益支出", side: "expense", labels: ["公益"] },
  { label: "其他支出", side: "expense", labels: ["其他", "其它", "其它支出"] },
];

/** The category that a head or cell means, on the side where it stands; the text itself when the chart has none. */
export const categoryNamed = (text: string, side?: Side): string =>
  CATEGORIES.find(
    (category) =>
      (side === undefined || category.side === side) &&
      (category.label === text || (side !== undefined && category.labels.includes(text))),
  )?.label ?? text;

export const sideOfCategory = (label: string): Side | undefined =>
  CATEGORIES.find((category) => category.label === label)?.side;
