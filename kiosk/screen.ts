import type { ScreenEntry, Shown } from "../server/push/events.ts";
import { createHeldBoard } from "./held-board.ts";
import { createIdle } from "./idle.ts";
import type { Board } from "./kept.ts";
import { isContrast, isLarge, setContrast, setLarge } from "./modes.ts";
import { showList, type ListOf } from "./list.ts";
import { openNoticePage, type NoticePage } from "./notice-page.ts";
import { fillTiles, moneyOf, showCard, turning } from "./overview.ts";
import { dwellOf } from "./pace.ts";
import type { createPanel } from "./panel.ts";
import type { Parts } from "./parts.ts";
import { drawPager } from "./pager.ts";
import { createRotation } from "./rotation.ts";
import { createReporter, type OnGlass } from "./reporter.ts";
import { freshIn, idOf } from "./standing.ts";
import type { Place } from "./place.ts";
import { createStrips } from "./strips.ts";
import { monthText, villageDay, type TrustedTime } from "./trusted-time.ts";
import { drawClock } from "./wall-clock.ts";

export type Screen = ReturnType<typeof createScreen>;

/** What stands on the glass, and what moves it there: touch, time, a changed board. */
export function createScreen({
  parts,
  time,
  keep,
  forget,
  panel,
  say,
}: {
  parts: Parts;
  time: TrustedTime;
  /** Keeps a board for the next start. */
  keep: (board: Board) => void;
  forget: () => Promise<void>;
  panel: ReturnType<typeof createPanel>;
  say: (shown: Shown) => Promise<boolean>;
}) {
  const strips = createStrips(parts, () => relayout());
  const rotation = createRotation({ root: parts.root, left: parts.dwellLeft, line: parts.dwellLine });
  const idle = createIdle({ box: parts.idle, left: parts.idleLeft, onRest: rest });
  const held = createHeldBoard(time);
  const { entryOf, standing, entries, whole } = held;
  const reporter = createReporter({ look: glass, say });
  const tried = new Set<string>();
  let place: Place = { view: "overview" };
  let page: NoticePage | undefined;
  let listPages = 1;
  let card = -1;
  let queue: string[] = [];
  let drawn = "";

  function glass(): OnGlass | undefined {
    const board = held.now();
    return (
      board && { version: board.bundle.version, entry: place.view === "notice" ? entryOf(place.id) : undefined, page }
    );
  }

  /** A board came: from the server, or from the screen's own cache at start. */
  async function take(next: Board, fromServer: boolean): Promise<void> {
    const before = held.now();
    if (fromServer) time.heard(next.bundle.at);
    if (before && before.bundle.paired && !next.bundle.paired) await forget();
    held.put(next);
    parts.pair.hidden = next.bundle.paired;
    if (fromServer) keep(next);
    if (
      before === undefined ||
      before.bundle.version !== next.bundle.version ||
      before.bundle.paired !== next.bundle.paired
    ) {
      if (before) queue = freshIn(before.bundle.entries, next.bundle.entries).concat(queue.filter((id) => entryOf(id)));
      follow(before);
    } else void reporter.report();
  }

  /** Draws what the new board asks for; a page whose notice changed or went follows at once (PB7). */
  function follow(before: Board | undefined): void {
    drawn = held.signature();
    if (place.view === "notice") {
      const entry = entryOf(place.id);
      const old =
        before && before.bundle.entries.filter(({ notice }) => place.view === "notice" && notice === place.id)[0];
      if (!entry || standing(entry) !== "whole") return go({ view: "overview" });
      if (!place.showing) {
        if (!old || old.doc !== entry.doc) {
          go(place);
          if (old && idOf(old) !== idOf(entry)) strips.fresh(entry.title);
        }
        return;
      }
    }
    if (queue.length > 0 && place.view !== "list" && !rotation.held() && !panel.isOpen()) return showNext();
    if (place.view !== "notice") go(place);
  }

  /** Brings what was just published or corrected onto the glass, page after page; then back to the overview. */
  function showNext(): void {
    const [id, ...rest] = queue;
    queue = rest;
    const entry = id === undefined ? undefined : entryOf(id);
    if (!entry || standing(entry) !== "whole") return queue.length > 0 ? showNext() : go({ view: "overview" });
    strips.fresh(entry.title);
    go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: true });
  }

  function go(next: Place): void {
    try {
      draw(next);
    } catch (error) {
      reporter.silence();
      console.error(error);
      if (next.view !== "overview") go({ view: "overview" });
      return;
    }
    void reporter.report();
  }

  function draw(next: Place): void {
    place = next;
    page = undefined;
    rotation.stop();
    const unsure = time.now() === undefined && held.now() !== undefined && next.view === "overview";
    parts.root.setAttribute("data-view", next.view);
    parts.overview.hidden = next.view !== "overview" || unsure;
    parts.wait.hidden = !unsure;
    parts.list.hidden = !(next.view === "list" || unsure);
    parts.page.hidden = next.view !== "notice";
    parts.pager.hidden = true;
    strips.urgent(next.view === "overview" ? whole().filter(({ urgent }) => urgent)[0] : undefined);
    if (next.view === "notice") drawNotice(next, 0);
    else parts.page.textContent = "";
    if (next.view === "list" || unsure) drawList(next.view === "list" ? next : { of: "all", page: 0 });
    if (next.view === "overview" && !unsure) drawOverview();
    if (next.view !== "overview" && !(next.view === "notice" && next.showing)) idle.watch();
    else if (!rotation.held()) idle.off();
  }

  function drawOverview(): void {
    const board = held.now();
    if (!board) return;
    fillTiles(parts.overview, entries());
    const cards = turning(whole());
    parts.dwell.hidden = cards.length < 2;
    if (cards.length === 0) return void (parts.stage.innerHTML = parts.emptyCard);
    card = (card + 1) % cards.length;
    const entry = cards[card] as ScreenEntry;
    const text = showCard(parts.stage, board.docs[entry.doc] as Board["docs"][string], {
      number: card + 1,
      count: cards.length,
    });
    rotation.stay(dwellOf(text.length), () => afterCard(entry));
  }

  /** A paired screen has each notice whole on its glass once, so that its content is acknowledged (SC2). */
  function afterCard(entry: ScreenEntry): void {
    if (queue.length > 0) return showNext();
    const board = held.now();
    const open = entry.hash !== "" && !reporter.acknowledged(entry) && !tried.has(idOf(entry));
    const unseen = open && board !== undefined && board.bundle.paired;
    if (!unseen || panel.isOpen()) return go({ view: "overview" });
    tried.add(idOf(entry));
    go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: true });
  }

  function drawList({ of, page: wanted }: { of: ListOf; page: number }): void {
    const now = time.now();
    listPages = showList({
      room: parts.list,
      entries: entries(),
      of,
      page: wanted,
      month: now === undefined ? undefined : { text: monthText(now), prefix: villageDay(now).slice(0, 7) },
      titleOnly: (entry) => standing(entry) === "title",
    });
    drawPager(parts, { at: Math.min(wanted, listPages - 1), count: listPages, hint: "" });
  }

  function drawNotice(next: Extract<Place, { view: "notice" }>, at: number): void {
    const entry = entryOf(next.id);
    const board = held.now();
    const doc = entry && board && board.docs[entry.doc];
    if (!doc) throw new Error(`no document for ${next.id}`);
    const now = time.now();
    parts.pager.hidden = false;
    page = openNoticePage({
      room: parts.page,
      html: doc.page,
      large: isLarge(),
      day: now === undefined ? undefined : villageDay(now),
      withoutPersons: held.stale(),
    });
    showPanel(at);
  }

  function showPanel(at: number): void {
    if (!page) return;
    page.show(at);
    drawPager(parts, { at: page.at(), count: page.count, hint: page.hint() });
    if (place.view !== "notice" || !place.showing) return;
    const [last, next] = [page.at() + 1 >= page.count, page.at() + 1];
    rotation.stay(dwellOf(page.text().length), () => {
      if (!last) showPanel(next);
      else if (queue.length > 0) showNext();
      else go({ view: "overview" });
    });
  }

  /** Nobody is there any more: large type, contrast and what was read are cleared. */
  function rest(): void {
    setLarge(false);
    setContrast(false);
    panel.close();
    rotation.hold(false);
    if (queue.length > 0) showNext();
    else go({ view: "overview" });
  }

  function relayout(): void {
    if (place.view === "notice" && page) {
      const at = page.at();
      try {
        drawNotice(place, at);
      } catch (error) {
        console.error(error);
        return go({ view: "overview" });
      }
      void reporter.report();
    } else if (place.view === "list") drawList(place);
  }

  return {
    take,
    board: held.now,
    report: reporter.report,
    relayout,
    strips,
    /** Called every second: the clock, and what ended at its instant (SC4). */
    second(): void {
      drawClock(parts, time.now());
      if (held.now() && drawn !== "" && drawn !== held.signature()) follow(held.now());
    },
    /** Somebody touched the glass. */
    touched(): void {
      if (place.view === "notice" && place.showing) {
        place = { ...place, showing: false };
        rotation.stop();
      }
      if (place.view !== "overview" || rotation.held() || isLarge()) idle.watch();
    },
    touchedPage(target: Element): void {
      const cells = page && page.rowAt(target);
      if (cells) panel.row(cells);
    },
    do: {
      open: (id: string): void => go({ view: "notice", id, from: place, showing: false }),
      money(): void {
        const entry = moneyOf(whole());
        if (entry) go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: false });
        else go({ view: "list", of: "finance", page: 0 });
      },
      list: (of: ListOf): void => go({ view: "list", of, page: 0 }),
      back(): void {
        panel.close();
        go(place.view === "notice" ? place.from : { view: "overview" });
      },
      turn(by: 1 | -1): void {
        if (place.view === "list") go({ ...place, page: Math.max(0, Math.min(listPages - 1, place.page + by)) });
        if (place.view !== "notice" || !page) return;
        showPanel(page.at() + by);
        void reporter.report();
      },
      hold(): void {
        rotation.hold(!rotation.held());
        return rotation.held() ? idle.watch() : idle.off();
      },
      large(): void {
        setLarge(!isLarge());
        if (place.view === "overview") {
          card -= 1;
          go(place);
          idle.watch();
        } else if (place.view === "notice") {
          drawNotice(place, 0);
          void reporter.report();
        } else go({ ...place, page: 0 });
      },
      contrast(): void {
        setContrast(!isContrast());
        idle.watch();
      },
    },
  };
}
