import { AFFAIRS } from "../../domain/catalog.ts";
import type { DraftWords } from "../../services/drafts.ts";
import { reportingPeriodText } from "./periods.ts";

const KIND = { notice: "公示", announcement: "公告", issue: "公布表" } as const;

/** What a new notice begins with. */
export const draftWords: DraftWords = {
  title: (unitName, item, reportingPeriod) =>
    reportingPeriod === null
      ? `${unitName}${item.shortName ?? item.name}${KIND[item.wording]}`
      : `${unitName}${reportingPeriodText(reportingPeriod)}${withoutPeriod(item.name)}`,
  nilContent: (item, reportingPeriod) =>
    `${reportingPeriod === null ? "本期" : reportingPeriodText(reportingPeriod)}没有“${item.name}”方面的事项，特此说明。`,
  confidentialityReason: (item) => `标准目录规定主动公开的${AFFAIRS[item.affairs].name}事项，不涉及国家秘密。`,
};

/** The reporting period stands in the title already: 2026年10月财务收支明细, not 10月月度财务收支明细. */
export const withoutPeriod = (name: string): string => name.replace(/^(月度|年度)/, "");
