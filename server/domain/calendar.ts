/** A calendar day in the village, YYYY-MM-DD. Days compare as strings. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01; throws RangeError on a day that does not exist (a fault of the program: forms are parsed before). */
export function dayNumber(day: Day): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(at) || dayAt(at / DAY_MS) !== day) {
    throw new RangeError(`not a day: ${day}`);
  }
  return at / DAY_MS;
}

const dayAt = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** True for a day that exists: 2024-02-29, not 2026-02-29. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && dayAt(at / DAY_MS) === text;
}

export const addDays = (day: Day, days: number): Day => dayAt(dayNumber(day) + days);

/** Whole days from one day to another: 0 for the same day, negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Both ends included. */
export const dayBetween = (day: Day, from: Day, until: Day): boolean => from <= day && day <= until;

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

export const isWeekend = (day: Day): boolean => weekday(day) % 6 === 0;

/** Both ends included. */
export function daysFrom(from: Day, until: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, index) => addDays(from, index));
}

/** Month 1–12, which may run over (13 = next January); a day past the month's end becomes its last day. */
export function dayOfMonth(year: number, month: number, day: number): Day {
  const last = new Date(Date.UTC(year, month, 0));
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 8);
  return `${first}${String(Math.min(day, last.getUTCDate())).padStart(2, "0")}`;
}
