import { formatDay } from "../../domain/day-text.ts";
import type { Finding } from "../../domain/tables/table.ts";
import { firstRow, placeOf, textIn } from "./finding-places.ts";

const day = (finding: Finding, key: string): string => formatDay(textIn(finding, key));
const term = (finding: Finding): string => `${day(finding, "from")}至${day(finding, "until")}`;

/** Findings about land and how long it is let (domain.md §3.3, L1–L7). */
export const LAND_FINDINGS = {
  "area-not-positive": (finding: Finding) => `${placeOf(finding)}的面积不大于零。请核对。`,
  "term-backwards": (finding: Finding) =>
    `${placeOf(finding)}从${day(finding, "from")}开始，却到${day(finding, "until")}就终止了。请核对日期。`,
  "term-differs": (finding: Finding) =>
    `${placeOf(finding)}写的是 ${textIn(finding, "years")} 年，起止日期是${term(finding)}，对不上。请改过来，或写明原因。`,
  "term-over-contract": (finding: Finding) =>
    `${placeOf(finding)}到${day(finding, "until")}，超过了承包期（到${day(finding, "contractEnd")}）。按农村土地承包法第三十八条，不能超过承包期剩下的年限。请改期限，或核对承包期。`,
  "term-overlaps": (finding: Finding) => {
    const number = textIn(finding, "number");
    const where = number === "" ? firstRow(finding) : `${number}里`;
    return `${placeOf(finding)}的地块“${textIn(finding, "parcel")}”在${where}已经流转出去了，期限是${term(finding)}。一块地不能同时流转两次。请核对，或写明原因。`;
  },
  "use-not-farming": (finding: Finding) =>
    `${placeOf(finding)}的用途是“${textIn(finding, "purpose")}”，看着不是农业用途。土地流转不能改变农业用途（农村土地承包法第三十八条）。请核对，或写明依据。`,
  "use-unclear": (finding: Finding) =>
    `${placeOf(finding)}的用途“${textIn(finding, "purpose")}”看不出是不是农业用途。请写清楚种什么、养什么，或写明原因。`,
};
