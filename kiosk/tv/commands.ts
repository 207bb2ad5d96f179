import type { createDial } from "./dial.ts";
import type { createPairing } from "./pairing.ts";
import { groupsOf, nextFocus } from "./focus.ts";
import { rowOf } from "./notice-view.ts";
import type { TvParts } from "./parts.ts";
import type { ListOf } from "./place.ts";
import { pressOf, type Press } from "./remote.ts";
import type { TvScreen } from "./screen.ts";
import type { createWay } from "./way.ts";

/** Keys of the remote, and clicks where there is a mouse: both do the same. */
export function attachCommands({
  parts,
  screen,
  way,
  dial,
  pairing,
  home,
  parent,
}: {
  parts: TvParts;
  screen: TvScreen;
  way: ReturnType<typeof createWay>;
  dial: ReturnType<typeof createDial>;
  pairing: ReturnType<typeof createPairing>;
  home: ListOf;
  parent: string;
}): void {
  let remembered: HTMLElement | undefined;

  /** Arrows in a notice turn pages to the sides; in a list they go on to its next page at the end. */
  function arrow(press: "up" | "down" | "left" | "right"): void {
    const { view } = screen.place();
    if (view === "notice" && press === "left") return screen.turn(-1);
    if (view === "notice" && press === "right") return screen.turn(1);
    if (groupsOf(parts).main.indexOf(document.activeElement as HTMLElement) >= 0)
      remembered = document.activeElement as HTMLElement;
    const next = nextFocus(parts, press, remembered);
    if (next) return next.focus();
    const inRows = remembered === document.activeElement;
    if (view === "list" && inRows && press === "down") screen.turn(1);
    if (view === "list" && inRows && press === "up") screen.turn(-1);
  }

  function back(): boolean {
    const place = screen.place();
    if (place.view !== "list") {
      if (way.pop()) return true;
      if (place.view === "row")
        screen.draw({ view: "notice", id: place.id, page: place.page, focus: `row ${place.row}` });
      else screen.draw(screen.listOf(place.id));
      return true;
    }
    if (place.of !== home) screen.draw({ view: "list", of: home, page: 1 });
    else if (parent === "") return false;
    else location.href = parent;
    return true;
  }

  function open(target: HTMLElement): void {
    if (target === parts.hold) return screen.turning.moves() ? screen.turning.hold(true) : screen.turning.begin();
    if (target === parts.back) return void back();
    if (target === parts.pair) {
      screen.turning.hold(true);
      return void pairing.open();
    }
    const place = screen.place();
    const of = target.getAttribute("data-of") as ListOf | null;
    if (of) return screen.draw({ view: "list", of, page: 1 });
    const unit = target.closest(".unit");
    way.stay(screen.here());
    if (unit) return way.leave(target.getAttribute("href") || "", screen.here());
    const notice = (target.closest("[data-notice]") as HTMLElement).getAttribute("data-notice") || "";
    const next =
      place.view === "notice"
        ? ({ view: "row", id: place.id, page: place.page, row: rowOf(target) } as const)
        : ({ view: "notice", id: notice, page: 1 } as const);
    way.push(next);
    screen.draw(next);
  }

  /** OK while the pages turn by themselves holds them and does nothing else. */
  function act(press: Press): boolean {
    if (pairing.isOpen()) {
      if (press.do === "ok") pairing.enter();
      if (press.do === "back") pairing.close();
    } else if (press.do === "digit") dial.type(press.digit);
    else if (dial.isOpen()) {
      if (press.do === "ok") dial.enter();
      else dial.close();
      if (press.do !== "ok" && press.do !== "back") return act(press);
    } else if (press.do === "ok") (document.activeElement as HTMLElement).click();
    else if (press.do === "back") return back();
    else if (press.do === "previous" || press.do === "next") screen.turn(press.do === "next" ? 1 : -1);
    else arrow(press.do);
    return true;
  }

  document.addEventListener("keydown", (event) => {
    const press = pressOf(event);
    if (!press || event.ctrlKey || event.altKey || event.metaKey) return;
    const moved = screen.turning.moves();
    const holds = moved && press.do === "ok" && screen.place().view === "notice";
    if (!holds) screen.turning.hold();
    const taken = holds ? (screen.turning.hold(true), true) : act(press);
    if (taken) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const target = (event.target as Element).closest<HTMLElement>(".tab, .hit, #hold, #back, #pair");
    if (!target) return;
    event.preventDefault();
    if (target !== parts.hold) screen.turning.hold();
    open(target);
  });
}
