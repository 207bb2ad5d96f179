import { carriedAfter } from "./carry.ts";
import { COLUMN_GAP, layOut, type Layout, type Panel } from "./layout.ts";
import { dropPersons } from "./persons.ts";
import { markDays } from "./ticks.ts";
import { words } from "./words.ts";

export type NoticePage = ReturnType<typeof openNoticePage>;

/** A notice in the reading area, divided to the glass; shows one panel at a time. */
export function openNoticePage({
  room,
  html,
  large,
  day,
  withoutPersons,
}: {
  room: HTMLElement;
  html: string;
  large: boolean;
  day: string | undefined;
  /** No contact for too long: tables about persons keep their totals alone (TM2). */
  withoutPersons: boolean;
}) {
  room.innerHTML = html;
  const article = room.firstElementChild as HTMLElement;
  if (withoutPersons) dropPersons(article);
  markDays(article, day);
  const tables = Array.from(article.querySelectorAll<HTMLElement>(".tbl:not(.empty)"));
  for (const table of tables) table.classList.toggle("openable", !large && Boolean(table.querySelector(".extra")));
  const layout: Layout = layOut(article, large);
  let at = 0;

  function show(index: number): void {
    at = Math.max(0, Math.min(layout.panels.length - 1, index));
    const panel = layout.panels[at] as Panel;
    article.setAttribute("data-panel", panel.kind);
    hide(".opening", layout.apart && panel.kind !== "opening");
    hide(".box", layout.apart && panel.kind !== layout.boxOn);
    hide(".elements", layout.apart && panel.kind !== "elements");
    hide(".flow", panel.kind !== "text" && !layout.textInline);
    const run = article.querySelector<HTMLElement>(".run");
    if (run && panel.kind === "text")
      run.style.transform = `translateX(${-panel.column * (layout.column.width + COLUMN_GAP)}px)`;
    tables.forEach((table, number) => {
      const shown = panel.kind === "rows" && panel.table === number;
      table.classList.toggle("off", !shown);
      if (shown) showRows(table, panel);
    });
  }

  const hide = (selector: string, hidden: boolean): void => {
    const element = article.querySelector(selector);
    if (element) element.classList.toggle("off", hidden);
  };

  show(0);
  return {
    article,
    count: layout.panels.length,
    uncut: layout.uncut && !withoutPersons,
    at: () => at,
    show,
    /** What stands on the glass now, for the reading pace. */
    text: (): string => (article.innerText || "").replace(/\s/g, ""),
    hint: (): string => {
      const panel = layout.panels[at] as Panel;
      const more = panel.kind === "rows" ? (tables[panel.table] as HTMLElement).getAttribute("data-more") : "";
      return more ? words.touchRow(more) : "";
    },
    /** All columns of the row that was touched, with their heads; undefined for anything else. */
    rowAt(target: Element): readonly (readonly [string, string])[] | undefined {
      const row = target.closest(".openable tbody:not(.carry) > tr");
      if (!row) return undefined;
      return Array.from(
        row.querySelectorAll("td"),
        (cell) => [cell.getAttribute("data-label") || "", cell.textContent || ""] as const,
      );
    },
  };
}

function showRows(table: HTMLElement, panel: Extract<Panel, { kind: "rows" }>): void {
  const rows = Array.from(table.querySelectorAll("tbody:not(.carry) > tr"));
  rows.forEach((row, index) => row.classList.toggle("off", index < panel.from || index >= panel.to));
  const foot = table.querySelector("tfoot");
  if (foot) foot.classList.toggle("off", !panel.last);
  for (const old of Array.from(table.querySelectorAll("tbody.carry"))) old.remove();
  if (panel.last) return;
  const carry = document.createElement("tbody");
  carry.className = "carry";
  carry.appendChild(carryRow(table, rows, panel.to));
  (table.querySelector("table") as HTMLElement).insertBefore(carry, foot);
}

const cells = (from: Element): readonly string[] =>
  Array.from(from.querySelectorAll("td"), (cell) => cell.textContent || "");

/** 转下页 with the running totals, under the same columns as the totals row. */
function carryRow(table: HTMLElement, rows: readonly Element[], to: number): HTMLElement {
  const row = document.createElement("tr");
  const totals = table.querySelector("tfoot > tr");
  const label = document.createElement("th");
  label.textContent = words.carried;
  if (!totals) {
    label.colSpan = 9;
    row.appendChild(label);
    return row;
  }
  label.colSpan = (totals.querySelector("th") as HTMLTableCellElement).colSpan;
  row.appendChild(label);
  const carried = carriedAfter(rows.map(cells), cells(totals), to);
  Array.from(totals.querySelectorAll("td")).forEach((cell, index) => {
    const copy = cell.cloneNode(false) as HTMLElement;
    copy.textContent = carried[index] || "";
    row.appendChild(copy);
  });
  return row;
}
