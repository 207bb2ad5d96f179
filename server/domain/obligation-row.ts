import type { CatalogItem, Cycle } from "./catalog.ts";
import { daysBetween, type Day } from "./calendar.ts";
import type { CopyFact, Obligation, ObligationState, PublishedFact } from "./obligation.ts";
import type { ReportingPeriod } from "./reporting-period.ts";

/** Fits what is known about one duty into a row; `idle` is its state while nobody works on it. */
export function obligationRow({
  item,
  cycle,
  reportingPeriod,
  deadline,
  day,
  published,
  copy,
  idle,
}: {
  item: Pick<CatalogItem, "id">;
  cycle: Cycle;
  reportingPeriod: ReportingPeriod | null;
  deadline: Day | null;
  day: Day;
  published: PublishedFact | undefined;
  copy: CopyFact | undefined;
  idle: ObligationState;
}): Obligation {
  const until = published?.day ?? day;
  const daysLate = deadline === null ? 0 : Math.max(0, daysBetween(deadline, until));
  const done: ObligationState | undefined = published && (published.nil ? "nil" : "published");
  return {
    item: item.id,
    cycle,
    reportingPeriod,
    deadline,
    state: done ?? copy?.state ?? idle,
    copy: copy?.state ?? null,
    notice: published?.notice ?? copy?.notice ?? null,
    publishedOn: published?.day ?? null,
    overdue: published === undefined && daysLate > 0,
    daysLate,
  };
}
