import { allFit, pagesOf, type Rows } from "./paging.ts";

/**
 * What stands on the glass at a time: why it was corrected or stopped, key figures, text, rows of one table, or the six
 * elements. Only where key figures have a page of their own has the box one, when the two have no room together.
 */
export type Panel =
  | { readonly kind: "box" }
  | { readonly kind: "opening" }
  | { readonly kind: "text"; readonly column: number }
  | ({ readonly kind: "rows"; readonly table: number; readonly last: boolean } & Rows)
  | { readonly kind: "elements" };

export type Layout = {
  readonly panels: readonly Panel[];
  /** False when something is longer than the glass: then it must not be acknowledged (SC2). */
  readonly uncut: boolean;
  /** The text's columns, one a page. */
  readonly column: { readonly width: number; readonly height: number };
  /** The text stands above the table on every page instead of having pages of its own. */
  readonly textInline: boolean;
  /** Key figures have a page of their own: large type, or a screen that lies down. */
  readonly apart: boolean;
  /** Panels on which the box stands; elsewhere in such a layout it would take the rows' room. */
  readonly boxOn: "box" | "opening";
};

const GAP = 96;
const CARRY = 66;
export const COLUMN_GAP = GAP;

/** Measures a notice as it stands in the document and divides it into panels. Leaves it with everything shown. */
export function layOut(article: HTMLElement, large: boolean): Layout {
  const part = (selector: string): HTMLElement => article.querySelector(selector) as HTMLElement;
  const [top, opening, flow, run] = [part(".top"), part(".opening"), part(".flow"), part(".run")];
  const tables = Array.from(article.querySelectorAll<HTMLElement>(".tbl:not(.empty)"));
  reset(article);
  for (const table of tables) if (table.scrollWidth > table.clientWidth + 1) table.classList.add("squeezed");
  if (large) part(".elements").classList.add("off");
  const [full, width] = [article.clientHeight, article.clientWidth];
  const hasText = (run.textContent || "").trim() !== "";
  const hasOpening = opening.querySelector(".sum, .bars") !== null;
  const text = hasText ? outer(flow) : 0;
  const least = tables.length === 0 ? 0 : Math.max(...tables.map(leastOf));

  if (large) return apartPanels(5);
  let head = outer(top) + (hasOpening ? outer(opening) : 0);
  if (hasOpening && full - head - text < least) {
    article.classList.add("no-bars");
    head = outer(top) + outer(opening);
  }
  if (full - head < least) {
    part(".elements").classList.add("off");
    return apartPanels(8);
  }
  const textInline = full - head - text >= least;
  if (textInline) return rowPanels([], full - head - text, 8, { textInline, head: 0 });
  const height = full - head;
  const before = hasText ? textPanels(height) : [];
  return rowPanels(before, full - head, 8, { textInline, head: height });

  function apartPanels(most: number): Layout {
    article.classList.remove("no-bars");
    const box = article.querySelector<HTMLElement>(".box");
    const boxed = box ? outer(box) : 0;
    const room = full - outer(top) + boxed;
    if (hasOpening && outer(opening) > room) article.classList.add("no-bars");
    const together = hasOpening && boxed + outer(opening) <= room;
    const boxOn = together ? "opening" : "box";
    const before: Panel[] = boxed > 0 && !together ? [{ kind: "box" }] : [];
    if (hasOpening) before.push({ kind: "opening" });
    const words = hasText ? textPanels(room) : [];
    const layout = rowPanels([...before, ...words], room, most, { textInline: false, head: room });
    const uncut = layout.uncut && boxed <= room + 1 && (!hasOpening || outer(opening) <= room + 1);
    return { ...layout, panels: [...layout.panels, { kind: "elements" }], uncut, apart: true, boxOn };
  }

  function textPanels(height: number): readonly Panel[] {
    run.style.width = `${width}px`;
    run.style.height = `${Math.floor(height)}px`;
    run.style.columnWidth = `${width}px`;
    run.style.columnGap = `${GAP}px`;
    run.style.columnFill = "auto";
    const count = Math.max(1, Math.round((run.scrollWidth + GAP) / (width + GAP)));
    return Array.from({ length: count }, (_, column) => ({ kind: "text" as const, column }));
  }

  function rowPanels(
    before: readonly Panel[],
    room: number,
    most: number,
    rest: { textInline: boolean; head: number },
  ): Layout {
    const panels: Panel[] = [...before];
    let uncut = true;
    tables.forEach((table, index) => {
      const space = spaceOf(table, room, most);
      const pages = pagesOf(space);
      uncut = uncut && allFit(pages, space) && table.scrollWidth <= table.clientWidth + 1;
      pages.forEach((rows, page) =>
        panels.push({ kind: "rows", table: index, last: page === pages.length - 1, ...rows }),
      );
    });
    if (panels.length === 0) panels.push({ kind: "opening" });
    return {
      panels,
      uncut,
      column: { width, height: rest.head },
      textInline: rest.textInline,
      apart: false,
      boxOn: "opening",
    };
  }
}

function spaceOf(table: HTMLElement, room: number, most: number) {
  const rows = Array.from(table.querySelectorAll<HTMLElement>("tbody > tr"), heightOf);
  const totals = Array.from(table.querySelectorAll<HTMLElement>("tfoot > tr"), heightOf).reduce((a, b) => a + b, 0);
  const frame = outer(table) - rows.reduce((a, b) => a + b, 0) - totals;
  return { rows, room: room - frame, carry: carryOf(table), totals, most };
}

/** Height of the line 转下页, which has the cells of the totals and a measure of its own. */
function carryOf(table: HTMLElement): number {
  const foot = table.querySelector<HTMLElement>("tfoot");
  const totals = foot && foot.querySelector("tr");
  if (!foot || !totals) return CARRY;
  const probe = document.createElement("tbody");
  probe.className = "carry";
  probe.appendChild(totals.cloneNode(true));
  (foot.parentNode as Node).insertBefore(probe, foot);
  const height = heightOf(probe);
  probe.remove();
  return Math.max(CARRY, height);
}

/** Room a table needs for its head, five rows and its totals. */
function leastOf(table: HTMLElement): number {
  const { rows, room, totals } = spaceOf(table, 0, 8);
  return -room + totals + rows.slice(0, 5).reduce((a, b) => a + b, 0);
}

/** On a small screen the whole glass is drawn smaller; heights are measured as they are laid out. */
export const heightOf = (element: HTMLElement): number => element.getBoundingClientRect().height / scaleOf();

export function scaleOf(): number {
  const glass = document.getElementById("kiosk");
  return glass && glass.offsetWidth > 0 ? glass.getBoundingClientRect().width / glass.offsetWidth : 1;
}

/** Height with margins. */
export function outer(element: HTMLElement): number {
  if (element.offsetParent === null && element.getClientRects().length === 0) return 0;
  const style = getComputedStyle(element);
  return heightOf(element) + parseFloat(style.marginTop) + parseFloat(style.marginBottom);
}

/** Everything shown, nothing cut into columns: the state in which heights are measured. */
function reset(article: HTMLElement): void {
  article.classList.remove("no-bars");
  article.removeAttribute("data-panel");
  for (const table of Array.from(article.querySelectorAll(".squeezed"))) table.classList.remove("squeezed");
  for (const element of Array.from(article.querySelectorAll(".off"))) element.classList.remove("off");
  for (const carry of Array.from(article.querySelectorAll("tbody.carry"))) carry.remove();
  const run = article.querySelector<HTMLElement>(".run");
  if (run) run.removeAttribute("style");
}
