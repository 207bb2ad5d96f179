import type { ScreenEntry, Shown } from "../server/push/events.ts";
import type { HeldBoard } from "./held-board.ts";
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
import type { Search } from "./search.ts";
import { createShowing } from "./showing.ts";
import { idOf } from "./standing.ts";
import type { Place } from "./place.ts";
import { createStrips } from "./strips.ts";
import { monthText, villageDay, type TrustedTime } from "./trusted-time.ts";
import { drawClock } from "./wall-clock.ts";
import { words } from "./words.ts";

export type Screen = ReturnType<typeof createScreen>;

/** What stands on the glass, and what moves it there: touch, time, a changed board. */
export function createScreen({
  parts,
  time,
  held,
  panel,
  search,
  say,
  onMove,
}: {
  parts: Parts;
  time: TrustedTime;
  held: HeldBoard;
  panel: ReturnType<typeof createPanel>;
  search: Search;
  say: (shown: Shown) => Promise<boolean>;
  /** Whatever is drawn anew: what was being read aloud is no longer there. */
  onMove: () => void;
}) {
  const strips = createStrips(parts, () => relayout());
  const rotation = createRotation({ root: parts.root, left: parts.dwellLeft, line: parts.dwellLine });
  const idle = createIdle({ box: parts.idle, left: parts.idleLeft, onRest: rest });
  const { entryOf, standing, entries, whole } = held;
  const reporter = createReporter({ look: glass, say });
  const readable = (id: string): ScreenEntry | undefined => whole().filter(({ notice }) => notice === id)[0];
  const showing = createShowing({ canShow: readable });
  let place: Place = { view: "overview" };
  let page: NoticePage | undefined;
  /** The entry whose page was drawn last. */
  let shown: ScreenEntry | undefined;
  let listPages = 1;
  let card = -1;
  let drawn = "";

  function glass(): OnGlass | undefined {
    const board = held.now();
    if (!board || !held.isComplete()) return undefined;
    return { version: board.bundle.version, entry: place.view === "notice" ? entryOf(place.id) : undefined, page };
  }

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
    if (place.view === "notice") {
      const entry = entryOf(place.id);
      if (!entry) return go({ view: "overview" });
      if (!held.docOf(entry)) return onItsWay();
      if (standing(entry) !== "whole") return go({ view: "overview" });
      if (!place.showing) {
        const old = shown;
        if (old && page && old.doc === entry.doc) return;
        go(place);
        if (old && idOf(old) !== idOf(entry)) strips.fresh(entry.title);
        return;
      }
    }
    const free = place.view === "overview" || place.view === "notice";
    if (free && showing.waits() && !rotation.held() && !panel.isOpen()) return showNext();
    if (place.view !== "notice") go(place);
  }

  /** What stood here may no longer, and what comes instead is not here yet. */
  function onItsWay(): void {
    onMove();
    rotation.stop();
    page = undefined;
    parts.pager.hidden = true;
    parts.page.textContent = words.onItsWay;
  }

  /** Brings what was just published or corrected onto the glass, page after page; then back to the overview. */
  function showNext(): void {
    const entry = showing.next();
    if (!entry) return go({ view: "overview" });
    strips.fresh(entry.title);
    go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: true });
  }

  function go(next: Place): void {
    onMove();
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
    const unsure = time.now().told === undefined && held.now() !== undefined && next.view === "overview";
    parts.root.setAttribute("data-view", next.view);
    parts.overview.hidden = next.view !== "overview" || unsure;
    parts.wait.hidden = !unsure;
    parts.list.hidden = !(next.view === "list" || unsure);
    parts.search.hidden = next.view !== "search";
    parts.page.hidden = next.view !== "notice";
    parts.pager.hidden = true;
    strips.urgent(next.view === "overview" ? whole().filter(({ urgent }) => urgent)[0] : undefined);
    if (next.view === "notice") drawNotice(next, 0);
    else parts.page.textContent = "";
    if (next.view === "list" || unsure) drawList(next.view === "list" ? next : { of: "all", page: 0 });
    if (next.view === "search") search.draw();
    if (next.view === "overview" && !unsure) drawOverview();
    if (next.view !== "overview" && !(next.view === "notice" && next.showing)) idle.watch();
    else if (!rotation.held()) idle.off();
  }

  function drawOverview(): void {
    if (!held.now()) return;
    fillTiles(parts.overview, entries());
    const cards = turning(whole());
    parts.dwell.hidden = cards.length < 2;
    if (cards.length === 0) return void (parts.stage.innerHTML = parts.emptyCard);
    card = (card + 1) % cards.length;
    const entry = cards[card] as ScreenEntry;
    const doc = held.docOf(entry);
    if (!doc) return;
    const text = showCard(parts.stage, doc, { number: card + 1, count: cards.length });
    rotation.stay(dwellOf(text.length), () => afterCard(entry));
  }

  /** A paired screen has each notice whole on its glass once, so that its content is acknowledged (SC2). */
  function afterCard(entry: ScreenEntry): void {
    if (showing.waits()) return showNext();
    const board = held.now();
    const open = board !== undefined && board.bundle.paired && entry.hash !== "" && !reporter.acknowledged(entry);
    if (!open || panel.isOpen() || !showing.firstTime(entry)) return go({ view: "overview" });
    go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: true });
  }

  function drawList({ of, page: wanted }: { of: ListOf; page: number }): void {
    const { told } = time.now();
    listPages = showList({
      room: parts.list,
      entries: entries(),
      of,
      page: wanted,
      month: told === undefined ? undefined : { text: monthText(told), prefix: villageDay(told).slice(0, 7) },
      titleOnly: (entry) => standing(entry) === "title",
    });
    drawPager(parts, { at: Math.min(wanted, listPages - 1), count: listPages, hint: "" });
  }

  function drawNotice(next: Extract<Place, { view: "notice" }>, at: number): void {
    const entry = entryOf(next.id);
    const doc = entry && held.docOf(entry);
    if (!doc) throw new Error(`no document for ${next.id}`);
    shown = entry;
    const { told } = time.now();
    parts.pager.hidden = false;
    page = openNoticePage({
      room: parts.page,
      html: doc.page,
      large: isLarge(),
      day: told === undefined ? undefined : villageDay(told),
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
    rotation.stay(dwellOf(page.text().length), () => (last ? showNext() : showPanel(next)));
  }

  /** Nobody is there any more: large type, contrast, what was read and what was typed are cleared. */
  function rest(): void {
    setLarge(false);
    setContrast(false);
    panel.close();
    search.clear();
    held.dismiss();
    rotation.hold(false);
    showNext();
  }

  function relayout(): void {
    if (place.view === "notice" && page) {
      onMove();
      try {
        drawNotice(place, page.at());
      } catch (error) {
        console.error(error);
        return go({ view: "overview" });
      }
      void reporter.report();
    } else if (place.view === "list") drawList(place);
    else if (place.view === "search") search.draw();
  }

  return {
    take,
    report: reporter.report,
    relayout,
    strips,
    isReading: (): boolean => place.view === "notice" && !place.showing,
    place: (): Place => place,
    page: (): NoticePage | undefined => page,
    /** Called every second: the clock, and what ended at its instant (SC4). */
    second(): void {
      drawClock(parts, time.now().told);
      if (held.now() && drawn !== "" && drawn !== held.signature()) follow();
    },
    /** Somebody is there. */
    touched(): void {
      if (place.view === "notice" && place.showing) {
        place = { ...place, showing: false };
        rotation.stop();
      }
      if (place.view !== "overview" || rotation.held() || isLarge() || isContrast() || panel.isOpen()) idle.watch();
    },
    touchedPage(target: Element): void {
      const cells = page && page.rowAt(target);
      if (cells) panel.row(cells);
    },
    open: (id: string): void => go({ view: "notice", id, from: place, showing: false }),
    money(): void {
      const entry = moneyOf(whole());
      if (entry) go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: false });
      else go({ view: "list", of: "finance", page: 0 });
    },
    list: (of: ListOf): void => go({ view: "list", of, page: 0 }),
    find: (): void => go({ view: "search" }),
    back(): void {
      panel.close();
      if (place.view === "search") search.clear();
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
      if (place.view === "overview") card -= 1;
      go(place.view === "list" ? { ...place, page: 0 } : place);
    },
    contrast(): void {
      setContrast(!isContrast());
      idle.watch();
    },
  };
}
