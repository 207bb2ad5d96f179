import type { ViewTable } from "../../domain/view.ts";

const WHOLE = 5;

/**
 * A table for the glass. Every cell of the view stands in the document, since the screen acknowledges by what stands
 * there (SC2); columns that do not fit carry `extra` and open by touching the row.
 */
export function tableView(table: ViewTable, { balance = false }: { balance?: boolean } = {}) {
  const shown = chosen(table, balance);
  const columns = table.columns.map(({ label, align, width }, index) => ({
    label,
    head: splitBracket(label),
    align,
    extra: !shown.has(index),
    narrow: width < 1 && align === "left",
    /** Names, days and codes are never broken. */
    whole: table.rows.every((row) => (row[index] ?? "").length <= WHOLE),
  }));
  const cellsOf = (cells: readonly string[]) =>
    cells.map((text, index) => {
      const column = columns[index];
      return {
        text,
        label: column?.label ?? "",
        align: column?.align ?? "left",
        extra: column?.extra ?? false,
        narrow: column?.narrow ?? false,
        whole: column?.whole ?? false,
      };
    });
  return {
    caption: table.caption,
    unitLine: table.unitLine,
    head: table.head,
    personal: table.personal,
    empty: table.columns.length === 0,
    columns,
    rows: table.rows.map((row) => cellsOf(row)),
    totals: table.totals.map(({ label, cells }) => ({ label, ...underLabel(cellsOf(cells)) })),
    more: columns
      .filter(({ extra }) => extra)
      .map(({ label }) => label.replace(/（.*$/u, ""))
      .slice(0, 2)
      .join("和"),
    /** Columns that carry an amount: summed on the way for 转下页. */
    omitted: table.omitted.length === 0 ? "" : `${table.omitted.join("、")}不在这里显示，请到村部触摸屏或公开栏看。`,
    screenColumns: shown.size,
  };
}

/**
 * At most five columns; the table's own choice first, then from the left. A running balance opens by touch where the
 * words of a line would not fit beside it.
 */
function chosen({ columns }: ViewTable, balance: boolean): ReadonlySet<number> {
  const wanted = columns.flatMap(({ onScreen, key }, index) =>
    onScreen && (balance || key !== "balanceFen") ? [index] : [],
  );
  return new Set((wanted.length > 0 ? wanted : columns.map((_, index) => index)).slice(0, 5));
}

/** A head that ends in a full-width bracket hangs it by half a character. */
const splitBracket = (label: string) =>
  label.endsWith("）") ? { text: label.slice(0, -1), hang: "）" } : { text: label, hang: "" };

type Cell = { readonly text: string; readonly extra: boolean };

/** The label of a totals row takes the place of the visible cells before the first figure. */
function underLabel<C extends Cell>(cells: readonly C[]) {
  const filled = cells.findIndex(({ text, extra }) => !extra && text !== "");
  const first = filled < 0 ? cells.length : filled;
  const span = cells.slice(0, first).filter(({ extra }) => !extra).length;
  return {
    span: Math.max(1, span),
    cells: cells.map((cell, index) => ({ ...cell, covered: index < first && span > 0 })),
  };
}
