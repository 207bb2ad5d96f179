import type { Jurisdiction } from "./jurisdiction.ts";
import { daysBetween } from "../domain/calendar.ts";
import type { LedgerState } from "../domain/fold.ts";
import { tableEnds } from "../domain/holidays.ts";

/** A leap of more than this many days since the last line is asked about (TM1). */
const LEAP_DAYS = 45;

export type TimeRefusal = { readonly code: "clock-behind" | "clock-past-calendar" | "clock-leaps" };

/** Refuses while the clock is before the last line or past the holiday table, asks when it leapt ahead (TM1). */
export function timeRefusal(
  { head }: LedgerState,
  { calendar }: Jurisdiction,
  { at, day, leapConfirmed }: { at: string; day: string; leapConfirmed: boolean },
): TimeRefusal | undefined {
  if (head.at !== null && at < head.at) return { code: "clock-behind" };
  if (day > tableEnds(calendar)) return { code: "clock-past-calendar" };
  const leapt = head.at !== null && daysBetween(head.at.slice(0, 10), day) > LEAP_DAYS;
  return leapt && !leapConfirmed ? { code: "clock-leaps" } : undefined;
}
