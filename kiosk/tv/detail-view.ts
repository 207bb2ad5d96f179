import { tvWords } from "./words.ts";

/** Every column of one row, with its head. */
export function showDetail(room: HTMLElement, title: string, row: HTMLElement, number: string): void {
  room.textContent = "";
  const head = add(room, "h1", title);
  add(head, "span", tvWords.rowOf(Number(number)));
  const list = add(room, "dl", "");
  for (const cell of Array.from(row.querySelectorAll("td"))) {
    if (!cell.textContent) continue;
    const pair = add(list, "div", "");
    add(pair, "dt", cell.getAttribute("data-label") || "");
    add(pair, "dd", cell.textContent);
  }
}

function add(parent: HTMLElement, tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.appendChild(element);
  return element;
}
