import type { Place, Reason } from "../../domain/search/reasons.ts";
import { reportingPeriodText } from "./periods.ts";

export type ReasonKind = "title" | "number" | "month" | "body" | "cell";

const KINDS: Readonly<Record<Place, ReasonKind>> = {
  number: "number",
  title: "title",
  item: "title",
  month: "month",
  row: "cell",
  table: "cell",
  paragraph: "body",
  remark: "body",
};
const LABELS: Readonly<Record<Exclude<Place, "row" | "table">, string>> = {
  number: "编号",
  title: "标题",
  item: "公开事项",
  month: "月份",
  paragraph: "正文",
  remark: "说明",
};

/** Why a notice was found, as people are told: 表格“二组 李某”行, with the text around and what in it to mark. */
export function reasonText({ place, of, text, marks }: Reason) {
  const kind = KINDS[place];
  if (place === "month") {
    const month = reportingPeriodText(of);
    return { kind, label: LABELS.month, text: month, marks: [[0, month.length] as const] };
  }
  return { kind, label: labelOf(place, of), text, marks };
}

function labelOf(place: Exclude<Place, "month">, of: string): string {
  if (place === "row") return of === "" ? "表格" : `表格“${of}”行`;
  if (place === "table") return of === "" ? "表格" : `表格“${of}”`;
  return LABELS[place];
}
