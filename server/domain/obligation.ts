import type { BodyKind, CatalogItem, Cycle } from "./catalog.ts";
import type { Day } from "./calendar.ts";
import type { HolidayCalendar } from "./holidays.ts";
import { eventObligations, standingObligation } from "./obligation-events.ts";
import { periodObligations } from "./obligation-periods.ts";
import type { ReportingPeriod } from "./reporting-period.ts";
import { itemUnder, type RulePack } from "./rule-pack.ts";

export type CopyState = "draft" | "in-review" | "returned" | "approved" | "scheduled";

/**
 * Where an obligation stands. `standing`: hangs until it changes. `as-it-happens`: offered, owed only after an event.
 * `not-due`: nothing to do now; the next deadline is named where there is one.
 */
export type ObligationState =
  CopyState | "not-started" | "published" | "nil" | "standing" | "as-it-happens" | "not-due";

/** What a unit owes for an item: one row of 本月要办. */
export type Obligation = {
  readonly item: string;
  readonly cycle: Cycle;
  readonly reportingPeriod: ReportingPeriod | null;
  readonly deadline: Day | null;
  readonly state: ObligationState;
  /** State of a working copy, also of one that corrects or renews what is published. */
  readonly copy: CopyState | null;
  readonly notice: string | null;
  readonly publishedOn: Day | null;
  /** Still open after its deadline. */
  readonly overdue: boolean;
  /** Days past the deadline: until today when open, until publication when published late. */
  readonly daysLate: number;
  /** Owed in working days (GIR art. 26): how many are left, or were left at publication; negative when so many are over. */
  readonly workingDaysLeft?: number;
};

/** A notice that stands published; the caller leaves out withdrawn ones, so that they are owed again. */
export type PublishedFact = {
  readonly item: string;
  readonly reportingPeriod: ReportingPeriod | null;
  readonly notice: string;
  readonly day: Day;
  readonly nil: boolean;
  /** Day of the event that it tells of, where it tells of one. */
  readonly eventDay?: Day | null;
};

export type CopyFact = {
  readonly item: string;
  readonly reportingPeriod: ReportingPeriod | null;
  readonly notice: string;
  readonly state: CopyState;
  readonly eventDay: Day | null;
};

export type ObligationFacts = {
  /** First day from which notices are owed here; deadlines before it are nobody's fault. */
  readonly since: Day;
  readonly published: readonly PublishedFact[];
  readonly copies: readonly CopyFact[];
};

/** One item on one day, with the facts that concern it. */
export type ObligationContext = {
  readonly day: Day;
  readonly item: CatalogItem;
  readonly facts: ObligationFacts;
  readonly pack: Pick<RulePack, "due" | "counting">;
  readonly calendar: HolidayCalendar;
};

/**
 * What is owed, done and late on a day, for every item at least one row, in catalog order and by period. Follows from
 * catalog × rule pack × ledger alone. With `bodies`, an item that none of the unit's bodies publishes is not due here.
 */
export function obligationsOn({
  day,
  items,
  pack,
  calendar,
  facts,
  bodies,
}: {
  day: Day;
  items: Iterable<CatalogItem>;
  pack: Pick<RulePack, "due" | "counting" | "itemOverrides">;
  calendar: HolidayCalendar;
  facts: ObligationFacts;
  bodies?: readonly BodyKind[];
}): readonly Obligation[] {
  const published = Map.groupBy(facts.published, ({ item }) => item);
  const copies = Map.groupBy(facts.copies, ({ item }) => item);
  return [...items].flatMap((row) => {
    const item = itemUnder(row, pack);
    const own = { since: facts.since, published: published.get(item.id) ?? [], copies: copies.get(item.id) ?? [] };
    const context = { day, item, facts: own, pack, calendar };
    const touched = own.published.length + own.copies.length > 0;
    return touched || isOwedBy(item, bodies) ? obligationsFor(context) : [notOurs(item)];
  });
}

const isOwedBy = ({ bodies, repostedBy }: CatalogItem, held: readonly BodyKind[] | undefined): boolean =>
  held === undefined || [...bodies, ...(repostedBy ? [repostedBy] : [])].some((body) => held.includes(body));

function obligationsFor(context: ObligationContext): readonly Obligation[] {
  return context.item.cycles.flatMap((cycle) => {
    if (cycle === "on-occurrence") return eventObligations(context);
    return cycle === "standing" ? [standingObligation(context)] : periodObligations(context, cycle);
  });
}

const notOurs = ({ id, cycles }: CatalogItem): Obligation => ({
  item: id,
  cycle: cycles[0] ?? "on-occurrence",
  reportingPeriod: null,
  deadline: null,
  state: "not-due",
  copy: null,
  notice: null,
  publishedOn: null,
  overdue: false,
  daysLate: 0,
});
