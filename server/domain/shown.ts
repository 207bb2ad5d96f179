import { degreeOf, mediaOf, type Degree, type ShownOn } from "./audience.ts";
import type { Life } from "./board.ts";
import type { CatalogItem, Medium } from "./catalog.ts";
import type { NoticeState } from "./fold.ts";
import type { CorrectionCause, Edition, Elements, Notice } from "./notice.ts";
import type { NoticePeriod } from "./period.ts";
import type { Origin } from "./repost.ts";
import type { Unit } from "./unit.ts";
import type { Audience, View, ViewAudience } from "./view.ts";
import { reasonMasker } from "./views/reason-masker.ts";

/**
 * A notice as one caller may see it on one medium: all that a public surface ever gets to hold. Page, API, sheet, feed,
 * search, screen bundle, socket and chart are made from this and from nothing else (AU1).
 */
export type ShownNotice = {
  readonly id: string;
  readonly unit: string;
  readonly item: CatalogItem;
  /** The unit whose notice hangs here again (PB12); null for the unit's own. */
  readonly from: Origin["unit"] | null;
  /** Public number as text, in the name of the unit that gave it. */
  readonly number: string | null;
  readonly edition: number;
  readonly latestEdition: number;
  readonly life: Life;
  readonly degree: Degree;
  /** The title as this audience may read it; on a medium the item does not name, the item's name and period only. */
  readonly title: string;
  readonly elements: Elements;
  readonly reportingPeriod: string | null;
  readonly period: NoticePeriod;
  readonly nil: boolean;
  /** The frozen view; with rows and paragraphs left out where the degree is `totals`; null for entries and marks. */
  readonly view: View | null;
  /** Hash of the frozen view as the ledger has it; empty where nothing of it is shown. */
  readonly viewHash: string;
  /** Why it is frozen or withdrawn. */
  readonly reason: string | null;
  readonly correction: { readonly cause: CorrectionCause; readonly reason: string } | null;
  /** Where it hangs whole. */
  readonly media: readonly Medium[];
  readonly code: string;
  /** Day on which it was issued (时间); a reposted notice hangs from `publishedDay` on. */
  readonly issuedDay: string;
  readonly publishedDay: string;
  readonly changedDay: string;
};

export type ShowingParts = {
  readonly notice: Notice;
  readonly edition: Edition;
  readonly state: NoticeState;
  readonly life: Life;
  readonly item: CatalogItem;
  readonly unit: Unit;
  readonly audience: Audience;
  readonly medium: ShownOn;
  /** Public number as text, in the form of the rule pack. */
  readonly number: string | null;
  /** Set where it hangs again in another unit than its own. */
  readonly origin?: Origin | undefined;
  /** How a reporting period and the elements read; words belong to the surface. */
  readonly words: {
    readonly entryTitle: (item: CatalogItem, reportingPeriod: string | null) => string;
    readonly elements: (edition: Edition, state: NoticeState, item: CatalogItem, degree: Degree) => Elements;
  };
};

/**
 * The gate between ledger and surfaces. Returns undefined where the caller may not even know of the notice. Scope and
 * media are those of the edition that counts now: what a correction takes back is back for the older editions too.
 */
export function shownNotice(parts: ShowingParts): ShownNotice | undefined {
  const { notice, edition, state, life, item, unit, audience, medium, origin, words } = parts;
  const view = edition.views[viewAudience(audience)];
  const { scope, withoutMedia } = (notice.editions.find(({ ordinal }) => ordinal === state.edition) ?? edition).draft;
  const narrowed = [...(unit.narrowed?.[item.id] ?? []), ...(origin?.narrowed ?? [])];
  const media = mediaOf(item, narrowed, withoutMedia);
  const issuedDay = origin?.issuedDay ?? state.firstDay;
  const hidden = state.hiddenEditions.includes(edition.ordinal) || edition.erased === true;
  const personal = view.tables.some((table) => table.personal);
  const degree: Degree = hidden ? "mark" : degreeOf({ medium, media, scope, life, personal });
  if (degree === "nothing") return undefined;
  const whole = degree === "whole" || degree === "totals";
  const masked = reasonMasker(notice, viewAudience(audience));
  const act = notice.acts.findLast(({ type }) => type === "freeze" || type === "withdraw");
  const reason = hidden ? (edition.correction?.reason ?? null) : degree === "mark" ? (act?.reason ?? null) : null;
  return {
    id: notice.id,
    unit: unit.code,
    item,
    from: origin?.unit ?? null,
    number: parts.number,
    edition: edition.ordinal,
    latestEdition: state.edition,
    life,
    degree,
    title: whole ? view.title : words.entryTitle(item, edition.draft.reportingPeriod),
    elements: words.elements(edition, { ...state, firstDay: issuedDay }, item, degree),
    reportingPeriod: edition.draft.reportingPeriod,
    period: state.period,
    nil: edition.draft.nilReturn,
    view: degree === "whole" ? view : degree === "totals" ? withoutRows(view) : null,
    viewHash: whole ? view.hash : "",
    reason: reason === null ? null : masked(reason),
    correction: edition.correction ? { ...edition.correction, reason: masked(edition.correction.reason) } : null,
    media,
    code: state.code,
    issuedDay,
    publishedDay: state.firstDay,
    changedDay: state.changedDay,
  };
}

/** Its period is over and it lists persons: what is left of it whole goes into the file and is not hung (PB9). */
export const isForFileOnly = ({ life, view }: Pick<ShownNotice, "life" | "view">): boolean =>
  life === "expired" && (view?.tables.some(({ personal }) => personal) ?? false);

export const viewAudience = (audience: Audience): ViewAudience => (audience === "public" ? "public" : "village");

/** After the end of the period tables about persons keep their totals alone (PB9). */
const withoutRows = (view: View): View => ({
  ...view,
  paragraphs: [],
  remarks: [],
  tables: view.tables.map((table) => (table.personal ? { ...table, rows: [], bars: [] } : table)),
});
