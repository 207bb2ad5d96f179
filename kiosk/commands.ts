import type { Affairs, ScreenEntry } from "../server/push/events.ts";
import type { HeldBoard, Guest } from "./held-board.ts";
import type { createPanel } from "./panel.ts";
import type { Reading } from "./reading.ts";
import type { Screen } from "./screen.ts";
import type { Search } from "./search.ts";
import type { Source } from "./source.ts";

/** What each control of the page does, by its `data-do`; keys of a keyboard do the same. */
export function attachCommands({
  screen,
  panel,
  search,
  reading,
  held,
  source,
  onPaired,
}: {
  screen: Screen;
  panel: ReturnType<typeof createPanel>;
  search: Search;
  reading: Reading;
  held: HeldBoard;
  source: Source;
  /** The screen was given to the village. */
  onPaired: () => void;
}): void {
  const of = (target: HTMLElement, name: string): string => target.getAttribute(`data-${name}`) || "";

  /** A notice that was found and does not hang here is fetched to be read. */
  async function open(id: string): Promise<void> {
    if (held.entryOf(id)) return screen.open(id);
    const guest = await source.find<Guest>(`notices/${id}`);
    if (!guest || !guest.entry || !guest.doc) return panel.gone();
    held.welcome(guest);
    screen.open(id);
  }

  function openEntry(): ScreenEntry | undefined {
    const place = screen.place();
    return place.view === "notice" ? held.entryOf(place.id) : undefined;
  }

  const actions: { readonly [name: string]: (target: HTMLElement) => void } = {
    open: (target) => void open(of(target, "notice")),
    affairs: (target) => screen.list(of(target, "affairs") as Affairs),
    all: () => screen.list("all"),
    groups: () => screen.list("groups"),
    group: (target) => screen.group(of(target, "group")),
    money: screen.money,
    find: screen.find,
    key: (target) => void search.type(of(target, "key")),
    more: (target) => search.more(Number(of(target, "by"))),
    back: screen.back,
    previous: () => screen.turn(-1),
    next: () => screen.turn(1),
    hold: screen.hold,
    speak: reading.toggle,
    large: screen.large,
    contrast: screen.contrast,
    close: panel.close,
    ask: panel.ask,
    phone: () => void panel.phone(source),
    pair: () => void panel.pair(source, onPaired),
    take: () => {
      const entry = openEntry();
      if (entry) void panel.take(source, entry);
    },
  };

  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("[data-do]");
    const action = button && actions[of(button, "do")];
    if (button && action) action(button);
    else screen.touchedPage(target);
    screen.touched();
  });
  document.addEventListener("touchstart", screen.touched, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    screen.touched();
    if (event.key === "Escape") return panel.isOpen() ? panel.close() : screen.back();
    const searching = screen.place().view === "search";
    if (!searching && screen.place().view === "overview" && /^[a-z0-9]$/i.test(event.key)) screen.find();
    if (screen.place().view === "search" && search.type(event.key)) event.preventDefault();
  });
}
