import type { ScreenEntry } from "../server/push/events.ts";
import type { Drawing } from "./drawing.ts";
import type { HeldBoard } from "./held-board.ts";
import type { Board } from "./kept.ts";
import type { Parts } from "./parts.ts";
import type { Place } from "./place.ts";
import type { Reporter } from "./reporter.ts";
import { createShowing } from "./showing.ts";
import { idOf } from "./standing.ts";
import type { Strips } from "./strips.ts";

export type Following = ReturnType<typeof createFollowing>;

/** How the glass follows the board: what changed comes onto it, what went leaves it, and what is due is shown by itself. */
export function createFollowing({
  parts,
  held,
  drawing,
  reporter,
  strips,
  place,
  go,
  onMove,
  isBusy,
}: {
  parts: Parts;
  held: HeldBoard;
  drawing: Drawing;
  reporter: Reporter;
  strips: Strips;
  place: () => Place;
  go: (next: Place) => void;
  /** What was being read aloud is no longer there. */
  onMove: () => void;
  /** Somebody holds the rotation or has a sheet open: nothing is brought up over it. */
  isBusy: () => { readonly holds: boolean; readonly panel: boolean };
}) {
  const { entryOf, standing, whole } = held;
  const readable = (id: string): ScreenEntry | undefined => whole().filter(({ notice }) => notice === id)[0];
  const showing = createShowing({ canShow: readable });
  let drawn = "";

  /** A board came: from the server, or from the screen's own cache at start. */
  function take(next: Board): void {
    const before = held.now();
    const known = whole();
    held.dismiss();
    held.put(next);
    parts.pair.hidden = next.bundle.paired;
    if (before && drawn === held.signature() && before.bundle.paired === next.bundle.paired)
      return void reporter.report();
    if (before) showing.add(known, whole());
    follow();
  }

  /** Draws what the new board asks for; a page whose notice changed or went follows at once (PB7). */
  function follow(): void {
    drawn = held.signature();
    const now = place();
    if (now.view === "notice") {
      const entry = entryOf(now.id);
      if (!entry) return go({ view: "overview" });
      if (!held.docOf(entry)) {
        onMove();
        return drawing.onItsWay();
      }
      if (standing(entry) !== "whole") return go({ view: "overview" });
      if (!now.showing) {
        const old = drawing.shown();
        if (old && drawing.page() && old.doc === entry.doc && drawing.isReduced() === held.stale()) return;
        go(now);
        if (old && idOf(old) !== idOf(entry)) strips.fresh(entry.title);
        return;
      }
    }
    const free = now.view === "overview" || now.view === "notice";
    const { holds, panel } = isBusy();
    if (free && showing.waits() && !holds && !panel) return showNext();
    if (now.view !== "notice") go(now);
  }

  /** Brings what was just published or corrected onto the glass, page after page; then back to the overview. */
  function showNext(): void {
    const entry = showing.next();
    if (!entry) return go({ view: "overview" });
    strips.fresh(entry.title);
    go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: true });
  }

  /** A paired screen has each notice whole on its glass once, so that its content is acknowledged (SC2). */
  function afterCard(entry: ScreenEntry): void {
    if (showing.waits()) return showNext();
    const board = held.now();
    const open = board !== undefined && board.bundle.paired && entry.hash !== "" && !reporter.acknowledged(entry);
    if (!open || isBusy().panel || !showing.firstTime(entry)) return go({ view: "overview" });
    go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: true });
  }

  return {
    take,
    showNext,
    afterCard,
    /** What ended at its instant leaves the glass without anybody saying so (SC4). */
    second(): void {
      if (held.now() && drawn !== "" && drawn !== held.signature()) follow();
    },
  };
}
