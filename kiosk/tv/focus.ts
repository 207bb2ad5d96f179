import type { TvParts } from "./parts.ts";

const seen = (elements: readonly HTMLElement[]): readonly HTMLElement[] =>
  elements.filter((element) => element.getClientRects().length > 0);

/** What can be focused on the glass: tabs and rows of a list, and the button that pairs; rows of a table and the button below it; or the way back. */
export function groupsOf(parts: TvParts): {
  readonly side: readonly HTMLElement[];
  readonly main: readonly HTMLElement[];
} {
  const links = (room: HTMLElement): readonly HTMLElement[] =>
    seen(Array.from(room.querySelectorAll<HTMLElement>(".hit[href]")));
  const main = [...links(parts.rows), ...links(parts.units), ...links(parts.page)];
  return { side: seen(parts.tabs.concat(parts.pair)), main: main.concat(seen([parts.hold, parts.back])) };
}

/** Where an arrow leads from what is focused; undefined when it would leave the page's top, bottom or side. */
export function nextFocus(
  parts: TvParts,
  press: "up" | "down" | "left" | "right",
  remembered: HTMLElement | undefined,
): HTMLElement | undefined {
  const { side, main } = groupsOf(parts);
  const now = document.activeElement as HTMLElement;
  const group = side.indexOf(now) >= 0 ? side : main;
  if (press === "up") return group[group.indexOf(now) - 1];
  if (press === "down") return group[group.indexOf(now) + 1];
  if (press === "left" && group === main) return side.filter((tab) => tab.classList.contains("selected"))[0] || side[0];
  if (press === "right" && group === side) return remembered && main.indexOf(remembered) >= 0 ? remembered : main[0];
  return undefined;
}

/** By what a focused element is found again after the page was drawn anew. */
export function nameOf(element: Element | null): string | undefined {
  const row = element && element.closest("[data-notice], [data-unit]:not(#tv)");
  if (element && element.closest(".tbl")) return `row ${(element.getAttribute("href") || "").split("/").pop()}`;
  if (element && element.classList.contains("tab")) return `tab ${element.getAttribute("data-of")}`;
  return row ? row.getAttribute("data-notice") || row.getAttribute("data-unit") || undefined : undefined;
}

/** Never lost: what had this name, else the first row, else the selected tab. */
export function focusOn(parts: TvParts, name: string | undefined, fallback: "first" | "last" = "first"): void {
  const { side, main } = groupsOf(parts);
  const found = name === undefined ? undefined : [...side, ...main].filter((each) => nameOf(each) === name)[0];
  const rest =
    parts.hold.getClientRects().length > 0 ? parts.hold : fallback === "last" ? main[main.length - 1] : main[0];
  const target = found || rest || side.filter((tab) => tab.classList.contains("selected"))[0] || side[0];
  if (target) target.focus({ preventScroll: true });
}
