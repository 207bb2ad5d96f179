import type { ScreenEntry } from "../../server/push/events.ts";
import type { Board } from "../kept.ts";
import type { Line } from "../line.ts";
import { turning as cycleOf } from "../overview.ts";
import { createReporter, type OnGlass } from "../reporter.ts";
import { freshIn, idOf } from "../standing.ts";
import { createStrips } from "../strips.ts";
import { drawClock } from "../wall-clock.ts";
import { showDetail } from "./detail-view.ts";
import { focusOn, nameOf } from "./focus.ts";
import { entriesOf, pageOf, showList } from "./list-view.ts";
import { openNoticeView, type NoticeView } from "./notice-view.ts";
import type { TvParts } from "./parts.ts";
import type { ListOf, Place } from "./place.ts";
import { createTurning } from "./turning.ts";
import type { createWay } from "./way.ts";
import { tvWords } from "./words.ts";

export type TvScreen = ReturnType<typeof createTvScreen>;

/** What stands on the glass of a television, and what moves it there: keys, time, a changed board. */
export function createTvScreen({
  parts,
  line,
  way,
  home,
  parent,
  say,
  onRest,
}: {
  parts: TvParts;
  line: Line;
  way: ReturnType<typeof createWay>;
  home: ListOf;
  /** Address of the unit above; empty where there is none. */
  parent: string;
  /** Puts a sentence before the glass. */
  say: (sentence: string) => void;
  /** Nobody acts any more: true when another page is being opened. */
  onRest: () => boolean;
}) {
  const { held } = line;
  const strips = createStrips(parts, () => undefined, tvWords.checkedAt);
  const reporter = createReporter({ look: glass, say: line.say });
  const turning = createTurning({ parts, text, onward, onRest: () => void (onRest() || turning.begin()) });
  let place: Place = { view: "list", of: home, page: 1 };
  let view: NoticeView | undefined;
  let pages = 1;
  let queue: readonly string[] = [];
  let drawn = "";

  const whole = (id: string): ScreenEntry | undefined => held.whole().filter(({ notice }) => notice === id)[0];

  function glass(): OnGlass | undefined {
    const board = held.now();
    const entry = place.view === "notice" ? held.entryOf(place.id) : undefined;
    return board && { version: board.bundle.version, entry, page: view };
  }

  function text(): string {
    const room = { list: parts.list, notice: parts.page, row: parts.detail }[place.view];
    return (room.innerText || "").replace(/\s/g, "");
  }

  /** Draws a place; one that is gone becomes the list it stood in. */
  function draw(next: Place, edge: "first" | "last" = "first"): void {
    try {
      place = next.view === "list" ? drawList(next) : drawNotice(next);
    } catch (error) {
      reporter.silence();
      console.error(error);
      place = drawList({ view: "list", of: home, page: 1 });
    }
    drawn = held.signature();
    const [{ root }, board] = [parts, held.now()];
    root.setAttribute("data-view", place.view);
    parts.list.hidden = place.view !== "list";
    parts.page.hidden = place.view !== "notice";
    parts.detail.hidden = place.view !== "row";
    const at = place.view === "row" ? 1 : place.page;
    parts.pageOf.textContent = tvWords.pageOf(at, pages);
    flag("data-one", pages < 2);
    flag("data-rows", place.view === "notice" && view !== undefined && view.rows().length > 0);
    flag("data-unpaired", Boolean(board && !board.bundle.paired));
    flag("data-up", place.view !== "list" || place.of !== home || parent !== "");
    parts.upText.textContent = { list: tvWords.upward, notice: tvWords.toList, row: tvWords.toTable }[place.view];
    way.stay(place);
    focusOn(parts, place.view === "row" ? undefined : place.focus, edge);
    strips.urgent(place.view === "list" ? undefined : held.whole().filter(({ urgent }) => urgent)[0]);
    turning.drawn();
    void reporter.report();
  }

  function flag(name: string, on: boolean): void {
    if (on) parts.root.setAttribute(name, "");
    else parts.root.removeAttribute(name);
  }

  function drawList(next: Extract<Place, { view: "list" }>): Place {
    view = undefined;
    parts.page.textContent = "";
    const { at, count } = showList(parts, next, {
      entries: held.entries(),
      docOf: held.docOf,
      titleOnly: (entry) => held.standing(entry) !== "whole",
      day: line.day(),
      known: held.now() !== undefined,
    });
    pages = count;
    return { ...next, page: at };
  }

  function drawNotice(next: Exclude<Place, { view: "list" }>): Place {
    const entry = whole(next.id);
    const doc = entry && held.docOf(entry);
    if (!entry || !doc) return drawAbsent(next.id);
    parts.page.hidden = false;
    parts.root.setAttribute("data-view", "notice");
    view = openNoticeView({ room: parts.page, html: doc.page, day: line.day(), withoutPersons: held.stale() });
    view.show(next.page);
    pages = view.count;
    if (next.view === "notice") return { ...next, page: view.at() };
    const row = view.rowAt(next.row);
    if (!row) return { view: "notice", id: next.id, page: view.at() };
    showDetail(parts.detail, entry.title, row, next.row);
    pages = 1;
    return next;
  }

  /** What hangs no longer, or cannot be shown now, is said in a sentence over the list. */
  function drawAbsent(id: string): Place {
    if (held.now()) say(held.entryOf(id) ? tvWords.unsure : tvWords.gone(stateOf(id)));
    return drawList(listOf(id));
  }

  /** The word for what ended before, as the server drew it at this address. */
  function stateOf(id: string): string {
    const article = parts.page.querySelector(`[data-notice="${id}"]`);
    const state = article && article.querySelector(".state-expired, .state-withdrawn");
    return ((state && state.textContent) || "").trim();
  }

  /** The list that a notice stands in, opened where it stands. */
  function listOf(id: string): Extract<Place, { view: "list" }> {
    const index = held
      .entries()
      .map(({ notice }) => notice)
      .indexOf(id);
    return { view: "list", of: home === "units" ? "all" : home, page: pageOf(index), focus: id };
  }

  /** Nobody acts: the next page, the next notice, then the list again. */
  function onward(): void {
    const [fresh, ...later] = queue;
    if (place.view === "notice" && view && view.at() < view.count) return draw({ ...place, page: view.at() + 1 });
    queue = later;
    if (fresh !== undefined && whole(fresh)) return showFresh(fresh);
    if (place.view === "list" && place.of === "units" && place.page < pages)
      return draw({ ...place, page: place.page + 1 });
    const cycle = cycleOf(held.whole()).map(({ notice }) => notice);
    const next = cycle[place.view === "list" ? 0 : cycle.indexOf(place.id) + 1];
    draw(next === undefined ? { view: "list", of: home, page: 1 } : { view: "notice", id: next, page: 1 });
  }

  function showFresh(id: string): void {
    const entry = whole(id);
    if (entry) strips.fresh(entry.title);
    draw({ view: "notice", id, page: 1 });
  }

  /** The place with what is focused on it, to come back to. */
  function here(): Place {
    const focus = nameOf(document.activeElement);
    return place.view === "row" || focus === undefined ? place : { ...place, focus };
  }

  function follow(before: Board | undefined, now: Board): void {
    const fresh = before ? freshIn(before.bundle.entries, now.bundle.entries) : [];
    queue = fresh.concat(queue.filter((id) => fresh.indexOf(id) < 0));
    const entry = place.view === "list" ? undefined : held.entryOf(place.id);
    const old = entry && before && before.bundle.entries.filter(({ notice }) => notice === entry.notice)[0];
    const [first] = queue;
    if (first !== undefined && turning.moves()) {
      queue = queue.slice(1);
      return showFresh(first);
    }
    if (old && entry && idOf(old) !== idOf(entry)) strips.fresh(entry.title);
    else if (first !== undefined && whole(first)) strips.fresh((whole(first) as ScreenEntry).title);
    if (place.view === "list" || !old || !entry || old.doc !== entry.doc) draw(here());
  }

  return {
    draw,
    strips,
    turning,
    report: reporter.report,
    place: (): Place => place,
    here,
    pages: (): number => pages,
    turn(by: 1 | -1): void {
      if (place.view !== "row" && place.page + by >= 1 && place.page + by <= pages)
        draw({ ...place, page: place.page + by }, by < 0 ? "last" : "first");
    },
    listOf,
    /** The notice with a number: the unit's own before one from above, the newest where several years have it. */
    numbered(number: string): ScreenEntry | undefined {
      const board = held.now();
      const all = held.whole().filter((entry) => (/(\d+)号$/.exec(entry.number) || [])[1] === number);
      const own = all.filter((entry) => board && entry.number.indexOf(board.bundle.unit.name) === 0);
      return own[0] || all[0];
    },
    /** A board came. What is read keeps its place; what is new comes onto the glass when nobody acts. */
    take(board: Board): void {
      const [before, seen] = [held.now(), held.signature()];
      held.put(board);
      const same = before && before.bundle.version === board.bundle.version && seen === held.signature();
      if (!same && drawn !== "") follow(before, board);
    },
    /** Called every second: the clock, and what ended at its instant (SC4). */
    second(): void {
      drawClock(parts, line.told());
      if (drawn !== "" && drawn !== held.signature()) draw(here());
    },
    entriesOf: (of: ListOf): readonly ScreenEntry[] => entriesOf(held.entries(), of),
  };
}
