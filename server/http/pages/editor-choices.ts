import { PERIOD_CYCLES, type CatalogItem, type Posting } from "../../domain/catalog.ts";
import { openPeriodOn } from "../../domain/due.ts";
import type { PeriodChoice } from "../../domain/notice.ts";
import { comparePeriods, nextPeriod, parseReportingPeriod, previousPeriod } from "../../domain/reporting-period.ts";
import { reportingPeriodText } from "../words/periods.ts";
import { postingLabel } from "../wording/editor.ts";

export type Option = { readonly value: string; readonly label: string; readonly selected: boolean };

const BACK = 3;

/** Reporting periods an author may write for on a day, newest first: the open one, the one that runs, and three before. */
export function periodOptions(item: CatalogItem, day: string, chosen: string | null): readonly Option[] {
  const periods = new Set<string>();
  for (const cycle of PERIOD_CYCLES.filter((each) => item.cycles.includes(each))) {
    const open = openPeriodOn(day, item, cycle);
    periods.add(nextPeriod(open)).add(open);
    let before = open;
    for (let count = 0; count < BACK; count += 1) periods.add((before = previousPeriod(before)));
  }
  if (chosen !== null && parseReportingPeriod(chosen)) periods.add(chosen);
  const known = [...periods].toSorted((a, b) => comparePeriods(b, a));
  return known.map((value) => ({ value, label: reportingPeriodText(value), selected: value === chosen }));
}

/**
 * The period that is owed now: the last that ended, or for a plan the one that runs; the one after it when that is
 * published. Null for what has no period.
 */
export function owedPeriod(item: CatalogItem, day: string, isPublished: (period: string) => boolean): string | null {
  const cycle = PERIOD_CYCLES.find((each) => item.cycles.includes(each));
  if (cycle === undefined) return null;
  const open = openPeriodOn(day, item, cycle);
  return isPublished(open) ? nextPeriod(open) : open;
}

const writePosting = (posting: Posting): string =>
  posting.until === "days" ? `days:${posting.days}:${posting.unit}` : posting.until === "replaced" ? "replaced" : "";

/** How long it may hang: as the catalog has it, the catalog's other periods, or the author's own. */
export function postingOptions(item: CatalogItem, choice: PeriodChoice): readonly Option[] {
  const others = (item.otherPostings ?? []).map(({ label, posting }) => ({ value: writePosting(posting), label }));
  const value = choice === null ? "" : choice === "replaced" ? "replaced" : `days:${choice.days}:${choice.unit}`;
  const offered = [{ value: "", label: postingLabel(item.posting) }, ...others, { value: "own", label: "自己定天数" }];
  const known = offered.some((option) => option.value === value);
  return offered.map((option) => ({ ...option, selected: option.value === (known ? value : "own") }));
}
