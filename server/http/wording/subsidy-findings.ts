import type { Finding } from "../../domain/tables/table.ts";
import { figure, firstRow, many, placeOf, textIn, yuan } from "./finding-places.ts";

const name = (finding: Finding): string => textIn(finding, "name");
const scheme = (finding: Finding): string => {
  const found = textIn(finding, "scheme");
  return found === "" ? "补贴" : `“${found}”`;
};
/** Findings of subsidies (domain.md §3.2, S1–S8). */
export const SUBSIDY_FINDINGS = {
  "bank-total-differs": (finding: Finding) =>
    `银行代发合计是 ${figure(finding, "stated")}，表里各户加起来是 ${figure(finding, "actual")}，差 ${figure(finding, "difference")}。请核对，或写明原因。`,
  "area-over-contracted": (finding: Finding) =>
    `${placeOf(finding)}补贴面积 ${figure(finding, "stated")}，超过了承包面积 ${figure(finding, "actual")}。请核对，或写明原因。`,
  "rate-varies": (finding: Finding) =>
    `${placeOf(finding)}标准是 ${textIn(finding, "rate")}，其他行是 ${textIn(finding, "usual")}${many(finding)}。同一批同一项应该一个标准。请改过来，或写明原因。`,
  "funds-exceeded": (finding: Finding) =>
    `发放合计 ${yuan(finding, "paidFen")}，比到账资金 ${yuan(finding, "arrivedFen")} 多 ${yuan(finding, "differenceFen")}。请核对，或写明多出来的钱从哪里来。`,
  "recipient-repeated": (finding: Finding) =>
    `${placeOf(finding)}的${name(finding)}在${firstRow(finding)}领过这一批${scheme(finding)}了。请删掉一行；要是同名的两个人，请写明。`,
  "recipient-paid-before": (finding: Finding) =>
    `${placeOf(finding)}的${name(finding)}在${textIn(finding, "number")}里已经领过这一批${scheme(finding)}。请核对，或写明原因。`,
  "recipient-deceased": (finding: Finding) =>
    `${placeOf(finding)}的${name(finding)}写着已经去世。请核对能不能发、由谁领，并写明。`,
  "household-twice": (finding: Finding) =>
    `${placeOf(finding)}的${name(finding)}在${firstRow(finding)}别的组里也有。请核对是不是同一户，并写明。`,
};
