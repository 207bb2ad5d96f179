import type { PeriodCycle } from "./catalog.ts";
import type { Day } from "./calendar.ts";
import { deadlineOf, eventDeadlineOf, eventDueOf, firstPeriodDueAfter, openPeriodOn } from "./due.ts";
import { obligationRow } from "./obligation-row.ts";
import type { Obligation, ObligationContext } from "./obligation.ts";
import {
  comparePeriods,
  nextPeriod,
  parseReportingPeriod,
  periodsFrom,
  previousPeriod,
  type ReportingPeriod,
} from "./reporting-period.ts";

/** Earlier periods still missing, the one open now, and any on which somebody already works. */
export function periodObligations(context: ObligationContext, cycle: PeriodCycle): readonly Obligation[] {
  const { day, item, facts, pack, calendar } = context;
  const by = { pack, calendar };
  const open = openPeriodOn(day, item, cycle);
  const first = firstPeriodDueAfter(item, openPeriodOn(facts.since, item, cycle), facts.since, by);
  const done = new Set(facts.published.map(({ reportingPeriod }) => reportingPeriod));
  const late = periodsFrom(first, previousPeriod(open)).filter((period) => !done.has(period));
  const current = currentPeriod({ open, first, settled: done.has(open) && isBehind(deadlineOf(item, open, by), day) });
  const begun = facts.copies
    .map(({ reportingPeriod }) => reportingPeriod)
    .filter((period): period is string => period !== null && parseReportingPeriod(period)?.cycle === cycle)
    .filter((period) => !done.has(period));
  const periods = [...new Set([...late, current, ...begun])].toSorted(comparePeriods);
  return periods.map((period) => row(context, { cycle, period, ahead: comparePeriods(period, open) > 0 }));
}

/** What is done stays in sight until the month of its deadline is over; then the next period takes its place. */
function currentPeriod({ open, first, settled }: { open: string; first: string; settled: boolean }): ReportingPeriod {
  if (comparePeriods(first, open) > 0) return first;
  return settled ? nextPeriod(open) : open;
}

const isBehind = (deadline: Day, day: Day): boolean => deadline.slice(0, 7) < day.slice(0, 7);

function row(
  { day, item, facts, pack, calendar }: ObligationContext,
  { cycle, period, ahead }: { cycle: PeriodCycle; period: ReportingPeriod; ahead: boolean },
): Obligation {
  const copy = facts.copies.findLast(({ reportingPeriod }) => reportingPeriod === period);
  const usual = deadlineOf(item, period, { pack, calendar });
  const dated = eventDueOf(item, cycle) && copy?.eventDay;
  const event = dated ? eventDeadlineOf(item, dated, { pack, calendar }, cycle) : usual;
  return obligationRow({
    item,
    cycle,
    reportingPeriod: period,
    deadline: event < usual ? event : usual,
    day,
    published: facts.published.findLast(({ reportingPeriod }) => reportingPeriod === period),
    copy,
    idle: ahead ? "not-due" : "not-started",
  });
}
