import { parseReportingPeriod } from "../reporting-period.ts";

/** Months somebody asks for, both included; `year` null: of every year. */
export type AskedPeriod = { readonly year: number | null; readonly first: number; readonly last: number };

const CHINESE: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
  上: 1,
  下: 2,
};
const YEAR = "(?:((?:19|20)\\d\\d)年?[-./]?)?";
const MONTH = new RegExp(`^${YEAR}(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?$`);
const DASHED = /^((?:19|20)\d\d)[-./](\d{1,2})$/;
const QUARTER = new RegExp(`^${YEAR}(?:第?([1-4一二三四])季度?|q([1-4]))$`);
const HALF = new RegExp(`^${YEAR}(?:([上下])半年|h([12]))$`);
const WHOLE = /^((?:19|20)\d\d)年?$/;

/** What a plain word asks for: 2026年10月, 2026-10, 10月, 十月份, 三季度, 2026q3, 上半年, 2026年. */
export function askedPeriod(word: string): AskedPeriod | undefined {
  const month = MONTH.exec(word) ?? DASHED.exec(word);
  if (month) return monthsOf(month[1], month[2], 1);
  const quarter = QUARTER.exec(word);
  if (quarter) return monthsOf(quarter[1], quarter[2] ?? quarter[3], 3);
  const half = HALF.exec(word);
  if (half) return monthsOf(half[1], half[2] ?? half[3], 6);
  const year = WHOLE.exec(word);
  return year ? monthsOf(year[1], "1", 12) : undefined;
}

function monthsOf(year: string | undefined, which: string | undefined, months: number): AskedPeriod | undefined {
  const index = CHINESE[which ?? ""] ?? Number(which);
  if (!(index >= 1 && index * months <= 12)) return undefined;
  return { year: year === undefined ? null : Number(year), first: (index - 1) * months + 1, last: index * months };
}

const LENGTH = { monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12 } as const;

/** The months a notice is about: those of its reporting period, or that of its publication when it has none. */
export function monthsAbout(reportingPeriod: string | null, publishedDay: string): AskedPeriod {
  const parts = reportingPeriod === null ? undefined : parseReportingPeriod(reportingPeriod);
  if (!parts) {
    const month = Number(publishedDay.slice(5, 7));
    return { year: Number(publishedDay.slice(0, 4)), first: month, last: month };
  }
  const months = LENGTH[parts.cycle];
  return { year: parts.year, first: (parts.index - 1) * months + 1, last: parts.index * months };
}

/** Months in one number, so that a list of many is small: 2026, July to September is 20260709. */
export const packed = ({ year, first, last }: AskedPeriod): number => (year ?? 0) * 10_000 + first * 100 + last;

/** A quarter that is asked for holds its months, not the year it lies in. */
export function holdsMonths({ year, first, last }: AskedPeriod, about: number): boolean {
  if (year !== null && year !== Math.floor(about / 10_000)) return false;
  return first <= Math.floor(about / 100) % 100 && about % 100 <= last;
}
