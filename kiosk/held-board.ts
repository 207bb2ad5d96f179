import type { ScreenDoc, ScreenEntry, ScreenGroup } from "../server/push/events.ts";
import { listedIn, type Board } from "./kept.ts";
import { isUnharmed } from "./readable.ts";
import { idOf, standingOf, type Standing } from "./standing.ts";
import { villageDay, type TrustedTime } from "./trusted-time.ts";

export type HeldBoard = ReturnType<typeof createHeldBoard>;

export type Guest = { readonly entry: ScreenEntry; readonly doc: ScreenDoc };

/** The last true board, and what of it may show at this instant (SC4, TM2). */
export function createHeldBoard(time: TrustedTime) {
  let board: Board | undefined;
  /** A notice that was found and does not hang here: shown while it is read, kept nowhere. */
  let guest: Guest | undefined;
  const unharmed = new Set<string>();

  function docOf({ doc: key }: ScreenEntry): ScreenDoc | undefined {
    const doc = (board && board.docs[key]) || (guest && guest.doc.key === key ? guest.doc : undefined);
    if (!doc) return undefined;
    if (!unharmed.has(key)) {
      if (!isUnharmed(doc)) return undefined;
      unharmed.add(key);
    }
    return doc;
  }

  function standing(entry: ScreenEntry): Standing {
    const by = standingOf(entry, time.now());
    return by === "whole" && !docOf(entry) ? "title" : by;
  }
  function standingIn(all: readonly ScreenEntry[]): readonly ScreenEntry[] {
    const now = time.now();
    return all.filter((entry) => standingOf(entry, now) !== "gone");
  }
  const entries = (): readonly ScreenEntry[] => (board ? standingIn(board.bundle.entries) : []);
  /** Those of the groups too. */
  const all = (): readonly ScreenEntry[] => (board ? standingIn(listedIn(board.bundle)) : []);
  /** No contact for longer than the pack allows, as far as anybody can know: tables about persons shrink to totals. */
  const stale = (): boolean =>
    board !== undefined && time.now().to - time.contact() > board.bundle.maxStaleHours * 3_600_000;

  return {
    now: (): Board | undefined => board,
    put(next: Board): void {
      board = next;
    },
    docOf,
    standing,
    entries,
    all,
    /** The boards of the village's groups. */
    groups: (): readonly ScreenGroup[] =>
      ((board && board.bundle.groups) || []).map((group) => ({ ...group, entries: standingIn(group.entries) })),
    whole: (): readonly ScreenEntry[] => entries().filter((entry) => standing(entry) === "whole"),
    entryOf: (id: string): ScreenEntry | undefined =>
      all().filter(({ notice }) => notice === id)[0] || (guest && guest.entry.notice === id ? guest.entry : undefined),
    welcome(next: Guest): void {
      guest = next;
    },
    dismiss(): void {
      guest = undefined;
    },
    stale,
    /** Whether every document of the list is here: before that the screen has not the board it should show. */
    isComplete: (): boolean =>
      board !== undefined && listedIn(board.bundle).every((entry) => docOf(entry) !== undefined),
    /** Changes when anything on the glass may have to. */
    signature: (): string => {
      const { told } = time.now();
      return `${all()
        .map((entry) => `${idOf(entry)} ${entry.doc} ${standing(entry)}`)
        .join()} ${stale()} ${told === undefined ? "" : villageDay(told)}`;
    },
  };
}
