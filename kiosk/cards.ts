import type { ScreenEntry } from "../server/push/events.ts";
import { turning } from "./overview.ts";

const NEW_DAYS = 30;
const NEW_BETWEEN = 4;

/** A card of the rotation and its place on the board. */
export type Card = { readonly entry: ScreenEntry; readonly number: number; readonly count: number };

/**
 * The order in which cards turn. A board of forty notices needs half an hour for a round, and whoever waits at it waits
 * for what is new: that turns, the urgent first and the newest next, and after every four of it comes one that has hung
 * for longer than thirty days without an end (who is on the committee, the village's rules), each in its turn.
 */
export function createCards() {
  let [fresh, old, since] = [0, 0, 0];
  let last = "";

  function pick(cards: readonly ScreenEntry[], day: string): ScreenEntry | undefined {
    const news = cards.filter((entry) => isNew(entry, day));
    const rest = cards.filter((entry) => !isNew(entry, day));
    const turnOfRest = rest.length > 0 && since >= Math.min(NEW_BETWEEN, news.length);
    since = turnOfRest ? 0 : since + 1;
    return turnOfRest ? rest[old++ % rest.length] : news[fresh++ % news.length];
  }

  return {
    /** The next card; `again` the one that stands, if it still may. */
    next(entries: readonly ScreenEntry[], day: string, again = false): Card | undefined {
      const cards = inOrder(turning(entries));
      const same = again ? cards.filter(({ notice }) => notice === last)[0] : undefined;
      const entry = same || pick(cards, day);
      if (!entry) return undefined;
      last = entry.notice;
      return { entry, number: cards.indexOf(entry) + 1, count: cards.length };
    },
  };
}

const isNew = ({ urgent, showUntil, changedDay }: ScreenEntry, day: string): boolean =>
  urgent || showUntil !== null || daysFrom(changedDay, day) <= NEW_DAYS;

/** The urgent first, the newest next; within a day as the board lists them. Old browsers' own sort does not keep that. */
function inOrder(entries: readonly ScreenEntry[]): readonly ScreenEntry[] {
  const rank = ({ urgent, changedDay }: ScreenEntry): string => (urgent ? "9" : "") + changedDay;
  return entries
    .map((entry, place) => ({ entry, place, rank: rank(entry) }))
    .sort((a, b) => (a.rank === b.rank ? a.place - b.place : a.rank < b.rank ? 1 : -1))
    .map(({ entry }) => entry);
}

const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
