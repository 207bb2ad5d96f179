import type { Listing } from "../board.ts";
import type { Affairs, CatalogItem } from "../catalog.ts";
import type { Corpus } from "./corpus.ts";
import { LISTINGS, type Visible } from "./visible.ts";

/** Among which notices is looked: what is not named is not asked for. */
export type Among = {
  readonly affairs?: Affairs | undefined;
  readonly item?: string | undefined;
  readonly state?: Listing | undefined;
};

/** What can be seen, less what nobody asked for. It only ever takes away: who may see what is settled before (AU1). */
export function visibleAmong(
  visible: Visible,
  { affairs, item, state }: Among,
  { texts, itemOf }: { texts: Corpus["texts"]; itemOf: (id: string) => CatalogItem | undefined },
): Visible {
  if (!affairs && !item && !state) return visible;
  const list = state && LISTINGS.indexOf(state);
  const ends = visible.ends.map((end, slot) => {
    const sought = end === 0 ? undefined : texts[slot];
    const isWanted =
      sought !== undefined &&
      (list === undefined || visible.lists[slot] === list) &&
      (!item || sought.item === item) &&
      (!affairs || itemOf(sought.item)?.affairs === affairs);
    return isWanted ? end : 0;
  });
  return { ...visible, ends };
}
