import { addDays, daysBetween, daysFrom, isWeekend, type Day } from "./calendar.ts";

/** The State Council's arrangement of a year (节假日安排), as announced; `provisional` when it is not yet announced. */
export type HolidayYear = {
  readonly year: number;
  readonly provisional: boolean;
  readonly source: string;
  readonly holidays: readonly { readonly name: string; readonly from: Day; readonly until: Day }[];
  /** Weekend days worked to make up (调休). */
  readonly makeUpDays: readonly Day[];
};

/** Which days are worked, for the years that the table covers. */
export type HolidayCalendar = {
  /** Day off → name of the holiday; ordinary weekends are not in it. */
  readonly holidays: ReadonlyMap<Day, string>;
  readonly makeUpDays: ReadonlySet<Day>;
  readonly from: Day;
  readonly until: Day;
  /** First day that rests on statutory days alone, without the make-up days that will be announced; null when none. */
  readonly provisionalFrom: Day | null;
};

/** Throws when years are missing between the first and the last, or given twice. */
export function createHolidayCalendar(years: readonly HolidayYear[]): HolidayCalendar {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (!first || !last) throw new RangeError("no holiday table");
  const gap = sorted.find(({ year }, index) => year !== first.year + index);
  if (gap) throw new RangeError(`the holiday tables do not follow one another at ${gap.year}`);
  const provisional = sorted.find((year) => year.provisional);
  const named = sorted.flatMap(({ holidays }) =>
    holidays.flatMap(({ name, from, until }) => daysFrom(from, until).map((day) => [day, name] as const)),
  );
  return {
    holidays: new Map(named),
    makeUpDays: new Set(sorted.flatMap(({ makeUpDays }) => makeUpDays)),
    from: `${first.year}-01-01`,
    until: `${last.year}-12-31`,
    provisionalFrom: provisional ? `${provisional.year}-01-01` : null,
  };
}

/** The last day the table covers. Nothing is published after it (TM1). */
export const tableEnds = (calendar: HolidayCalendar): Day => calendar.until;

export const isCovered = (day: Day, { from, until }: HolidayCalendar): boolean => from <= day && day <= until;

/** True where the make-up days of the year are not announced yet: working days counted over it may still move. */
export const isProvisional = (day: Day, { provisionalFrom }: HolidayCalendar): boolean =>
  provisionalFrom !== null && day >= provisionalFrom;

export const isHoliday = (day: Day, { holidays }: HolidayCalendar): boolean => holidays.has(day);

/** Outside the table only weekends are known to be free. */
export const isWorkingDay = (day: Day, calendar: HolidayCalendar): boolean =>
  calendar.makeUpDays.has(day) || (!isWeekend(day) && !isHoliday(day, calendar));

/** The day itself when it is worked, else the next one that is. */
export function nextWorkingDay(day: Day, calendar: HolidayCalendar): Day {
  let next = day;
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1);
  return next;
}

/** The working day so many after (before, when negative) a day, which is itself not counted. 0 gives the day itself. */
export function addWorkingDays(day: Day, days: number, calendar: HolidayCalendar): Day {
  const step = Math.sign(days);
  let [at, left] = [day, Math.abs(days)];
  while (left > 0) {
    at = addDays(at, step);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and with `until`. */
export const workingDaysBetween = (from: Day, until: Day, calendar: HolidayCalendar): number =>
  daysBetween(from, until) <= 0
    ? 0
    : daysFrom(addDays(from, 1), until).filter((day) => isWorkingDay(day, calendar)).length;
