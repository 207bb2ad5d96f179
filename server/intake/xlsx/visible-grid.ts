import { columnName } from "../../domain/grid/grid.ts";
import type { Cell, Grid, GridOdd } from "../../domain/grid/grid.ts";
import { IntakeStop, LIMITS } from "../refusal.ts";
import type { Area, RawSheet } from "./sheet.ts";

/** What a person sees of a sheet: no hidden rows or columns, no empty rows or columns at the edge, covered cells marked. */
export const visibleGrid = (name: string, { rows, hiddenRows, hiddenColumns, merged }: RawSheet): Grid => {
  const rowPlaces = [...rows.keys()].filter((row) => !hiddenRows.has(row)).sort((a, b) => a - b);
  const used = new Set(rowPlaces.flatMap((row) => [...(rows.get(row)?.keys() ?? [])]));
  const last = Math.max(-1, ...used);
  const columnPlaces = Array.from({ length: last + 1 }, (_, column) => column).filter(
    (column) => !hiddenColumns.has(column),
  );
  while (columnPlaces.length > 0 && !used.has(columnPlaces[0] ?? -1)) columnPlaces.shift();
  if (columnPlaces.length > LIMITS.columns) throw new IntakeStop("too-many-columns");
  const rowIndex = new Map(rowPlaces.map((row, index) => [row, index]));
  const columnIndex = new Map(columnPlaces.map((column, index) => [column, index]));
  const covered = coveredCells(merged, rowIndex, columnIndex);
  const cells = rowPlaces.map((row, at) =>
    columnPlaces.map((column, index): Cell => {
      const cover = covered.get(at * LIMITS.columns + index);
      return cover ? { text: "", coveredBy: cover } : (rows.get(row)?.get(column) ?? { text: "" });
    }),
  );
  const odd: GridOdd[] = [];
  const hidden = [...rows.keys()].filter((row) => hiddenRows.has(row)).length;
  if (hidden > 0) odd.push({ code: "hidden-rows", count: hidden });
  const hiddenUsed = [...used].filter((column) => hiddenColumns.has(column)).length;
  if (hiddenUsed > 0) odd.push({ code: "hidden-columns", count: hiddenUsed });
  return {
    name,
    cells,
    rowNumbers: rowPlaces.map((row) => row + 1),
    columnNames: columnPlaces.map(columnName),
    odd,
  };
};

/** Only rows and columns that stand in the grid are walked: a merge over a million rows costs nothing. */
const coveredCells = (
  merged: readonly Area[],
  rowIndex: ReadonlyMap<number, number>,
  columnIndex: ReadonlyMap<number, number>,
): Map<number, { row: number; column: number }> => {
  const covered = new Map<number, { row: number; column: number }>();
  for (const { top, left, bottom, right } of merged.slice(0, 5000)) {
    const master = { row: rowIndex.get(top), column: columnIndex.get(left) };
    if (master.row === undefined || master.column === undefined) continue;
    for (let column = left; column <= Math.min(right, left + LIMITS.columns); column += 1)
      for (let row = top; row <= Math.min(bottom, top + LIMITS.rows); row += 1) {
        const place = { row: rowIndex.get(row), column: columnIndex.get(column) };
        if (place.row === undefined || place.column === undefined) continue;
        if (row === top && column === left) continue;
        covered.set(place.row * LIMITS.columns + place.column, { row: master.row, column: master.column });
      }
    if (covered.size > 200_000) break;
  }
  return covered;
};
