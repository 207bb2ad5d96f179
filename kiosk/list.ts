import type { Affairs, ScreenEntry } from "../server/push/events.ts";
import { add, cutRows, headOf, showRows, sign } from "./rows.ts";
import { shortNumber } from "./spelling.ts";
import { words } from "./words.ts";

/** What a list is of: an affair, all, or the groups; in a group's own list what hangs on its board. */
export type ListOf = Affairs | "all" | "groups";

const isOneAffair = (of: ListOf): of is Affairs => of !== "all" && of !== "groups";

/** A page of a list; what can be opened comes first, what shows by title and number alone (TM2) after it. Returns how many pages there are. */
export function showList({
  room,
  entries,
  of,
  heading,
  page,
  headed,
  month,
  titleOnly,
  none,
}: {
  room: HTMLElement;
  entries: readonly ScreenEntry[];
  of: ListOf;
  heading: string;
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
  const own = isOneAffair(of) ? entries.filter(({ affairs }) => affairs === of) : entries;
  room.textContent = "";
  room.className = isOneAffair(of) ? `list hue-${of}` : "list";
  if (headed) drawHead(room, own, { of, heading, month, none });
  else if (own.length === 0) add(room, "p", "nothing").textContent = none;
  const rows = add(room, "div", "rows");
  if (own.length === 0) return 1;
  const head = add(rows, "h2", "rows-head");
  head.textContent = words.stillHang(own.length);
  const titles = own.filter(titleOnly);
  const openable = own.filter((entry) => !titleOnly(entry));
  const all = [
    ...openable.map((entry) => rows.appendChild(rowOf(entry, of, false))),
    ...titles.map((entry) => rows.appendChild(rowOf(entry, of, true))),
  ];
  const pages = cutRows(rows, all, (row) => row.tagName);
  const [first] = showRows(pages, page);
  if (!first) return 1;
  if (first.tagName === "DIV") head.textContent = words.titlesOnly(titles.length);
  else if (!month) head.textContent = words.undated(openable.length);
  return pages.length;
}

function drawHead(
  room: HTMLElement,
  own: readonly ScreenEntry[],
  {
    of,
    heading,
    month,
    none,
  }: { of: ListOf; heading: string; month: { text: string; prefix: string } | undefined; none: string },
): void {
  headOf(room, heading, isOneAffair(of) ? `mark-${of}` : undefined);
  if (!month && own.length > 0) return;
  const news = add(room, "div", "none-new");
  if (month) {
    const fresh = own.filter(({ changedDay, life }) => life === "in-force" && changedDay.indexOf(month.prefix) === 0);
    const kind = isOneAffair(of) ? words.affairs[of] : "";
    add(news, "b", "").textContent = fresh[0] ? words.newIn(month.text, fresh.length) : words.noneYet(month.text, kind);
    if (fresh[0]) add(news, "p", "").textContent = words.newest(fresh[0].title);
  }
  if (own.length === 0) add(news, "p", "").textContent = none;
}

function rowOf(entry: ScreenEntry, of: ListOf, titleOnly: boolean): HTMLElement {
  const row = add(undefined, titleOnly ? "div" : "button", `row ${entry.life}${titleOnly ? " title-only" : ""}`);
  if (!titleOnly) {
    row.setAttribute("data-do", "open");
    row.setAttribute("data-notice", entry.notice);
  }
  const number = add(row, "span", "no");
  if (!isOneAffair(of)) number.appendChild(sign(`mark-${entry.affairs}`));
  else number.textContent = shortNumber(entry);
  const title = add(row, "span", "");
  add(title, "span", "t").textContent = entry.title;
  if (entry.life !== "in-force" || entry.edition > 1) {
    add(title, "span", `state state-${entry.life === "in-force" ? "corrected" : entry.life}`).textContent =
      entry.lifeWord;
  }
  add(title, "small", "").textContent =
    !isOneAffair(of) && entry.number ? `${shortNumber(entry)}号 · ${entry.line}` : entry.line;
  if (!titleOnly) row.appendChild(sign("next"));
  return row;
}
