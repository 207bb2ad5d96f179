import type { ScreenEntry } from "../server/push/events.ts";
import type { Now } from "./trusted-time.ts";

/** How an entry may show now: whole, by title and number alone, or no more (SC4, TM2). */
export type Standing = "whole" | "title" | "gone";

/** Whole while it cannot have ended, gone when it certainly has; what may have ended keeps title and number. */
export function standingOf(
  { showUntil }: Pick<ScreenEntry, "showUntil">,
  { from, to }: Pick<Now, "from" | "to">,
): Standing {
  if (showUntil === null) return "whole";
  const end = Date.parse(showUntil);
  if (end <= from) return "gone";
  return end > to ? "whole" : "title";
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
