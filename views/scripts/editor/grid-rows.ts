import { alignOf, formatCell } from "../../../server/domain/tables/format-cell.ts";
import { valueFits } from "../../../server/domain/tables/parse-cell.ts";
import type { Column, Row, TotalRow, Value } from "../../../server/domain/tables/table.ts";
import { el } from "./dom.ts";

/** A cell's text, what the program filled in where nothing was typed, and whether it could be read at all. */
export type Shown = { readonly text: string; readonly auto: boolean; readonly unread: boolean };

export function shownCell(column: Column, typed: Value | undefined, filled: Value | undefined, year?: string): Shown {
  const value = typed ?? null;
  const auto = (value === null || value === "") && filled !== undefined && filled !== null && filled !== "";
  const shown = auto ? filled : value;
  return { text: formatCell(column, shown, year), auto, unread: !auto && !valueFits(column, value) };
}

const cellClass = (column: Column, { auto, unread }: Shown): string =>
  [alignOf(column) === "right" && !unread ? "r" : "", auto ? "auto-cell" : "", unread ? "unread" : ""]
    .filter(Boolean)
    .join(" ");

/** A row of the grid: its number and its cells. */
export function rowElement(
  index: number,
  columns: readonly Column[],
  { row, filled, year }: { row: Row | undefined; filled: Row | undefined; year: string | undefined },
): HTMLTableRowElement {
  const cells = columns.map((column, at) => {
    const shown = shownCell(column, row?.[column.key], filled?.[column.key], year);
    const text = el("span", { class: "t" }, shown.text);
    const classes = cellClass(column, shown);
    return el(
      "td",
      {
        role: "gridcell",
        "data-at": String(at),
        title: shown.text.length > 8 ? shown.text : undefined,
        class: classes || undefined,
      },
      text,
    );
  });
  const head = el("th", { scope: "row", class: "h", "data-row-head": true }, row ? String(index + 1) : "＋");
  return el("tr", { "data-row": String(index), class: row ? undefined : "next-row" }, head, ...cells);
}

export const headRow = (columns: readonly Column[]): HTMLTableRowElement =>
  el(
    "tr",
    {},
    el("th", { class: "h corner" }, el("span", { class: "for-readers" }, "行")),
    ...columns.map((column, at) =>
      el(
        "th",
        { scope: "col", "data-head": String(at), class: alignOf(column) === "right" ? "r" : undefined },
        column.label,
        column.required === true && el("span", { class: "must", title: "每行都要填" }, "＊"),
      ),
    ),
  );

/** Totals: the label runs over the columns before the first figure. */
export function totalElement(total: TotalRow, columns: readonly Column[], year?: string): HTMLTableRowElement {
  const first = columns.findIndex(({ key }) => total.cells[key] !== undefined && total.cells[key] !== null);
  const span = Math.max(1, first < 0 ? columns.length : first);
  const cells = columns
    .slice(span)
    .map((column) =>
      el(
        "td",
        { class: alignOf(column) === "right" ? "r" : undefined, "data-total": column.key },
        el("span", { class: "t" }, formatCell(column, total.cells[column.key] ?? null, year)),
      ),
    );
  const label = el(
    "td",
    { colspan: String(span) },
    total.label.endsWith("合计") ? `${total.label}（自动算）` : total.label,
  );
  return el("tr", { class: "auto" }, el("td", { class: "h" }), label, ...cells);
}
