import { degreeOf, mediaOf, type ShownOn } from "../audience.ts";
import { listingOf, type Life, type Listing } from "../board.ts";
import type { CatalogItem, Medium } from "../catalog.ts";
import type { NoticeState } from "../fold.ts";
import type { ViewAudience } from "../view.ts";
import { monthsAbout, packed } from "./asked-period.ts";
import type { Corpus } from "./corpus.ts";
import type { Sought } from "./sought.ts";

/** How a notice hangs on a board now, and the media that units gave up for it. */
export type HangsNow = { readonly state: NoticeState; readonly life: Life; readonly narrowed: readonly Medium[] };

/** How somebody looks at a board. */
export type Sight = {
  readonly hangs: (notice: string) => HangsNow | undefined;
  readonly item: (id: string) => CatalogItem | undefined;
  readonly audience: ViewAudience;
  /** At the desk a unit's officers read what they wrote, whatever its scope, until it is withdrawn (AU1, PB8). */
  readonly medium: ShownOn | "desk";
};

/** What of each slot of a corpus can be seen now, and what it is ordered by. */
export type Visible = {
  /** How much of the text, from its beginning; 0: nothing, the caller may not know of it. */
  readonly ends: Uint32Array;
  /** First day as a number, 20261122. */
  readonly days: Uint32Array;
  /** The months it is about, packed. */
  readonly months: Uint32Array;
  /** The list it is read in, as an index of LISTINGS. */
  readonly lists: Uint8Array;
};

export const LISTINGS: readonly Listing[] = ["in-force", "expired", "withdrawn"];

/**
 * Asks the gate for every text of a board (AU1, PB7–PB11): by the ledger as it stands and the day it is, so that freezing,
 * withdrawal and the end of a period count in the next query.
 */
export function visibleOf(corpus: Corpus, sight: Sight): Visible {
  const ends = new Uint32Array(corpus.texts.length);
  const days = new Uint32Array(corpus.texts.length);
  const months = new Uint32Array(corpus.texts.length);
  const lists = new Uint8Array(corpus.texts.length);
  for (const [slot, sought] of corpus.texts.entries()) {
    if (!sought?.audiences.includes(sight.audience)) continue;
    const now = sight.hangs(sought.notice);
    if (!now) continue;
    const { state } = now;
    ends[slot] = endOf(sought, now, sight);
    days[slot] = Number(state.firstDay.replaceAll("-", ""));
    months[slot] = packed(monthsAbout(sought.reportingPeriod, state.firstDay));
    lists[slot] = LISTINGS.indexOf(listingOf(now.life));
  }
  return { ends, days, months, lists };
}

function endOf(sought: Sought, { state, life, narrowed }: HangsNow, { item: itemOf, medium }: Sight): number {
  const item = itemOf(sought.item);
  if (!item || state.edition !== sought.edition) return 0;
  const isHidden = sought.erased || state.hiddenEditions.includes(state.edition);
  if (medium === "desk") return isHidden || life === "withdrawn" ? sought.entryEnd : sought.text.length;
  const { scope, personal, withoutMedia } = sought;
  const degree = degreeOf({ medium, media: mediaOf(item, narrowed, withoutMedia), scope, life, personal });
  if (degree === "nothing") return 0;
  if (isHidden) return sought.entryEnd;
  if (degree === "whole") return sought.text.length;
  return degree === "totals" ? sought.totalsEnd : sought.entryEnd;
}
