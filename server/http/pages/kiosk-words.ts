import { countedDays } from "../../domain/period.ts";
import { daysBetween } from "../../domain/calendar.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { parseReportingPeriod } from "../../domain/reporting-period.ts";
import type { ObjectionChannel } from "../../domain/unit.ts";
import type { ShownNotice } from "../../domain/shown.ts";

type Standing = Pick<ShownNotice, "life" | "item" | "edition" | "period" | "publishedDay" | "changedDay">;

const LIFE_WORDS = { frozen: "已暂停", withdrawn: "已撤回", expired: "已期满" } as const;

/** The state's word: 公示中 where residents may object, 公布中 where figures are made known. */
export function lifeWord({ life, item, edition }: Standing): string {
  if (life !== "in-force") return LIFE_WORDS[life];
  if (edition > 1) return "已更正";
  return item.wording === "notice" ? "公示中" : "公布中";
}

/** Which sign, edge and color: the names of the classes `state-…`. */
export const stateOf = ({ life, edition }: Standing): string =>
  life === "in-force" && edition > 1 ? "corrected" : life;

/** The boxes of the notice period: at most fifteen, else the sentence alone. */
export function tickDays({ period }: Standing): readonly string[] {
  const days = countedDays(closed(period));
  return days.length <= 15 ? days : [];
}

const closed = (period: ShownNotice["period"]): ShownNotice["period"] =>
  period.until === "replaced" && period.minUntil !== undefined ? { from: period.from, until: period.minUntil } : period;

export const hungOn = ({ publishedDay }: Standing): string => `${formatDayShort(publishedDay)}挂出`;

/** What follows 今天第几天: how long it stays at the least. */
export function periodSentence({ period }: Standing): string {
  if (period.until !== "replaced")
    return `共 ${daysBetween(period.from, period.until) + 1} 天，到${formatDayShort(period.until)}`;
  if (period.minUntil === undefined) return "下一期出来后换下";
  return `至少挂满 ${daysBetween(period.from, period.minUntil) + 1} 天`;
}

export const periodLength = ({ period }: Standing): number => countedDays(closed(period)).length;

/** The line under a title in lists. */
export function listLine(notice: Standing): string {
  if (notice.life === "frozen") return `${formatDayShort(notice.changedDay)}暂停，正在核实`;
  if (notice.life === "withdrawn") return `${formatDayShort(notice.changedDay)}撤回`;
  const { until } = notice.period;
  const end = until === "replaced" ? "下期换下" : `挂到${formatDayShort(until)}`;
  const corrected = notice.edition > 1 ? `，${formatDayShort(notice.changedDay)}更正` : "";
  return `${hungOn(notice)}${corrected}，${end}`;
}

/** First instant (UTC) after a day ends in the village. */
export const endOfDay = (day: string): string => `${day}T16:00:00.000Z`;

export function reportingPeriodText(period: string | null): string {
  const parts = period === null ? undefined : parseReportingPeriod(period);
  if (!parts) return "";
  const { cycle, year, index } = parts;
  if (cycle === "monthly") return `${year}年${index}月`;
  if (cycle === "quarterly") return `${year}年第${"一二三四"[index - 1]}季度`;
  return cycle === "half-yearly" ? `${year}年${index === 1 ? "上" : "下"}半年` : `${year}年`;
}

/** How a month or quarter is called inside its own notice: 9月, 第三季度. */
export const shortPeriodText = (period: string | null): string =>
  reportingPeriodText(period).replace(/^\d+年(?=.)/u, "");

/** 86 of 柳塘村公开〔2026〕86号, for narrow places. */
export const shortNumber = (number: string | null): string => /(\d+)号$/.exec(number ?? "")?.[1] ?? "";

/** Where a resident may ask or object, as the panel 有疑问 lists it. */
export function askLines(channel: ObjectionChannel): readonly { readonly label: string; readonly text: string }[] {
  const lines = [
    { label: "先问", text: [channel.supervisor, channel.supervisorPhone].filter(Boolean).join(" ") },
    { label: "镇里", text: channel.townshipPhone ?? "" },
    { label: "县里", text: channel.countyHotlines.join("、") },
    { label: "意见箱", text: channel.opinionBox ?? "" },
    { label: "时间", text: channel.hours ?? "" },
  ];
  return lines.filter(({ text }) => text !== "");
}
