import type { Drawing } from "./drawing.ts";
import type { HeldBoard } from "./held-board.ts";
import type { createIdle } from "./idle.ts";
import type { ListOf } from "./list.ts";
import { isContrast, isLarge, setContrast, setLarge } from "./modes.ts";
import { moneyOf } from "./overview.ts";
import type { createPanel } from "./panel.ts";
import type { Place } from "./place.ts";
import type { Rotation } from "./rotation.ts";
import type { Search } from "./search.ts";

/** Where each press leads. */
export function createPresses({
  held,
  drawing,
  rotation,
  idle,
  panel,
  search,
  place,
  go,
  onTurn,
}: {
  held: HeldBoard;
  drawing: Drawing;
  rotation: Rotation;
  idle: ReturnType<typeof createIdle>;
  panel: ReturnType<typeof createPanel>;
  search: Search;
  place: () => Place;
  go: (next: Place) => void;
  /** Another page of the open notice stands on the glass. */
  onTurn: () => void;
}) {
  return {
    open: (id: string): void => go({ view: "notice", id, from: place(), showing: false }),
    money(): void {
      const entry = moneyOf(held.whole());
      if (entry) go({ view: "notice", id: entry.notice, from: { view: "overview" }, showing: false });
      else go({ view: "list", of: "finance", page: 0 });
    },
    list: (of: ListOf): void => go({ view: "list", of, page: 0 }),
    group: (code: string): void => go({ view: "list", of: "groups", group: code, page: 0 }),
    find: (): void => go({ view: "search" }),
    back(): void {
      panel.close();
      const now = place();
      if (now.view === "search") search.clear();
      if (now.view === "notice") return go(now.from);
      go(now.view === "list" && now.group ? { view: "list", of: "groups", page: 0 } : { view: "overview" });
    },
    turn(by: 1 | -1): void {
      const now = place();
      const page = drawing.page();
      if (now.view === "list") go({ ...now, page: Math.max(0, Math.min(drawing.listPages() - 1, now.page + by)) });
      else if (now.view === "overview") drawing.turnUndated(by);
      else if (now.view === "notice" && page) {
        drawing.showPanel(page.at() + by);
        onTurn();
      }
    },
    hold(): void {
      rotation.hold(!rotation.held());
      return rotation.held() ? idle.watch() : idle.off();
    },
    large(): void {
      setLarge(!isLarge());
      drawing.keepCard();
      const now = place();
      go(now.view === "list" ? { ...now, page: 0 } : now);
    },
    contrast(): void {
      setContrast(!isContrast());
      idle.watch();
    },
  };
}
