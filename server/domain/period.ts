import type { CatalogItem, DayUnit, Posting } from "./catalog.ts";
import { addDays, daysFrom, type Day } from "./calendar.ts";
import { addWorkingDays, isHoliday, isWorkingDay, nextWorkingDay, type HolidayCalendar } from "./holidays.ts";
import type { PeriodChoice } from "./notice.ts";
import type { RulePack } from "./rule-pack.ts";

/**
 * Notice period (公示期), both ends counted. A notice is visible from its ledger entry on, but counted from the next day
 * (PB9). `minUntil` goes with "replaced": the last day on which the next reporting period may not yet take its place.
 */
export type NoticePeriod = { readonly from: Day; readonly until: Day | "replaced"; readonly minUntil?: Day };

/** By what days are counted: the pack's rules and the holiday table. */
export type Counting = {
  readonly pack: Pick<RulePack, "counting" | "keepAtLeast">;
  readonly calendar: HolidayCalendar;
};

/** The last of so many counted days after a day, rolled off a statutory holiday where the pack says so. */
export function lastCountedDay(
  day: Day,
  { days, unit }: { days: number; unit: DayUnit },
  { pack: { counting }, calendar }: { pack: Pick<RulePack, "counting">; calendar: HolidayCalendar },
): Day {
  const counts = counting.countFirstDay && (unit === "natural" || isWorkingDay(day, calendar)) ? 1 : 0;
  const last = unit === "natural" ? addDays(day, days - counts) : addWorkingDays(day, days - counts, calendar);
  return counting.rollEndOnHoliday && isHoliday(last, calendar) ? nextWorkingDay(last, calendar) : last;
}

/** The period of a notice published on a day: as its author chose, else as its item has it, never under the pack's least. */
export function noticePeriodOf({
  publishedOn,
  item,
  choice,
  ...by
}: Counting & { publishedOn: Day; item: Pick<CatalogItem, "posting">; choice: PeriodChoice }): NoticePeriod {
  const from = by.pack.counting.countFirstDay ? publishedOn : addDays(publishedOn, 1);
  const posting = chosen(choice, item.posting);
  const end = endOf(publishedOn, posting, by);
  return posting.until === "replaced" ? { from, until: "replaced", minUntil: end } : { from, until: end };
}

/** The earliest end that an author may choose; undefined when the choice is long enough. */
export function shortfallOf({
  publishedOn,
  item,
  choice,
  ...by
}: Counting & {
  publishedOn: Day;
  item: Pick<CatalogItem, "posting" | "otherPostings">;
  choice: PeriodChoice;
}): Day | undefined {
  if (choice === null) return undefined;
  const allowed = [item.posting, ...(item.otherPostings ?? []).map(({ posting }) => posting)];
  const [earliest = publishedOn] = allowed.map((posting) => endOf(publishedOn, posting, by)).toSorted();
  return endOf(publishedOn, chosen(choice, item.posting), by) < earliest ? earliest : undefined;
}

function chosen(choice: PeriodChoice, posting: Posting): Posting {
  if (choice === null) return posting;
  if (choice !== "replaced") return { until: "days", ...choice };
  if (posting.until === "replaced") return posting;
  const minDays = posting.until === "days" ? posting.days : posting.minDays;
  return { until: "replaced", minDays, unit: posting.unit };
}

/** Last counted day; for "replaced" the first on which it may be replaced. */
function endOf(publishedOn: Day, posting: Posting, by: Counting): Day {
  const days = posting.until === "days" ? posting.days : posting.minDays;
  const end = lastCountedDay(publishedOn, { days, unit: posting.unit }, by);
  const least = by.pack.keepAtLeast && lastCountedDay(publishedOn, by.pack.keepAtLeast, by);
  return least !== null && least > end ? least : end;
}

/** `replacedOn`: the day the notice of the next reporting period was published, if it was. */
export function isOver({ until, minUntil }: NoticePeriod, day: Day, replacedOn: Day | null): boolean {
  if (until !== "replaced") return day > until;
  return replacedOn !== null && day >= replacedOn && (minUntil === undefined || day > minUntil);
}

/** The counted days, for the boxes on screen and paper; none when the end is open. */
export const countedDays = ({ from, until }: NoticePeriod): readonly Day[] =>
  until === "replaced" ? [] : daysFrom(from, until);
