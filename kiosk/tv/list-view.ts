import type { ScreenDoc, ScreenEntry } from "../../server/push/events.ts";
import { markDays } from "../ticks.ts";
import type { TvParts } from "./parts.ts";
import type { ListOf, Place } from "./place.ts";
import { tvWords } from "./words.ts";

const ROWS = 6;
const AFFAIRS: { readonly [key: string]: string } = { party: "党务", village: "村务", finance: "财务" };

export type Listed = {
  readonly entries: readonly ScreenEntry[];
  readonly docOf: (entry: ScreenEntry) => ScreenDoc | undefined;
  /** Entries that may show by title and number alone (TM2). */
  readonly titleOnly: (entry: ScreenEntry) => boolean;
  readonly day: string | undefined;
  /** False until a board is there. */
  readonly known: boolean;
};

/** Draws a page of a list; rows come finished from the server. Returns the page shown and how many there are. */
export function showList(
  parts: Pick<TvParts, "rows" | "units" | "empty" | "tabs">,
  { of, page }: Extract<Place, { view: "list" }>,
  listed: Listed,
): { readonly at: number; readonly count: number } {
  for (const tab of parts.tabs) drawTab(tab, of, listed);
  const own = entriesOf(listed.entries, of);
  const units = Array.from(parts.units.children) as HTMLElement[];
  const many = of === "units" ? units.length : own.length;
  const count = Math.max(1, Math.ceil(many / ROWS));
  const at = Math.max(1, Math.min(page, count));
  const [from, to] = [(at - 1) * ROWS, at * ROWS];
  units.forEach((unit, index) => (unit.hidden = index < from || index >= to));
  parts.units.hidden = of !== "units";
  parts.rows.textContent = "";
  parts.rows.hidden = of === "units" || own.length === 0;
  if (of !== "units") for (const entry of own.slice(from, to)) parts.rows.appendChild(rowOf(entry, listed));
  parts.empty.hidden = many > 0;
  parts.empty.textContent = listed.known || of === "units" ? tvWords.none(AFFAIRS[of] || "") : tvWords.waiting;
  return { at, count };
}

export const entriesOf = (entries: readonly ScreenEntry[], of: ListOf): readonly ScreenEntry[] =>
  of === "all" ? entries : entries.filter(({ affairs }) => affairs === of);

/** The page of a list on which something stands, from 1. */
export const pageOf = (index: number): number => Math.floor(Math.max(0, index) / ROWS) + 1;

function drawTab(tab: HTMLElement, of: ListOf, { entries }: Listed): void {
  const key = tab.getAttribute("data-of") as ListOf;
  tab.classList.toggle("selected", key === of);
  if (key === of) tab.setAttribute("aria-current", "page");
  else tab.removeAttribute("aria-current");
  if (key !== "units")
    (tab.querySelector(".count") as HTMLElement).textContent = String(entriesOf(entries, key).length);
}

function rowOf(entry: ScreenEntry, { docOf, titleOnly, day }: Listed): HTMLElement {
  const holder = document.createElement("ol");
  const doc = docOf(entry);
  if (doc) holder.innerHTML = doc.card;
  const row = (holder.querySelector("li") || document.createElement("li")) as HTMLElement;
  markDays(row, day);
  if (titleOnly(entry)) {
    row.classList.add("title-only");
    const link = row.querySelector(".hit");
    if (link) link.removeAttribute("href");
    for (const more of Array.from(row.querySelectorAll(".state"))) more.remove();
    const line = row.querySelector(".small");
    if (line) {
      line.className = "small";
      line.textContent = tvWords.unsure;
    }
  }
  return row;
}
