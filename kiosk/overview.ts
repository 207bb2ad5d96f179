import type { ScreenDoc, ScreenEntry } from "../server/push/events.ts";
import { words } from "./words.ts";

const LEAST_ROWS = 2;

/** One notice of the rotation, with its place among the others; returns its text for the reading pace. */
export function showCard(stage: HTMLElement, doc: ScreenDoc, place: { number: number; count: number }): string {
  stage.innerHTML = doc.card;
  const card = stage.firstElementChild as HTMLElement;
  card.classList.add("swap");
  const count = card.querySelector(".count");
  if (count) count.textContent = place.count > 1 ? words.countOf(place.number, place.count) : words.onlyOne;
  shrink(stage, card);
  return (card.innerText || "").replace(/\s/g, "");
}

/** Too much for the card means fewer parts of it, not smaller letters: rows and chart first, then the excerpt's end. */
function shrink(stage: HTMLElement, card: HTMLElement): void {
  const rows = Array.from(card.querySelectorAll<HTMLElement>(".card-table tbody tr"));
  while (rows.length > LEAST_ROWS && card.scrollHeight > stage.clientHeight) (rows.pop() as HTMLElement).hidden = true;
  for (const selector of [
    ".card-table",
    ".chart",
    ".sec",
    ".card-line + .card-line",
    ".excerpt + .excerpt",
    ".excerpt",
  ]) {
    if (card.scrollHeight <= stage.clientHeight) return;
    for (const part of Array.from(card.querySelectorAll<HTMLElement>(selector))) part.hidden = true;
  }
}

/** Counts and newest titles on the three tiles; what is urgent comes first, so that its strip has a twin in reach. */
export function fillTiles(root: HTMLElement, entries: readonly ScreenEntry[]): void {
  for (const tile of Array.from(root.querySelectorAll<HTMLElement>(".aff"))) {
    const own = entries.filter(({ affairs }) => affairs === tile.getAttribute("data-affairs"));
    const first = own.filter(({ urgent }) => urgent)[0] || turning(own)[0];
    (tile.querySelector(".tile-count") as HTMLElement).textContent = String(own.length);
    (tile.querySelector(".tile-newest") as HTMLElement).textContent = first ? first.title : words.noneNow;
    (tile.querySelector(".tile-what") as HTMLElement).textContent = first && first.urgent ? words.urgent : words.latest;
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
