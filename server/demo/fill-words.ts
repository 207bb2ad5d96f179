import { addDays } from "../domain/calendar.ts";
import { firstDayOf, parseReportingPeriod } from "../domain/reporting-period.ts";
import { reportingPeriodText } from "../http/words/periods.ts";
import { spread } from "./steps.ts";

export type Occasion = {
  readonly day: string;
  readonly reportingPeriod: string | null;
  /** Whose text it is: two villages do not count the same in the same month. */
  readonly unit?: string;
  /** The last of its kind until today. */
  readonly newest?: boolean;
};

/**
 * Fills {Y} the year of the reporting period, or of the day of publication; {Y+1} the one after; {P} the reporting period
 * as read; {n} its number in the year; {M-1} the month before it (or before the day); {D+2} the second day after
 * publication, and {d+2} the same as YYYY-MM-DD; {62~5} a number up to 5 around 62, another for each period; {?a|b|c} the
 * one of three that belongs to the month of a quarter.
 */
export function fillWords(text: string, occasion: Occasion): string {
  const { day, reportingPeriod } = occasion;
  const parts = reportingPeriod === null ? undefined : parseReportingPeriod(reportingPeriod);
  const year = parts?.year ?? Number(day.slice(0, 4));
  return text
    .replace(/\{\?([^}]+)\}/g, (_, choices: string) => {
      const each = choices.split("|");
      return each[((parts?.index ?? 1) - 1) % each.length] ?? "";
    })
    .replace(/\{(\d+)~(\d+)\}/g, (found, middle: string, most: string) =>
      String(Number(middle) + around(`${seedOf(occasion)} ${found}`, Number(most))),
    )
    .replace(/\{(Y|P|n|M|D|d)([+-]\d+)?\}/g, (_, name: string, more = "+0") => {
      const add = Number(more);
      if (name === "Y") return String(year + add);
      if (name === "P") return reportingPeriod === null ? "" : reportingPeriodText(reportingPeriod);
      if (name === "M") return String(((monthOf(occasion) + add + 11) % 12) + 1);
      if (name === "n") return String((parts?.index ?? 0) + add);
      if (name === "d") return addDays(day, add);
      const [, month, date] = addDays(day, add).split("-").map(Number);
      return `${month}月${date}日`;
    });
}

/** −most to +most, the same for a key every time. */
export const around = (key: string, most: number): number => spread(key, 2 * most + 1) - most;

export const seedOf = ({ day, reportingPeriod, unit = "" }: Occasion): string => `${unit} ${reportingPeriod ?? day}`;

const monthOf = ({ day, reportingPeriod }: Occasion): number =>
  Number((reportingPeriod === null ? day : firstDayOf(reportingPeriod)).slice(5, 7));
