import type { ScreenEntry } from "../server/push/events.ts";

/** How an entry may show now: whole, by title and number alone, or no more (SC4, TM2). */
export type Standing = "whole" | "title" | "gone";

const DAYS_31 = 31 * 86_400_000;

/** `now` undefined: no trusted time; `last` is the last instant that was. */
export function standingOf(
  { showUntil }: Pick<ScreenEntry, "showUntil">,
  now: number | undefined,
  last: number,
): Standing {
  if (showUntil === null) return "whole";
  const end = Date.parse(showUntil);
  if (now !== undefined) return now < end ? "whole" : "gone";
  return end > last + DAYS_31 ? "whole" : "title";
}

/** One edition in one state: what is fresh when it changes. */
export const idOf = ({
  notice,
  edition,
  hash,
  life,
}: Pick<ScreenEntry, "notice" | "edition" | "hash" | "life">): string => `${notice} ${edition} ${hash} ${life}`;

/** Notices that a new board has and the old one had not in this edition: they come onto the glass. */
export const freshIn = (before: readonly ScreenEntry[], now: readonly ScreenEntry[]): string[] => {
  const known = new Set(before.map(({ notice, edition }) => `${notice} ${edition}`));
  return now
    .filter(({ notice, edition, hash }) => hash !== "" && !known.has(`${notice} ${edition}`))
    .map(({ notice }) => notice);
};
