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
  const covered = coveredCells(merged, rowPlaces, columnPlaces);
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

/** So many cells are looked at for all merges together: a sheet made by hand needs a small part of it. */
const MOST_COVERED = 400_000;

/** Only rows and columns that stand in the grid are walked: a merge over a million empty rows costs nothing. */
const coveredCells = (
  merged: readonly Area[],
  rowPlaces: readonly number[],
  columnPlaces: readonly number[],
): Map<number, { row: number; column: number }> => {
  const [rowIndex, columnIndex] = [indexOf(rowPlaces), indexOf(columnPlaces)];
  const covered = new Map<number, { row: number; column: number }>();
  let left = MOST_COVERED;
  for (const area of merged.slice(0, 5000)) {
    const [row, column] = [rowIndex.get(area.top), columnIndex.get(area.left)];
    if (row === undefined || column === undefined) continue;
    for (let at: number = row; (rowPlaces[at] ?? Infinity) <= area.bottom; at += 1)
      for (let across: number = column; (columnPlaces[across] ?? Infinity) <= area.right; across += 1) {
        left -= 1;
        if (left < 0) return covered;
        if (at !== row || across !== column) covered.set(at * LIMITS.columns + across, { row, column });
      }
  }
  return covered;
};

const indexOf = (places: readonly number[]): ReadonlyMap<number, number> =>
  new Map(places.map((place, index) => [place, index]));
