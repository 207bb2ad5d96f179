import { words } from "./words.ts";

/** Fills the day boxes: past days, today taller in the affair's hue, coming days hollow; and says which day it is. */
export function markDays(article: HTMLElement, day: string | undefined): void {
  const life = article.querySelector<HTMLElement>(".life");
  if (!life || day === undefined) return;
  for (const box of Array.from(life.querySelectorAll("i[data-day]"))) {
    const own = box.getAttribute("data-day") || "";
    if (own < day) box.className = "past";
    if (own === day) box.className = "now";
  }
  const length = Number(life.getAttribute("data-length"));
  const number = daysBetween(life.getAttribute("data-from") || "", day) + 1;
  const place = life.querySelector(".today");
  if (!place) return;
  if (number < 1) place.textContent = words.countedFromTomorrow;
  else if (number <= length) place.textContent = words.dayOf(number);
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
