import { isDay } from "../calendar.ts";
import { PERIOD_CYCLES, type CatalogItem } from "../catalog.ts";
import type { CheckContext } from "../checks.ts";
import { shortfallOf } from "../period.ts";
import { firstDayOf, parseReportingPeriod } from "../reporting-period.ts";
import type { Finding } from "../tables/table.ts";
import { isVillage, type Unit } from "../unit.ts";

const owesPeriods = ({ cycles }: CatalogItem): boolean =>
  cycles.some((cycle) => PERIOD_CYCLES.some((own) => own === cycle));
const plans = ({ due }: CatalogItem): boolean =>
  due.some((rule) => rule.kind === "period" && rule.reports === "running");

/** What an item is owed after, as its catalog row calls it; where it calls nothing, a village's matter or what GIR 26 counts from. */
export const eventOf = ({ due }: CatalogItem, unit: Pick<Unit, "code">): string =>
  due.find((rule) => rule.kind === "event")?.event ?? (isVillage(unit.code) ? "matter" : "formation-or-change");

/** Reporting period (所属期) and day of the event, as the item's cycle needs them. */
export function reportingPeriodFindings({ draft, item, unit, today }: CheckContext): readonly Finding[] {
  const { reportingPeriod, eventDay } = draft;
  const findings: Finding[] = [];
  const hard = { severity: "hard" } as const;
  const onOccurrence = item.cycles.includes("on-occurrence");
  if (reportingPeriod === null || reportingPeriod === "") {
    if (owesPeriods(item) && !onOccurrence)
      findings.push({ ...hard, code: "reporting-period-missing", column: "reportingPeriod" });
  } else if (!parseReportingPeriod(reportingPeriod) || !isDay(firstDayOf(reportingPeriod))) {
    findings.push({ ...hard, code: "reporting-period-impossible", column: "reportingPeriod" });
  } else if (firstDayOf(reportingPeriod) > today && !plans(item)) {
    const values = { reportingPeriod };
    findings.push({ ...hard, code: "reporting-period-future", column: "reportingPeriod", values });
  }
  if (eventDay !== null && eventDay !== "") {
    if (!isDay(eventDay) || eventDay < "1949-10-01")
      findings.push({ ...hard, code: "event-day-impossible", column: "eventDay" });
  } else if (onOccurrence && !draft.nilReturn && !reportingPeriod) {
    findings.push({ ...hard, code: "event-day-missing", column: "eventDay", values: { event: eventOf(item, unit) } });
  }
  return findings;
}

/** A notice period shorter than item and rule pack allow, counted as if it were published today. */
export function noticePeriodFindings({ draft, item, pack, calendar, today }: CheckContext): readonly Finding[] {
  const choice = draft.noticePeriod;
  const short = { code: "notice-period-short", severity: "hard", column: "noticePeriod" } as const;
  if (
    choice !== null &&
    choice !== "replaced" &&
    !(Number.isInteger(choice.days) && choice.days > 0 && choice.days <= 3650)
  )
    return [{ ...short, values: { until: null } }];
  const until = shortfallOf({ publishedOn: today, item, choice, pack, calendar });
  return until === undefined ? [] : [{ ...short, values: { until } }];
}
