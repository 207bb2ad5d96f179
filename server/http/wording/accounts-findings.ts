import { formatDay } from "../../domain/day-text.ts";
import type { Finding } from "../../domain/tables/table.ts";
import { figure, periodText, placeOf, textIn, yuan } from "./finding-places.ts";

const sideOf = (finding: Finding): string => (textIn(finding, "side") === "income" ? "收入" : "支出");

/** Findings of monthly accounts (domain.md §3.1, A1–A14). */
export const ACCOUNTS_FINDINGS = {
  "opening-differs": (finding: Finding) => {
    const period = textIn(finding, "previousPeriod");
    const before = period === "" ? "上次" : periodText(period);
    return `上期结余接不上：${before}公布的是 ${figure(finding, "actual")}，这张表是 ${figure(finding, "stated")}。请改过来，或写明原因。`;
  },
  "closing-differs": (finding: Finding) =>
    `期末结余差 ${figure(finding, "difference")}：写的是 ${figure(finding, "stated")}，照表算是 ${figure(finding, "actual")}。请改过来，或写明原因。`,
  "category-total-differs": (finding: Finding) =>
    `“${textIn(finding, "category")}”合计写的是 ${figure(finding, "stated")}，各行加起来是 ${figure(finding, "actual")}，差 ${figure(finding, "difference")}。请改过来，或写明原因。`,
  "category-unknown": (finding: Finding) =>
    `${placeOf(finding)}的类别“${textIn(finding, "category")}”不在科目里。请选一个，或写明是什么。`,
  "category-side": (finding: Finding) =>
    `${placeOf(finding)}的类别是“${textIn(finding, "category")}”，钱却记在另一边。请核对，或写明原因。`,
  "balance-differs": (finding: Finding) =>
    `${placeOf(finding)}结余差 ${figure(finding, "difference")}，应是 ${figure(finding, "actual")}。请改结余，或写明原因。`,
  "closing-parts-differ": (finding: Finding) =>
    `现金加银行存款是 ${figure(finding, "stated")}，期末结余是 ${figure(finding, "actual")}，差 ${figure(finding, "difference")}。请核对，或写明原因。`,
  "year-total-differs": (finding: Finding) =>
    `本年累计${sideOf(finding)}写的是 ${figure(finding, "stated")}，照前几期加起来是 ${figure(finding, "actual")}。请改过来，或写明原因。`,
  "date-outside-period": (finding: Finding) => {
    const [day, period] = [formatDay(textIn(finding, "day")), periodText(textIn(finding, "reportingPeriod"))];
    const count = Number(textIn(finding, "count"));
    return count > 1
      ? `从${placeOf(finding)}${day}起，有 ${count} 行的日期不在${period}里。请核对所属期和日期，或写明原因。`
      : `${placeOf(finding)}的日期是${day}，不在${period}里。请核对日期，或写明原因。`;
  },
  "voucher-repeated": (finding: Finding) =>
    `${placeOf(finding)}的凭证号 ${textIn(finding, "voucher")} 前面用过了。请核对，或写明原因。`,
  "voucher-gap": (finding: Finding) =>
    textIn(finding, "count") === "1"
      ? `${placeOf(finding)}缺凭证 ${textIn(finding, "from")}。请补上，或写明去向。`
      : `${placeOf(finding)}缺凭证 ${textIn(finding, "from")} 到 ${textIn(finding, "until")}，共 ${textIn(finding, "count")} 张。请补上，或写明去向。`,
  "reversal-uncited": (finding: Finding) =>
    `${placeOf(finding)}是负数 ${yuan(finding, "amountFen")}，没写冲的是哪张凭证。请在摘要里写上凭证号，或写明原因。`,
  "petty-cash-open": (finding: Finding) =>
    `备用金进出对不上，差 ${yuan(finding, "netFen")}。请核对，或写明还在谁手里。`,
  "decision-missing": (finding: Finding) =>
    `${placeOf(finding)}花了 ${yuan(finding, "amountFen")}，${yuan(finding, "thresholdFen")}以上要有决议。请写上决议号，或写明原因。`,
  "handler-is-approver": (finding: Finding) =>
    `${placeOf(finding)}的经手人和审批人都是${textIn(finding, "name")}。请核对，或写明原因。`,
  "supervisor-handles": (finding: Finding) =>
    `${placeOf(finding)}的${textIn(finding, "name")}是村务监督委员会的，不能经手或审批。请核对，或写明原因。`,
  "earmarked-overspent": (finding: Finding) =>
    `专项的钱收了 ${yuan(finding, "receivedFen")}，花了 ${yuan(finding, "spentFen")}。请写明多出来的钱从哪里来。`,
  "prohibited-expense": (finding: Finding) =>
    `${placeOf(finding)}有“${textIn(finding, "word")}”，这类钱一般不准开支。请核对，或写明依据。`,
  "summary-vague": (finding: Finding) =>
    `${placeOf(finding)}“${textIn(finding, "summary")} ${yuan(finding, "amountFen")}”看不出是什么事。请写成村民看得懂的话。`,
  "summary-lump": (finding: Finding) =>
    `${placeOf(finding)}“${textIn(finding, "summary")}”像是几笔合在一起。请一笔一笔写，或写明原因。`,
  "amount-missing": (finding: Finding) => `${placeOf(finding)}没有金额。请补上，或写明原因。`,
  "both-sides": (finding: Finding) => `${placeOf(finding)}收入和支出都有数。请分成两行，或写明原因。`,
  "balances-missing": () => "表里没有上期结余，村民看不出还剩多少钱。请补上，或写明原因。",
  "balances-required": (finding: Finding) =>
    `上一期公布过结余，这一期要接上。请填上期结余${finding.suggestion === undefined ? "" : ` ${yuan({ ...finding, values: { fen: finding.suggestion } }, "fen")}`}。`,
};
