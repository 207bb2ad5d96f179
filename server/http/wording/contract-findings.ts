import { formatDay } from "../../domain/day-text.ts";
import type { Finding } from "../../domain/tables/table.ts";
import { figure, firstRow, periodText, placeOf, textIn, yuan } from "./finding-places.ts";

const day = (finding: Finding, key: string): string => formatDay(textIn(finding, key));

const LIMITS: ReadonlyMap<string, string> = new Map([
  ["lease", "租赁期限不得超过二十年，超过的部分无效（民法典第七百零五条）"],
  ["farming", "超过了农村土地承包法第二十一条规定的承包期"],
]);

/** Findings about contracts (domain.md §3.4, C1–C7). */
export const CONTRACT_FINDINGS = {
  "contract-repeated": (finding: Finding) =>
    `${placeOf(finding)}的合同号 ${textIn(finding, "contract")} 在${firstRow(finding)}用过了。请核对，或写明原因。`,
  "opening-arrears-differ": (finding: Finding) => {
    const period = textIn(finding, "previousPeriod");
    const before = period === "" ? "上次" : periodText(period);
    return `${placeOf(finding)}期初欠缴接不上：${before}公布合同 ${textIn(finding, "contract")} 还欠 ${figure(finding, "actual")}，这张表是 ${figure(finding, "stated")}。请改过来，或写明原因。`;
  },
  "arrears-differ": (finding: Finding) =>
    `${placeOf(finding)}期初欠缴加应收减实收是 ${figure(finding, "actual")}，累计欠缴写的是 ${figure(finding, "stated")}，差 ${figure(finding, "difference")}。请改过来，或写明原因。`,
  "term-too-long": (finding: Finding) =>
    `${placeOf(finding)}的期限超过 ${textIn(finding, "years")} 年，最长到${day(finding, "last")}。${LIMITS.get(textIn(finding, "law")) ?? ""}。请核对类别和期限，或写明原因。`,
  "contract-expired": (finding: Finding) =>
    `${placeOf(finding)}的合同${day(finding, "until")}已经到期。请写明是续签、重新发包，还是收回。`,
  "contract-expiring": (finding: Finding) =>
    `${placeOf(finding)}的合同${day(finding, "until")}就到期了。请写明到期怎么办。`,
  "price-under-floor": (finding: Finding) =>
    `${placeOf(finding)}的${textIn(finding, "price")}低于底价 ${yuan(finding, "floorFen")}。请写明原因和决议。`,
};
