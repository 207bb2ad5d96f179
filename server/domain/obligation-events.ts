import type { CatalogItem } from "./catalog.ts";
import { eventDeadlineOf, eventTermOf } from "./due.ts";
import { workingDaysBetween } from "./holidays.ts";
import { obligationRow } from "./obligation-row.ts";
import type { Obligation, ObligationContext } from "./obligation.ts";
import { parseReportingPeriod, type ReportingPeriod } from "./reporting-period.ts";

/** What is being written, what was published this month, and the offer to write a new one. */
export function eventObligations({ day, item, facts, pack, calendar }: ObligationContext): readonly Obligation[] {
  const fixed = { item, cycle: "on-occurrence", reportingPeriod: null, day } as const;
  const events = facts.published.filter(({ reportingPeriod }) => !isOwedByPeriod(item, reportingPeriod));
  const known = new Set(events.map(({ notice }) => notice));
  const done = events
    .filter((published) => published.day.slice(0, 7) === day.slice(0, 7))
    .map((published) => {
      const copy = facts.copies.find(({ notice }) => notice === published.notice);
      const deadline = published.eventDay ? eventDeadlineOf(item, published.eventDay, { pack, calendar }) : null;
      const row = obligationRow({ ...fixed, deadline, published, copy, idle: "as-it-happens" });
      return counted(row, "on-occurrence", { day: published.day, item, pack, calendar });
    });
  const begun = facts.copies
    .filter(({ notice, reportingPeriod }) => !known.has(notice) && !isOwedByPeriod(item, reportingPeriod))
    .map((copy) => {
      const deadline = copy.eventDay === null ? null : eventDeadlineOf(item, copy.eventDay, { pack, calendar });
      const row = obligationRow({ ...fixed, deadline, published: undefined, copy, idle: "as-it-happens" });
      return counted(row, "on-occurrence", { day, item, pack, calendar });
    });
  const offer = obligationRow({
    ...fixed,
    deadline: null,
    published: undefined,
    copy: undefined,
    idle: "as-it-happens",
  });
  return [...begun, ...done, offer];
}

/** Notices of a period that the item owes are not counted as events. */
function isOwedByPeriod({ cycles }: CatalogItem, period: ReportingPeriod | null): boolean {
  const cycle = period === null ? undefined : parseReportingPeriod(period)?.cycle;
  return cycle !== undefined && cycles.includes(cycle);
}

/** Days of the clock that counts: where the term is in working days, those left are told (State Council calendar, TM1). */
function counted(
  row: Obligation,
  cycle: "on-occurrence" | "standing",
  { day, item, pack, calendar }: Pick<ObligationContext, "day" | "item" | "pack" | "calendar">,
): Obligation {
  const { deadline } = row;
  if (deadline === null || eventTermOf(item, cycle, pack).unit !== "working") return row;
  const left = workingDaysBetween(day, deadline, calendar) - workingDaysBetween(deadline, day, calendar);
  return { ...row, workingDaysLeft: left };
}

/** Owed once, and again when it changes: then the working copy that renews it carries the day of the change. */
export function standingObligation({ day, item, facts, pack, calendar }: ObligationContext): Obligation {
  const published =
    facts.published.findLast(({ reportingPeriod }) => reportingPeriod === null) ?? facts.published.at(-1);
  const copy = facts.copies.at(-1);
  const from = copy?.eventDay ?? (published ? null : facts.since);
  const deadline = from === null ? null : eventDeadlineOf(item, from, { pack, calendar }, "standing");
  const fixed = { item, cycle: "standing", reportingPeriod: null, day } as const;
  const row = obligationRow({ ...fixed, deadline, published: copy ? undefined : published, copy, idle: "not-started" });
  if (!published) return counted(row, "standing", { day, item, pack, calendar });
  return { ...row, state: copy?.state ?? "standing", publishedOn: published.day };
}
