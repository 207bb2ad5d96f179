import { scaleOf } from "./layout.ts";
import type { Affairs, ScreenEntry } from "../server/push/events.ts";
import { shortNumber } from "./spelling.ts";
import { words } from "./words.ts";

export type ListOf = Affairs | "all";

/** A page of a list with its rows in the lower half. Returns how many pages there are. */
export function showList({
  room,
  entries,
  of,
  page,
  headed,
  month,
  titleOnly,
  none,
}: {
  room: HTMLElement;
  entries: readonly ScreenEntry[];
  of: ListOf;
  page: number;
  /** With its own heading; without, where a sentence about the missing time stands above it. */
  headed: boolean;
  /** The month it is, as people say it (11月), and as the days of entries begin (2026-11); undefined without time. */
  month: { readonly text: string; readonly prefix: string } | undefined;
  /** Entries that may show by title and number alone (TM2). */
  titleOnly: (entry: ScreenEntry) => boolean;
  /** Said where there is nothing to list. */
  none: string;
}): number {
  const own = of === "all" ? entries : entries.filter(({ affairs }) => affairs === of);
  room.textContent = "";
  room.className = of === "all" ? "list" : `list hue-${of}`;
  if (headed) drawHead(room, own, { of, month, none });
  else if (own.length === 0) add(room, "p", "nothing").textContent = none;
  const rows = add(room, "div", "rows");
  const head = own.length > 0 ? add(rows, "h2", "rows-head") : rows;
  const pages = pagesOf(own, titleOnly, rowsPerPage(room, headed));
  const shown = pages[Math.min(page, pages.length - 1)] || [];
  for (const entry of shown) rows.appendChild(rowOf(entry, of, titleOnly(entry)));
  const [first] = shown;
  if (!first) return 1;
  const titles = own.filter(titleOnly).length;
  if (titleOnly(first)) head.textContent = words.titlesOnly(titles);
  else head.textContent = month ? words.stillHang(own.length) : words.undated(own.length - titles);
  return pages.length;
}

function drawHead(
  room: HTMLElement,
  own: readonly ScreenEntry[],
  { of, month, none }: { of: ListOf; month: { text: string; prefix: string } | undefined; none: string },
): void {
  const head = add(room, "div", "ttl");
  if (of !== "all") head.appendChild(part(`mark-${of}`));
  add(head, "h1", "").textContent = of === "all" ? words.all : words.affairs[of];
  if (!month && own.length > 0) return;
  const news = add(room, "div", "none-new");
  if (month) {
    const fresh = own.filter(({ changedDay }) => changedDay.indexOf(month.prefix) === 0);
    const kind = of === "all" ? "" : words.affairs[of];
    add(news, "b", "").textContent = fresh[0] ? words.newIn(month.text, fresh.length) : words.noneYet(month.text, kind);
    if (fresh[0]) add(news, "p", "").textContent = words.newest(fresh[0].title);
  }
  if (own.length === 0) add(news, "p", "").textContent = none;
}

/** What can be opened first; what shows by title and number alone (TM2) begins a page of its own. */
function pagesOf(
  own: readonly ScreenEntry[],
  titleOnly: (entry: ScreenEntry) => boolean,
  many: number,
): readonly (readonly ScreenEntry[])[] {
  const pages: (readonly ScreenEntry[])[] = [];
  for (const group of [own.filter((entry) => !titleOnly(entry)), own.filter(titleOnly)])
    for (let from = 0; from < group.length; from += many) pages.push(group.slice(from, from + many));
  return pages;
}

/** Rows are touched, so they lie in the lower half; a list lying down uses the whole height under its heading. */
function rowsPerPage(room: HTMLElement, headed: boolean): number {
  const least = document.documentElement.getAttribute("data-size") === "large" ? 200 : 140;
  const { top, bottom } = room.getBoundingClientRect();
  const scale = scaleOf();
  const half = window.innerHeight > window.innerWidth ? window.innerHeight / 2 : top + (headed ? 160 : 0) * scale;
  const below = (bottom - half) / scale - 110;
  return Math.max(2, Math.floor(below / (least + 6)));
}

function rowOf(entry: ScreenEntry, of: ListOf, titleOnly: boolean): HTMLElement {
  const row = add(undefined, titleOnly ? "div" : "button", `row ${entry.life}${titleOnly ? " title-only" : ""}`);
  if (!titleOnly) {
    row.setAttribute("data-do", "open");
    row.setAttribute("data-notice", entry.notice);
  }
  const number = add(row, "span", "no");
  if (of === "all") number.appendChild(part(`mark-${entry.affairs}`));
  else number.textContent = shortNumber(entry);
  const title = add(row, "span", "");
  add(title, "span", "t").textContent = entry.title;
  if (entry.life !== "in-force" || entry.edition > 1) {
    add(title, "span", `state state-${entry.life === "in-force" ? "corrected" : entry.life}`).textContent =
      entry.lifeWord;
  }
  add(title, "small", "").textContent =
    of === "all" && entry.number ? `${shortNumber(entry)}号 · ${entry.line}` : entry.line;
  if (!titleOnly) row.appendChild(part("next"));
  return row;
}

function add(parent: HTMLElement | undefined, tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (parent) parent.appendChild(element);
  return element;
}

/** A copy of a sign that the server drew into the page. */
const part = (name: string): Node =>
  document.importNode((document.getElementById(`part-${name}`) as HTMLTemplateElement).content, true);
