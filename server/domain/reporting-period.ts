import type { PeriodCycle } from "./catalog.ts";
import { addDays, dayOfMonth, type Day } from "./calendar.ts";

/** Reporting period (所属期) as written: 2026-11, 2026-Q4, 2026-H2, 2026. */
export type ReportingPeriod = string;

/** A reporting period taken apart; `index` counts within the year from 1. */
export type PeriodParts = { readonly cycle: PeriodCycle; readonly year: number; readonly index: number };

const MONTHS: Readonly<Record<PeriodCycle, number>> = { monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12 };
const FORMS: readonly (readonly [PeriodCycle, RegExp])[] = [
  ["monthly", /^((?:19|20)\d\d)-(0[1-9]|1[0-2])$/],
  ["quarterly", /^((?:19|20)\d\d)-Q([1-4])$/],
  ["half-yearly", /^((?:19|20)\d\d)-H([12])$/],
  ["yearly", /^((?:19|20)\d\d)$/],
];

/** Undefined for anything that is not a reporting period. */
export function parseReportingPeriod(text: string): PeriodParts | undefined {
  for (const [cycle, form] of FORMS) {
    const found = form.exec(text);
    if (found) return { cycle, year: Number(found[1]), index: Number(found[2] ?? 1) };
  }
  return undefined;
}

export function writeReportingPeriod({ cycle, year, index }: PeriodParts): ReportingPeriod {
  const written = String(year).padStart(4, "0");
  if (cycle === "monthly") return `${written}-${String(index).padStart(2, "0")}`;
  if (cycle === "quarterly") return `${written}-Q${index}`;
  return cycle === "half-yearly" ? `${written}-H${index}` : written;
}

/** Throws RangeError on what is not a reporting period: edges parse first. */
function partsOf(period: ReportingPeriod): PeriodParts {
  const parts = parseReportingPeriod(period);
  if (!parts) throw new RangeError(`not a reporting period: ${period}`);
  return parts;
}

export const cycleOf = (period: ReportingPeriod): PeriodCycle => partsOf(period).cycle;

/** The period of a cycle in which a day lies. */
export const periodContaining = (day: Day, cycle: PeriodCycle): ReportingPeriod =>
  writeReportingPeriod({
    cycle,
    year: Number(day.slice(0, 4)),
    index: Math.ceil(Number(day.slice(5, 7)) / MONTHS[cycle]),
  });

const firstMonth = ({ cycle, index }: PeriodParts): number => (index - 1) * MONTHS[cycle] + 1;

export function firstDayOf(period: ReportingPeriod): Day {
  const parts = partsOf(period);
  return dayOfMonth(parts.year, firstMonth(parts), 1);
}

export function lastDayOf(period: ReportingPeriod): Day {
  const parts = partsOf(period);
  return dayOfMonth(parts.year, firstMonth(parts) + MONTHS[parts.cycle] - 1, 31);
}

export const periodContains = (period: ReportingPeriod, day: Day): boolean =>
  firstDayOf(period) <= day && day <= lastDayOf(period);

export const nextPeriod = (period: ReportingPeriod): ReportingPeriod =>
  periodContaining(addDays(lastDayOf(period), 1), cycleOf(period));

export const previousPeriod = (period: ReportingPeriod): ReportingPeriod =>
  periodContaining(addDays(firstDayOf(period), -1), cycleOf(period));

/** By first day, then the shorter first: 2026-01 < 2026-Q1 < 2026-02. Negative, zero or positive. */
export function comparePeriods(a: ReportingPeriod, b: ReportingPeriod): number {
  const [first, second] = [firstDayOf(a), firstDayOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return MONTHS[cycleOf(a)] - MONTHS[cycleOf(b)];
}

/** Periods of one cycle, both ends included; none when `from` lies after `until`. */
export function periodsFrom(from: ReportingPeriod, until: ReportingPeriod): readonly ReportingPeriod[] {
  const periods: ReportingPeriod[] = [];
  for (let period = from; comparePeriods(period, until) <= 0; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/**
 * The calendar day of month `month` counted from the period's end (`ended`, 1 = the month after) or from its beginning
 * (`running`, 1 = its first month).
 */
export function dayFromPeriod(
  period: ReportingPeriod,
  { reports, month, day }: { reports: "ended" | "running"; month: number; day: number },
): Day {
  const parts = partsOf(period);
  const base = firstMonth(parts) - 1 + (reports === "ended" ? MONTHS[parts.cycle] : 0);
  return dayOfMonth(parts.year, base + month, day);
}
