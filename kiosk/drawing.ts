import type { ScreenEntry } from "../server/push/events.ts";
import { createCards } from "./cards.ts";
import type { HeldBoard } from "./held-board.ts";
import { showGroups } from "./group-list.ts";
import { showList } from "./list.ts";
import { isLarge } from "./modes.ts";
import { openNoticePage, type NoticePage } from "./notice-page.ts";
import { fillTiles, fitCard, showCard } from "./overview.ts";
import { dwellOf } from "./pace.ts";
import { drawPager } from "./pager.ts";
import type { Parts } from "./parts.ts";
import type { Place } from "./place.ts";
import type { Rotation } from "./rotation.ts";
import type { Search } from "./search.ts";
import type { Strips } from "./strips.ts";
import { monthText, villageDay, type TrustedTime } from "./trusted-time.ts";
import { words } from "./words.ts";

type ListPlace = Extract<Place, { view: "list" }>;
export type Drawing = ReturnType<typeof createDrawing>;

/** What each place looks like: which rooms of the page show, and what is drawn into them. */
export function createDrawing({
  parts,
  time,
  held,
  search,
  strips,
  rotation,
  place,
  onCard,
  onShown,
}: {
  parts: Parts;
  time: TrustedTime;
  held: HeldBoard;
  search: Search;
  strips: Strips;
  rotation: Rotation;
  place: () => Place;
  /** A card of the overview stood long enough to be read. */
  onCard: (entry: ScreenEntry) => void;
  /** A notice that the screen shows by itself was read to its end. */
  onShown: () => void;
}) {
  const { entryOf, entries, whole } = held;
  const cards = createCards();
  let page: NoticePage | undefined;
  /** The entry whose page was drawn last. */
  let shown: ScreenEntry | undefined;
  let reduced = false;
  let listPages = 1;
  /** Page of what is listed while no time is told. */
  let undated = 0;
  /** The overview is drawn anew with the card that stands, instead of the next. */
  let again = false;

  const day = (): string | undefined => {
    const { told } = time.now();
    return told === undefined ? undefined : villageDay(told);
  };

  function draw(next: Place): void {
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
    if (next.view === "list") drawList(next, false);
    if (unsure) drawUndated(undated);
    else undated = 0;
    if (next.view === "search") search.draw();
    if (next.view === "overview" && !unsure) drawOverview();
  }

  function drawOverview(): void {
    if (!held.now()) return;
    fillTiles(parts.overview, entries(), held.groups().length > 0);
    const card = cards.next(whole(), day() || "", again);
    again = false;
    parts.dwell.hidden = !card || card.count < 2;
    const doc = card && held.docOf(card.entry);
    if (!card || !doc) return tell(entries().length > 0 ? words.titlesFirst : undefined);
    const text = showCard(parts.stage, doc, card);
    rotation.stay(dwellOf(text.length), () => onCard(card.entry));
  }

  /** The board's name with one sentence; without one, that nothing hangs. */
  function tell(sentence: string | undefined): void {
    parts.stage.innerHTML = parts.emptyCard;
    const line = parts.stage.querySelector(".sum");
    if (line && sentence !== undefined) line.textContent = sentence;
  }

  function drawList({ of, group: code, page: wanted }: Omit<ListPlace, "view">, unsure: boolean): void {
    const { told } = time.now();
    const group = held.groups().filter((each) => each.code === code)[0];
    // Rows are counted with the pager on the glass: it takes room from them.
    parts.pager.hidden = false;
    if (of === "groups" && !group) listPages = showGroups(parts.list, held.groups(), wanted);
    else
      listPages = showList({
        room: parts.list,
        entries: group ? group.entries : entries(),
        of,
        heading: group ? group.name : of === "all" || of === "groups" ? words.all : words.affairs[of],
        page: wanted,
        headed: !unsure,
        month: told === undefined ? undefined : { text: monthText(told), prefix: villageDay(told).slice(0, 7) },
        titleOnly: (entry) => held.standing(entry) === "title",
        none: held.now() ? words.nothingHangs : words.neverChecked,
      });
    drawPager(parts, { at: Math.min(wanted, listPages - 1), count: listPages, hint: "" });
  }

  function drawUndated(wanted: number): void {
    undated = Math.max(0, wanted);
    drawList({ of: "all", page: undated }, true);
    undated = Math.min(undated, listPages - 1);
  }

  function drawNotice(next: Extract<Place, { view: "notice" }>, at: number): void {
    const entry = entryOf(next.id);
    const doc = entry && held.docOf(entry);
    if (!doc) throw new Error(`no document for ${next.id}`);
    shown = entry;
    reduced = held.stale();
    parts.pager.hidden = false;
    page = openNoticePage({
      room: parts.page,
      html: doc.page,
      large: isLarge(),
      day: day(),
      withoutPersons: reduced,
    });
    showPanel(at);
  }

  function showPanel(at: number): void {
    if (!page) return;
    page.show(at);
    drawPager(parts, { at: page.at(), count: page.count, hint: page.hint() });
    const now = place();
    if (now.view !== "notice" || !now.showing) return;
    const [last, next] = [page.at() + 1 >= page.count, page.at() + 1];
    rotation.stay(dwellOf(page.text().length), () => (last ? onShown() : showPanel(next)));
  }

  return {
    draw,
    showPanel,
    page: (): NoticePage | undefined => page,
    shown: (): ScreenEntry | undefined => shown,
    /** Whether its tables about persons stand there by their totals alone. */
    isReduced: (): boolean => reduced,
    listPages: (): number => listPages,
    /** The room grew or shrank: what stands is divided to it anew. Throws when the notice cannot be drawn any more. */
    fit(): void {
      const now = place();
      if (now.view === "notice" && page) drawNotice(now, page.at());
      else if (now.view === "list") drawList(now, false);
      else if (now.view === "search") search.draw();
      else if (!parts.wait.hidden) drawUndated(undated);
      else if (!parts.overview.hidden) fitCard(parts.stage);
    },
    /** Turns what is listed while no time is told; elsewhere on the overview nothing has pages. */
    turnUndated: (by: number): void => void (parts.wait.hidden || drawUndated(undated + by)),
    /** The next drawing of the overview keeps its card. */
    keepCard: (): void => void (again = true),
    /** What stood here may no longer, and what comes instead is not here yet. */
    onItsWay(): void {
      rotation.stop();
      page = undefined;
      parts.pager.hidden = true;
      parts.page.textContent = words.onItsWay;
    },
    /** Without any board the card that came with the page may stand that day, and not over midnight: nobody knows its end. */
    unheld(since: string): void {
      const today = day();
      if (held.now() || today === undefined || today === since || parts.stage.hasAttribute("data-since")) return;
      parts.stage.setAttribute("data-since", since);
      tell(words.neverChecked);
    },
  };
}
