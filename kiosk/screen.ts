import { createDrawing } from "./drawing.ts";
import { createFollowing } from "./following.ts";
import { createIdle } from "./idle.ts";
import type { Line } from "./line.ts";
import { isContrast, isLarge, setContrast, setLarge } from "./modes.ts";
import type { NoticePage } from "./notice-page.ts";
import type { createPanel } from "./panel.ts";
import type { Parts } from "./parts.ts";
import type { Place } from "./place.ts";
import { createPresses } from "./presses.ts";
import { createReporter, type OnGlass } from "./reporter.ts";
import { createRotation } from "./rotation.ts";
import type { Search } from "./search.ts";
import { createStrips } from "./strips.ts";
import { drawClock } from "./wall-clock.ts";

export type Screen = ReturnType<typeof createScreen>;

/** What stands on the glass, and what moves it there: touch (presses), a changed board (following), time. */
export function createScreen({
  parts,
  line: { time, held, say, told },
  panel,
  search,
  since,
  onMove,
  isReadAloud,
}: {
  parts: Parts;
  line: Line;
  panel: ReturnType<typeof createPanel>;
  search: Search;
  /** Village day on which the page was loaded; empty when it was the kept one, which has no notices. */
  since: string;
  /** Whatever is drawn anew: what was being read aloud is no longer there. */
  onMove: () => void;
  isReadAloud: () => boolean;
}) {
  const strips = createStrips(parts, () => relayout());
  const rotation = createRotation({
    root: parts.root,
    left: parts.dwellLeft,
    line: parts.dwellLine,
    waits: isReadAloud,
  });
  const idle = createIdle({ box: parts.idle, left: parts.idleLeft, onRest: rest });
  const reporter = createReporter({ look: glass, say });
  let at: Place = { view: "overview" };
  const place = (): Place => at;
  const drawing = createDrawing({
    parts,
    time,
    held,
    search,
    strips,
    rotation,
    place,
    onCard: (entry) => following.afterCard(entry),
    onShown: () => following.showNext(),
  });
  const isBusy = () => ({ holds: rotation.held(), panel: panel.isOpen() });
  const following = createFollowing({ parts, held, drawing, reporter, strips, place, go, onMove, isBusy });
  const onTurn = (): void => void reporter.report();
  const presses = createPresses({ held, drawing, rotation, idle, panel, search, place, go, onTurn });

  function glass(): OnGlass | undefined {
    const board = held.now();
    if (!board || !held.isComplete()) return undefined;
    return {
      version: board.bundle.version,
      entry: at.view === "notice" ? held.entryOf(at.id) : undefined,
      page: drawing.page(),
    };
  }

  /** Runs a drawing and says what stands after it; one that throws is not spoken of, and the overview takes its place (SC2). */
  function drawn(work: () => void): void {
    try {
      work();
    } catch (error) {
      reporter.silence();
      console.error(error);
      if (at.view !== "overview") go({ view: "overview" });
      return;
    }
    void reporter.report();
  }

  function go(next: Place): void {
    onMove();
    at = next;
    drawn(() => drawing.draw(next));
    if (at.view !== "overview" && !(at.view === "notice" && at.showing)) idle.watch();
    else if (!rotation.held()) idle.off();
  }

  function relayout(): void {
    if (at.view !== "notice") return drawing.fit();
    if (!drawing.page()) return;
    onMove();
    drawn(drawing.fit);
  }

  /** Nobody is there any more: large type, contrast, what was read and what was typed are cleared. */
  function rest(): void {
    setLarge(false);
    setContrast(false);
    panel.close();
    search.clear();
    held.dismiss();
    rotation.hold(false);
    following.showNext();
  }

  return {
    ...presses,
    take: following.take,
    report: reporter.report,
    relayout,
    strips,
    place,
    page: (): NoticePage | undefined => drawing.page(),
    /** Called every second: the clock, and what ended at its instant (SC4). */
    second(): void {
      drawClock(parts, told());
      following.second();
      drawing.unheld(since);
    },
    /** Somebody is there. */
    touched(): void {
      if (at.view === "notice" && at.showing) {
        at = { ...at, showing: false };
        rotation.stop();
      }
      if (at.view !== "overview" || rotation.held() || isLarge() || isContrast() || panel.isOpen()) idle.watch();
    },
    touchedPage(target: Element): void {
      const page = drawing.page();
      const cells = page && page.rowAt(target);
      if (cells) panel.row(cells);
    },
  };
}
