import { addDays } from "../domain/calendar.ts";
import { PERIOD_CYCLES, type CatalogItem, type PeriodCycle } from "../domain/catalog.ts";
import { deadlineOf, firstPeriodDueAfter, openPeriodOn, reportsOf } from "../domain/due.ts";
import { isWorkingDay, nextWorkingDay } from "../domain/holidays.ts";
import { firstDayOf, lastDayOf, parseReportingPeriod, periodsFrom } from "../domain/reporting-period.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";

export type OwedPeriod = {
  readonly item: CatalogItem;
  readonly cycle: PeriodCycle;
  readonly period: string;
  readonly index: number;
  readonly deadline: string;
};

/** Every reporting period that a unit owes until today: of all items of its bodies, those that fell due since it owes. */
export function owedPeriods(here: Jurisdiction, today: string): readonly OwedPeriod[] {
  const held = new Set(here.unit.bodies.map(({ kind }) => kind));
  const by = { pack: here.pack, calendar: here.calendar };
  return here.items().flatMap((item) => {
    const own = [...item.bodies, ...(item.repostedBy ? [item.repostedBy] : [])].some((body) => held.has(body));
    if (!own) return [];
    return PERIOD_CYCLES.filter((cycle) => item.cycles.includes(cycle)).flatMap((cycle) => {
      const { since } = here.unit;
      const first = firstPeriodDueAfter(item, openPeriodOn(since, item, cycle), since, by);
      return periodsFrom(first, openPeriodOn(today, item, cycle)).map((period): OwedPeriod => {
        const index = parseReportingPeriod(period)?.index ?? 1;
        return { item, cycle, period, index, deadline: deadlineOf(item, period, by) };
      });
    });
  });
}

/** A working day some days before the deadline (after it, when negative), when the period is over or its plan runs. */
export function publishingDay({ item, cycle, period, deadline }: OwedPeriod, before: number, here: Jurisdiction) {
  const earliest = reportsOf(item, cycle) === "ended" ? addDays(lastDayOf(period), 1) : addDays(firstDayOf(period), 4);
  let day = addDays(deadline, -before);
  while (day > earliest && !isWorkingDay(day, here.calendar)) day = addDays(day, -1);
  if (day > earliest) return day;
  return isWorkingDay(earliest, here.calendar) ? earliest : nextWorkingDay(earliest, here.calendar);
}
