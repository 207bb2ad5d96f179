import { formatAreaExact } from "../../domain/area.ts";
import type { ViewTable } from "../../domain/view.ts";

/**
 * The totals after each row, for 过次页 and 承前页: for the columns whose cells add up to what the totals row says, and for
 * no other. A running balance is not such a column. Null where there is nothing to carry.
 */
export function runningTotals({
  rows,
  totals,
}: Pick<ViewTable, "rows" | "totals">): readonly (readonly (string | null)[])[] | undefined {
  const [total] = totals;
  if (!total || rows.length === 0) return undefined;
  const columns = total.cells.map((text, column) => (text === "" ? undefined : runningColumn(rows, column, text)));
  if (columns.every((column) => column === undefined)) return undefined;
  return rows.map((_, row) => columns.map((column) => column?.[row] ?? null));
}

function runningColumn(rows: ViewTable["rows"], column: number, total: string): readonly string[] | undefined {
  let sum = 0;
  const running: string[] = [];
  for (const cells of rows) {
    const size = sizeOf(cells[column] ?? "");
    if (size === undefined) return undefined;
    sum += size;
    running.push(formatAreaExact(sum));
  }
  return sizeOf(total) === sum ? running : undefined;
}

/** In ten-thousandths, as fine as any area is written; money has two decimals of them. */
const sizeOf = (text: string): number | undefined => {
  if (text === "") return 0;
  const found = /^(−?)([\d,]+)\.(\d{2,4})$/.exec(text);
  if (!found) return undefined;
  const [, sign = "", whole = "", fraction = ""] = found;
  return Number(`${sign === "" ? "" : "-"}${whole.replaceAll(",", "")}${fraction.padEnd(4, "0")}`);
};
