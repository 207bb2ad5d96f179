import { addDays } from "../domain/calendar.ts";
import { firstDayOf, parseReportingPeriod } from "../domain/reporting-period.ts";
import { reportingPeriodText } from "../http/words/periods.ts";

export type Occasion = { readonly day: string; readonly reportingPeriod: string | null };

/**
 * Fills {Y} the year of the reporting period, or of the day of publication; {Y+1} the one after; {P} the reporting period
 * as read; {n} its number in the year; {M-1} the month before it (or before the day); {D+2} the second day after
 * publication, and {d+2} the same as YYYY-MM-DD.
 */
export function fillWords(text: string, { day, reportingPeriod }: Occasion): string {
  const parts = reportingPeriod === null ? undefined : parseReportingPeriod(reportingPeriod);
  const year = parts?.year ?? Number(day.slice(0, 4));
  return text.replace(/\{(Y|P|n|M|D|d)([+-]\d+)?\}/g, (_, name: string, more = "+0") => {
    const add = Number(more);
    if (name === "Y") return String(year + add);
    if (name === "P") return reportingPeriod === null ? "" : reportingPeriodText(reportingPeriod);
    if (name === "M") return String(((monthOf({ day, reportingPeriod }) + add + 11) % 12) + 1);
    if (name === "n") return String((parts?.index ?? 0) + add);
    if (name === "d") return addDays(day, add);
    const [, month, date] = addDays(day, add).split("-").map(Number);
    return `${month}月${date}日`;
  });
}

const monthOf = ({ day, reportingPeriod }: Occasion): number =>
  Number((reportingPeriod === null ? day : firstDayOf(reportingPeriod)).slice(5, 7));
