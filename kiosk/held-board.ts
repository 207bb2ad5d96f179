import type { ScreenEntry } from "../server/push/events.ts";
import type { Board } from "./kept.ts";
import { idOf, standingOf, type Standing } from "./standing.ts";
import { villageDay, type TrustedTime } from "./trusted-time.ts";

export type HeldBoard = ReturnType<typeof createHeldBoard>;

/** The last true board, and what of it may show at this instant (SC4, TM2). */
export function createHeldBoard(time: TrustedTime) {
  let board: Board | undefined;
  const standing = (entry: ScreenEntry): Standing => standingOf(entry, time.now(), time.last());
  const entries = (): readonly ScreenEntry[] =>
    board ? board.bundle.entries.filter((entry) => standing(entry) !== "gone") : [];
  /** No contact for longer than the pack allows: tables about persons shrink to totals. */
  const stale = (): boolean => {
    const now = time.now();
    if (!board || now === undefined) return false;
    return now - Date.parse(board.bundle.at) > board.bundle.maxStaleHours * 3_600_000;
  };

  return {
    now: (): Board | undefined => board,
    put(next: Board): void {
      board = next;
    },
    standing,
    entries,
    whole: (): readonly ScreenEntry[] => entries().filter((entry) => standing(entry) === "whole"),
    entryOf: (id: string): ScreenEntry | undefined => entries().filter(({ notice }) => notice === id)[0],
    stale,
    /** Changes when anything on the glass may have to. */
    signature: (): string =>
      `${entries()
        .map((entry) => `${idOf(entry)} ${standing(entry)}`)
        .join()} ${stale()} ${villageDay(time.now() || 0)}`,
  };
}
