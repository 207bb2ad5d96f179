import type { ScreenDoc, ScreenEntry } from "../server/push/events.ts";
import { words } from "./words.ts";

const LEAST_ROWS = 2;

/** One notice of the rotation, with its place among the others; returns its text for the reading pace. */
export function showCard(stage: HTMLElement, doc: ScreenDoc, place: { number: number; count: number }): string {
  stage.removeAttribute("data-since");
  stage.innerHTML = doc.card;
  const card = stage.firstElementChild as HTMLElement;
  card.classList.add("swap");
  const count = card.querySelector(".count");
  if (count) count.textContent = place.count > 1 ? words.countOf(place.number, place.count) : words.onlyOne;
  fitCard(stage);
  return (card.innerText || "").replace(/\s/g, "");
}

/** Too much for the card means fewer parts of it, not smaller letters: rows and chart first, then the excerpt's end. */
export function fitCard(stage: HTMLElement): void {
  const card = stage.querySelector<HTMLElement>(".card");
  if (!card) return;
  const parts = (selector: string): HTMLElement[] => Array.from(card.querySelectorAll<HTMLElement>(selector));
  const fits = (): boolean => card.scrollHeight <= stage.clientHeight;
  for (const hidden of parts("[hidden]")) hidden.hidden = false;
  for (const cut of parts(".clamped")) cut.classList.remove("clamped");
  const rows = parts(".card-table tbody tr");
  while (rows.length > LEAST_ROWS && !fits()) (rows.pop() as HTMLElement).hidden = true;
  for (const selector of [".card-table", ".chart", ".sec", ".card-line + .card-line", ".excerpt + .excerpt"]) {
    if (fits()) return;
    for (const part of parts(selector)) part.hidden = true;
  }
  const excerpt = parts(".excerpt")[0];
  if (!excerpt || fits()) return;
  excerpt.classList.add("clamped");
  for (let lines = 6; lines > 0 && !fits(); lines -= 1) excerpt.style.webkitLineClamp = String(lines);
  if (!fits()) excerpt.hidden = true;
}

/** Counts and newest titles on the three tiles; what is urgent comes first, so that its strip has a twin in reach. */
export function fillTiles(root: HTMLElement, entries: readonly ScreenEntry[], hasGroups: boolean): void {
  if (hasGroups) root.setAttribute("data-groups", "");
  else root.removeAttribute("data-groups");
  for (const tile of Array.from(root.querySelectorAll<HTMLElement>(".aff"))) {
    const own = entries.filter(({ affairs }) => affairs === tile.getAttribute("data-affairs"));
    const first = own.filter(({ urgent }) => urgent)[0] || turning(own)[0];
    (tile.querySelector(".tile-count") as HTMLElement).textContent = String(own.length);
    (tile.querySelector(".tile-newest") as HTMLElement).textContent = first ? first.title : words.noneNow;
    (tile.querySelector(".tile-what") as HTMLElement).textContent = !first
      ? ""
      : first.urgent
        ? words.urgent
        : words.latest;
  }
}

/** What turns on the overview: withdrawn notices are found in the lists, unless there is nothing else. */
export function turning(entries: readonly ScreenEntry[]): readonly ScreenEntry[] {
  const standing = entries.filter(({ life }) => life !== "withdrawn");
  return standing.length > 0 ? standing : entries;
}

/** The notice behind 村里的钱: the newest accounts of the village, else the newest of its financial affairs. */
export const moneyOf = (entries: readonly ScreenEntry[]): ScreenEntry | undefined =>
  entries.filter(({ item, life }) => /accounts/.test(item) && life === "in-force")[0] ||
  entries.filter(({ affairs, life }) => affairs === "finance" && life === "in-force")[0];
