import type { Wording } from "../../domain/catalog.ts";
import { daysBetween } from "../../domain/calendar.ts";
import { formatDay, formatDayShort } from "../../domain/day-text.ts";
import type { NoticePeriod } from "../../domain/period.ts";
import { parseReportingPeriod } from "../../domain/reporting-period.ts";

const QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度"];
const HALVES = ["上半年", "下半年"];

/** A reporting period as people say it: 2026年10月, 2026年第四季度; the text itself when it is none. */
export function reportingPeriodText(period: string): string {
  const parts = parseReportingPeriod(period);
  if (!parts) return period;
  const { cycle, year, index } = parts;
  if (cycle === "monthly") return `${year}年${index}月`;
  if (cycle === "quarterly") return `${year}年${QUARTERS[index - 1] ?? ""}`;
  return cycle === "half-yearly" ? `${year}年${HALVES[index - 1] ?? ""}` : `${year}年`;
}

const PERIOD_NAMES: Readonly<Record<Wording, string>> = { notice: "公示期", announcement: "公告期", issue: "公布期" };
export const periodName = (wording: Wording): string => PERIOD_NAMES[wording];

/** 公示期10月13日至10月19日; 10月13日起，挂到下一期公布，至少到10月22日. */
export function periodTerm({ from, until, minUntil }: NoticePeriod, wording: Wording): string {
  if (until !== "replaced") return `${periodName(wording)}${formatDayShort(from)}至${dayAfter(from, until)}`;
  return `挂到下一期公布${minUntil ? `，至少到${dayAfter(from, minUntil)}` : ""}`;
}

/** Both ends in full and the number of days between: 2026年10月13日至10月19日（7天）. */
export function periodSentence({ from, until, minUntil }: NoticePeriod): string {
  const start = `${formatDay(from)}${until === "replaced" ? "起" : "至"}`;
  if (until !== "replaced") return `${start}${dayAfter(from, until)}（${daysBetween(from, until) + 1}天）`;
  if (!minUntil) return `${start}，挂到下一期公布`;
  return `${start}，挂到下一期公布，至少${daysBetween(from, minUntil) + 1}天`;
}

/** A day without its year when an earlier day in the sentence has the same. */
export const dayAfter = (earlier: string, day: string): string =>
  earlier.slice(0, 4) === day.slice(0, 4) ? formatDayShort(day) : formatDay(day);
