import { ok, refuse } from "../result.ts";
import type { Result } from "../result.ts";
import { findHead, type Head } from "./find-head.ts";
import { cellAt } from "./grid.ts";
import type { Cell, Grid } from "./grid.ts";
import { plainHead, unitOfLine } from "./head-text.ts";
import { mapColumns } from "./map-columns.ts";
import { balanceOf, isColumnNumbers, isFoot, looksLikeValue, totalOf } from "./row-kind.ts";
import { foldWidth, unfolded } from "./unfold.ts";
import type { CellOdd, FoundTable, LeftOut, StatedTotal, TableRow, WantedColumn } from "./table.ts";

/**
 * Finds the table in a grid: its head (one row or two), which column is which, and which rows are data rather than title,
 * totals, signatures or notes. Nothing is guessed in silence: what fits no label or no kind of row is listed.
 * @param columns what the table kind looks for; without any, every column stays unmapped and keeps its head
 */
export const findTable = (
  grid: Grid,
  { columns }: { readonly columns: readonly WantedColumn[] },
): Result<FoundTable, "no-header"> => {
  const head = findHead(grid, columns);
  if (!head) return refuse("no-header");
  const width = foldWidth(head);
  if (width === undefined) return ok(tableUnder(grid, head, columns));
  const narrow = { ...head, paths: head.paths.slice(0, width) };
  const folds = grid.columnNames.length / width;
  return ok({ ...tableUnder(unfolded(grid, head, width), narrow, columns), folds });
};

const tableUnder = (grid: Grid, head: Head, columns: readonly WantedColumn[]): FoundTable => {
  const first = head.top + head.rows;
  const used = new Set<number>();
  grid.cells.slice(first).forEach((row) => row.forEach(({ text }, column) => text !== "" && used.add(column)));
  const plan = mapColumns(head.paths, used, columns);
  const closed = new Set(plan.dropped.map(({ column }) => column));
  const rows: TableRow[] = [];
  const statedTotals: StatedTotal[] = [];
  const left: LeftOut[] = leftAbove(grid, head.top);
  const dropped = plan.dropped.map((column) => ({ ...column, values: [] as { gridRow: number; text: string }[] }));
  let ended = false;
  for (let at = first; at < grid.cells.length; at += 1) {
    const gridRow = grid.rowNumbers[at] ?? at + 1;
    const whole = grid.columnNames.map((_, column) => cellAt(grid, at, column));
    for (const column of dropped) {
      const text = whole[column.column]?.text ?? "";
      if (text !== "") column.values.push({ gridRow, text });
    }
    const cells = whole.map((cell, column): Cell => (closed.has(column) ? { text: "" } : cell));
    const filled = cells.filter(({ text }) => text !== "");
    if (filled.length === 0) continue;
    const leave = (why: LeftOut["why"]): void =>
      void left.push({ gridRow, why, text: filled.map(({ text }) => text).join("　") });
    const total = totalOf(cells);
    if (total) {
      ended ||= total.kind !== "subtotal" && rows.length > 0;
      cells.forEach((cell, column) => {
        if (cell.text !== "" && cell.text !== total.label) statedTotals.push({ gridRow, ...total, column, cell });
      });
    } else if (isRepeated(cells, head.paths)) leave("repeated-header");
    else if (isColumnNumbers(cells) && at === first) leave("column-numbers");
    else if (isFoot(cells)) leave("footer");
    else if (filled.length === 1 && cells.length > 2) leave(ended || isLast(grid, at) ? "footer" : "note");
    else {
      const balance = balanceOf(cells);
      if (ended && !balance && !filled.some(({ text }) => looksLikeValue(text))) leave("footer");
      else rows.push({ gridRow, cells, ...(balance ? { balance } : {}) });
    }
  }
  const unit = grid.cells
    .slice(0, first)
    .flatMap((row) => row.map(({ text }) => unitOfLine(text)))
    .find((found) => found !== undefined);
  const headerRows = Array.from(
    { length: head.rows },
    (_, index) => grid.rowNumbers[head.top + index] ?? head.top + index + 1,
  );
  return {
    title: left.find(({ why }) => why === "title")?.text ?? "",
    headerRows,
    paths: head.paths,
    mapping: plan.mapping,
    unmapped: plan.unmapped,
    missing: plan.missing,
    dropped,
    ...(unit ? { unit } : {}),
    rows,
    statedTotals,
    left,
    odd: rows.flatMap(({ gridRow, cells }) =>
      cells.flatMap((cell, column) => oddities(cell).map((code) => ({ gridRow, column, code }))),
    ),
  };
};

const leftAbove = (grid: Grid, top: number): LeftOut[] => {
  const left: LeftOut[] = [];
  for (let at = 0; at < top; at += 1) {
    const text = (grid.cells[at] ?? [])
      .map((cell) => cell.text)
      .filter((part) => part !== "")
      .join("　");
    const titled = left.some(({ why }) => why === "title");
    const why =
      unitOfLine(text) !== undefined && (titled || /^[（(]?单位/.test(text)) ? "unit-line" : titled ? "note" : "title";
    if (text !== "") left.push({ gridRow: grid.rowNumbers[at] ?? at + 1, why, text });
  }
  return left;
};

const isRepeated = (cells: readonly Cell[], paths: readonly string[]): boolean => {
  const filled = cells.flatMap(({ text }, column) => (text === "" ? [] : [{ text, column }]));
  const heads = (column: number): string[] => (paths[column] ?? "").split("/").map(plainHead);
  return filled.length >= 2 && filled.every(({ text, column }) => heads(column).includes(plainHead(text)));
};

const oddities = (cell: Cell): CellOdd[] => [
  ...(cell.uncomputed ? ["formula-without-result" as const] : []),
  ...(cell.error ? ["error-cell" as const] : []),
  ...(cell.exact === undefined ? [] : ["decimals-hidden" as const]),
  ...(cell.digitsLost ? ["digits-lost" as const] : []),
  ...(cell.coveredBy ? ["merged" as const] : []),
];

const isLast = (grid: Grid, at: number): boolean => at === grid.cells.length - 1;
