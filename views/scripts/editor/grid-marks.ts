import type { Column } from "../../../server/domain/tables/table.ts";
import { el } from "./dom.ts";
import type { Numbered } from "./findings.ts";
import { holds, isSingle, rangeOf, type Selection } from "./selection.ts";

/** The round number of a finding; hollow when it asks and does not stop. */
export const dot = ({ number, severity, open }: Pick<Numbered, "number" | "severity" | "open">): HTMLElement =>
  el(
    "span",
    { class: `dot${severity === "warning" ? " asks" : ""}${open ? "" : " done"}`, "aria-hidden": "true" },
    String(number),
  );

/** Where the findings of a table stand in its grid: a cell, the row's number, or the totals. */
export function markedElement(
  table: HTMLTableElement,
  columns: readonly Column[],
  { row, column }: Pick<Numbered, "row" | "column">,
): HTMLElement | null {
  const at = columns.findIndex(({ key }) => key === column);
  if (row !== undefined) {
    const line = table.tBodies[1]?.rows[row];
    return line?.querySelector<HTMLElement>(at < 0 ? "[data-row-head]" : `[data-at="${at}"]`) ?? null;
  }
  if (column === undefined) return table.querySelector(".corner");
  return (
    table.querySelector(`[data-field="${CSS.escape(column)}"]`) ??
    table.querySelector(`[data-total="${CSS.escape(column)}"]`)
  );
}

export function drawMarks(table: HTMLTableElement, columns: readonly Column[], findings: readonly Numbered[]): void {
  for (const old of table.querySelectorAll(".dot")) old.remove();
  for (const old of table.querySelectorAll(".stop, .ask")) old.classList.remove("stop", "ask");
  for (const finding of findings) {
    const place = markedElement(table, columns, finding);
    if (!place) continue;
    if (finding.open) place.classList.add(finding.severity === "hard" ? "stop" : "ask");
    place.prepend(dot(finding));
  }
}

export function drawSelection(table: HTMLTableElement, selection: Selection): void {
  for (const old of table.querySelectorAll(".sel, .active")) old.classList.remove("sel", "active");
  for (const old of table.querySelectorAll("[aria-selected]")) old.removeAttribute("aria-selected");
  const range = rangeOf(selection);
  for (let row = range.top; row <= range.bottom; row += 1)
    for (const cell of table.tBodies[1]?.rows[row]?.querySelectorAll<HTMLElement>("[data-at]") ?? []) {
      const place = { row, column: Number(cell.dataset["at"]) };
      if (!holds(range, place)) continue;
      if (!isSingle(range)) cell.classList.add("sel");
      cell.setAttribute("aria-selected", "true");
      if (place.row === selection.active.row && place.column === selection.active.column) cell.classList.add("active");
    }
}
