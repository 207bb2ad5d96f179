import type { ScreenGroup } from "../server/push/events.ts";
import { add, cutRows, headOf, showRows, sign } from "./rows.ts";
import { words } from "./words.ts";

/** A page of the village's groups (村民小组), each with what hangs on its board. Returns how many pages there are. */
export function showGroups(room: HTMLElement, groups: readonly ScreenGroup[], page: number): number {
  room.textContent = "";
  room.className = "list";
  headOf(room, words.groups);
  const rows = add(room, "div", "rows");
  add(rows, "h2", "rows-head").textContent = words.whichGroup(groups.length);
  const pages = cutRows(
    rows,
    groups.map((group) => rows.appendChild(rowOf(group))),
  );
  showRows(pages, page);
  return Math.max(1, pages.length);
}

function rowOf({ code, name, entries }: ScreenGroup): HTMLElement {
  const [newest] = entries;
  const row = add(undefined, newest ? "button" : "div", "row group");
  const text = add(row, "span", "");
  add(text, "span", "t").textContent = name;
  add(text, "small", "").textContent = newest ? words.hangsNow(entries.length, newest.title) : words.nothingNow;
  if (!newest) return row;
  row.setAttribute("data-do", "group");
  row.setAttribute("data-group", code);
  row.appendChild(sign("next"));
  return row;
}
