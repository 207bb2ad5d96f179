import { formatDay } from "../../domain/day-text.ts";
import type { Finding } from "../../domain/tables/table.ts";
import type { PersonalKind } from "../../domain/privacy/rule.ts";
import { eventDayWord } from "./events.ts";
import { periodText, placeOf, textIn } from "./finding-places.ts";
import { PERSONAL_KINDS } from "./personal-kinds.ts";

const FIELDS: ReadonlyMap<string, string> = new Map([
  ["title", "标题"],
  ["content", "正文"],
  ["answers", "您写的说明"],
  ["caption", "表名"],
]);

const where = (finding: Finding): string => {
  const field = FIELDS.get(finding.column ?? "");
  if (field !== undefined && finding.column === "answers") return field;
  return `${placeOf(finding)}${field ?? `“${textIn(finding, "label") || "表头"}”`}`;
};

const kind = (finding: Finding): string => PERSONAL_KINDS[textIn(finding, "kind") as PersonalKind] ?? "个人信息";

/** "正文第 2 段" */
const paragraph = (finding: Finding): string => `正文第 ${textIn(finding, "paragraph")} 段`;

const hangsText = (finding: Finding): string => {
  const days = textIn(finding, "days");
  if (days === "") return "挂到下一期或事情办完";
  return `挂 ${days} ${textIn(finding, "unit") === "working" ? "个工作日" : "天"}`;
};

/** Findings about the notice itself. */
export const NOTICE_FINDINGS = {
  "title-missing": () => "还没有标题。请写上公开的是什么事。",
  "title-too-long": (finding: Finding) =>
    `标题有 ${textIn(finding, "length")} 个字，最多 ${textIn(finding, "most")} 个。请写短一些，细节放到正文里。`,
  "content-missing": () => "还没有内容。请写正文，或者把表格拖进来。",
  "content-too-long": (finding: Finding) =>
    `正文有 ${textIn(finding, "length")} 个字，最多 ${textIn(finding, "most")} 个。请分成几条来公开。`,
  "issuing-body-missing": () => "本村还没有登记这个公布单位。请换一个，或请管理员先登记。",
  "issuing-body-not-allowed": () => "这件事不由这个单位公布。请另选公布单位。",
  "reporting-period-missing": () => "还没选是哪一期的。请选所属期。",
  "reporting-period-impossible": () => "所属期看不明白。请在列表里选。",
  "reporting-period-future": (finding: Finding) =>
    `${periodText(textIn(finding, "reportingPeriod"))}还没有到。请核对所属期。`,
  "event-day-missing": (finding: Finding) =>
    `还没写${eventDayWord(textIn(finding, "event"))}。请填日期，公开的期限从那天算起。`,
  "event-day-impossible": () => "没有这一天。请核对事情发生的日期。",
  "notice-period-short": (finding: Finding) =>
    textIn(finding, "until") === ""
      ? "公示天数要填一个整数，从 1 天起。请重新填。"
      : `公示的日子不够，今天挂出至少要到${formatDay(textIn(finding, "until"))}。请加长公示期。`,
  "scope-not-allowed": () => "这件事不能选这个公开范围。请另选。",
  "nil-not-allowed": () => "这件事没有零报告。有事的时候再公开就行。",
  "nil-with-rows": () => "选了“本期没有”，表里却有内容。请把表清空，或取消“本期没有”。",
  "rows-missing": (finding: Finding) => `还没有${textIn(finding, "label")}。请把表格拖进来，或写明为什么不附。`,
  "confidentiality-not-proactive": () => "保密审查里选的不是主动公开，不能挂出。请核对，或把这件事撤下。",
  "confidentiality-reason-missing": () => "保密审查还没写理由。请写一句为什么可以公开。",
  "figure-missing": (finding: Finding) =>
    `${paragraph(finding)}“${textIn(finding, "text")}”缺了数。请补上，或写明原因。`,
  "bracket-unpaired": (finding: Finding) =>
    `${paragraph(finding)}“${textIn(finding, "text")}”括号不成对。请看看是不是漏了字。`,
  "attachment-named": (finding: Finding) =>
    `${paragraph(finding)}写着“${textIn(finding, "text")}”，这里没有这个附件。请把表格拖进来，或删掉这句话。`,
  "period-in-text": (finding: Finding) =>
    `${paragraph(finding)}写着“${textIn(finding, "text")}”，这份公告${hangsText(finding)}，公示期会自己印出来。请删掉这句话，或把“挂多久”改成一样。`,
  "text-sum-differs": (finding: Finding) =>
    `${paragraph(finding)}写着 ${textIn(finding, "stated")}，分开写的 ${textIn(finding, "parts")} 项加起来是 ${textIn(finding, "actual")}，差 ${textIn(finding, "difference")}。请改对，或写明原因。`,
  "text-count-differs": (finding: Finding) =>
    `${paragraph(finding)}写着 ${textIn(finding, "stated")}，下面列了 ${textIn(finding, "actual")} 项。请改对，或写明原因。`,
  "text-share-differs": (finding: Finding) =>
    `${paragraph(finding)}写着按 ${textIn(finding, "percent")}% 是 ${textIn(finding, "stated")}，${textIn(finding, "base")}的 ${textIn(finding, "percent")}% 是 ${textIn(finding, "actual")}。请改对，或写明原因。`,
  "text-product-differs": (finding: Finding) =>
    `${paragraph(finding)}写着 ${textIn(finding, "stated")}，${textIn(finding, "area")}按每亩 ${textIn(finding, "price")}算是 ${textIn(finding, "actual")}。请改对，或写明原因。`,
  "births-named": (finding: Finding) =>
    `${paragraph(finding)}有“${textIn(finding, "text")}”。谁家生育几个是个人隐私，不能公开，请删掉。`,
  "relief-named": (finding: Finding) =>
    `${paragraph(finding)}“${textIn(finding, "text")}”写了人名。低保、救助的名单只在村里公布，请从这里删掉，另用低保、救助的事项公布。`,
  "personal-data": (finding: Finding) => `${where(finding)}里有${kind(finding)}。公告里不能出现，请删掉。`,
};
