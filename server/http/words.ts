import { dayOf } from "../clock.ts";
import type { Degree } from "../domain/audience.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import { formatDay } from "../domain/day-text.ts";
import type { NoticeState } from "../domain/fold.ts";
import type { Edition, Elements } from "../domain/notice.ts";
import type { ShowingParts } from "../domain/shown.ts";
import { withoutPeriod } from "./words/drafts.ts";
import { contentsText } from "./words/contents.ts";
import { periodTerm, reportingPeriodText } from "./words/periods.ts";
import { reviewersText } from "./words/people.ts";

/** How titles of entries and the six elements read; handed to the board service. */
export const words: ShowingParts["words"] = {
  entryTitle: (item: CatalogItem, reportingPeriod: string | null): string =>
    `${reportingPeriod === null ? "" : reportingPeriodText(reportingPeriod)}${reportingPeriod === null ? item.name : withoutPeriod(item.name)}`,
  elements: (edition: Edition, state: NoticeState, item: CatalogItem, degree: Degree): Elements => ({
    issuedOn: issuedText(edition, state, item),
    issuingBody: edition.issuingBodyName,
    subject: item.name,
    content: contentsText({ edition, state, item, degree }),
    publishedBy: edition.publishedBy.name,
    reviewedBy: reviewersText(edition.reviewedBy, edition.draft.issuingBody),
  }),
};

/** Day of the entry, and for the edition that counts its period too. */
const issuedText = (edition: Edition, state: NoticeState, { wording }: CatalogItem): string => {
  const day = formatDay(entryDay(edition, state));
  return edition.ordinal < state.edition ? day : `${day}，${periodTerm(state.period, wording)}`;
};

/** Day of the ledger entry that made this edition: the first is in the folded ledger, later ones in the trail. */
export function entryDay(edition: Edition, state: NoticeState): string {
  if (edition.ordinal === 1) return state.firstDay;
  const step = edition.trail.findLast(({ type }) => type === "publish" || type === "schedule");
  return step ? dayOf(step.publishAt ?? step.at) : state.changedDay;
}
