import type { CatalogItem, Cycle, DayUnit, EventDue, PeriodCycle, PeriodDue } from "./catalog.ts";
import { addDays, type Day } from "./calendar.ts";
import { addWorkingDays, isHoliday, nextWorkingDay, type HolidayCalendar } from "./holidays.ts";
import { lastCountedDay } from "./period.ts";
import {
  cycleOf,
  dayFromPeriod,
  nextPeriod,
  periodContaining,
  previousPeriod,
  type ReportingPeriod,
} from "./reporting-period.ts";
import type { RulePack } from "./rule-pack.ts";

type DueItem = Pick<CatalogItem, "due">;
type By = { readonly pack: Pick<RulePack, "due" | "counting">; readonly calendar: HolidayCalendar };

const periodDueOf = ({ due }: DueItem, cycle: PeriodCycle): PeriodDue | undefined =>
  due.find((rule): rule is PeriodDue => rule.kind === "period" && rule.cycle === cycle);

/** The event rule of a cycle; the first where a row has several (decided, then carried out). */
export const eventDueOf = ({ due }: DueItem, cycle: Cycle): EventDue | undefined =>
  due.find((rule): rule is EventDue => rule.kind === "event" && rule.cycle === cycle);

/** Whether an item reports periods that have ended, or plans the one that runs. */
export const reportsOf = (item: DueItem, cycle: PeriodCycle): PeriodDue["reports"] =>
  periodDueOf(item, cycle)?.reports ?? "ended";

/** The last day on which the notice for a reporting period is in time. */
export function deadlineOf(item: DueItem, period: ReportingPeriod, { pack, calendar }: By): Day {
  const cycle = cycleOf(period);
  const rule = periodDueOf(item, cycle);
  const { month, day } = {
    ...pack.due[cycle],
    ...(rule?.month && { month: rule.month }),
    ...(rule?.day && { day: rule.day }),
  };
  const due = dayFromPeriod(period, { reports: reportsOf(item, cycle), month, day });
  return pack.counting.rollDueOnHoliday && isHoliday(due, calendar) ? nextWorkingDay(due, calendar) : due;
}

/** In how many days, and of which, an item is owed after its event. */
export function eventTermOf(
  item: DueItem,
  cycle: Cycle,
  { due }: Pick<RulePack, "due">,
): { readonly days: number; readonly unit: DayUnit } {
  const usual = due[cycle === "standing" ? "standing" : "on-occurrence"];
  const rule = eventDueOf(item, cycle);
  return rule?.days === undefined ? usual : { days: rule.days, unit: rule.unit ?? usual.unit };
}

/** The last day in time for an event: so many days after it, or before it. */
export function eventDeadlineOf(
  item: DueItem,
  eventDay: Day,
  { pack, calendar }: By,
  cycle: Cycle = "on-occurrence",
): Day {
  const { days, unit } = eventTermOf(item, cycle, pack);
  if (eventDueOf(item, cycle)?.direction === "before")
    return unit === "natural" ? addDays(eventDay, -days) : addWorkingDays(eventDay, -days, calendar);
  return days === 0 ? eventDay : lastCountedDay(eventDay, { days, unit }, { pack, calendar });
}

/** The latest period that can be published for on a day: the last that ended, or for a plan the one that runs. */
export function openPeriodOn(day: Day, item: DueItem, cycle: PeriodCycle): ReportingPeriod {
  const running = periodContaining(day, cycle);
  return reportsOf(item, cycle) === "ended" ? previousPeriod(running) : running;
}

/** The first period from `from` on whose deadline is not before a day. */
export function firstPeriodDueAfter(item: DueItem, from: ReportingPeriod, day: Day, by: By): ReportingPeriod {
  let period = from;
  while (deadlineOf(item, period, by) < day) period = nextPeriod(period);
  return period;
}
