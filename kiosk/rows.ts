import { heightOf, outer, scaleOf } from "./layout.ts";

/** What lists are built of: an element in its parent, a heading, a sign that the server drew into the page. */
export function add(parent: HTMLElement | undefined, tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (parent) parent.appendChild(element);
  return element;
}

export const sign = (name: string): Node =>
  document.importNode((document.getElementById(`part-${name}`) as HTMLTemplateElement).content, true);

export function headOf(room: HTMLElement, text: string, mark?: string): void {
  const head = add(room, "div", "ttl");
  if (mark) head.appendChild(sign(mark));
  add(head, "h1", "").textContent = text;
}

/**
 * Rows that stand in the document with all their text, divided to the glass by their own heights; a row of another kind
 * begins a page of its own. Rows are touched, so upright they lie in the lower half; a screen that lies down has the whole
 * height under the heading for them.
 */
export function cutRows<Row extends HTMLElement>(
  rows: HTMLElement,
  all: readonly Row[],
  kindOf: (row: Row) => string = () => "",
): readonly (readonly Row[])[] {
  const { top, bottom } = (rows.parentElement as HTMLElement).getBoundingClientRect();
  const [scale, above, head] = [scaleOf(), rows.previousElementSibling, rows.firstElementChild];
  const start = (above ? above.getBoundingClientRect().bottom : top) + (head ? outer(head as HTMLElement) * scale : 0);
  const half = window.innerHeight > window.innerWidth ? window.innerHeight / 2 : 0;
  const room = (bottom - Math.max(start, half)) / scale;
  const pages: Row[][] = [];
  let [left, kind] = [0, ""];
  for (const row of all) {
    const height = heightOf(row);
    if (pages.length === 0 || height > left || kindOf(row) !== kind) {
      pages.push([]);
      [left, kind] = [room, kindOf(row)];
    }
    (pages[pages.length - 1] as Row[]).push(row);
    left -= height;
  }
  return pages;
}

/** Leaves one page of the rows in the document. */
export function showRows<Row extends HTMLElement>(pages: readonly (readonly Row[])[], page: number): readonly Row[] {
  const at = Math.min(page, pages.length - 1);
  pages.forEach((rows, index) => index !== at && rows.forEach((row) => row.remove()));
  return pages[at] || [];
}
