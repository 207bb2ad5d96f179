import { plainPath, type Head } from "./find-head.ts";
import type { Grid } from "./grid.ts";

/** How many columns one table has of those that stand side by side under the same heads; undefined where there is but one. */
export function foldWidth({ paths }: Head): number | undefined {
  const heads = paths.map(plainPath);
  for (let width = 2; width <= heads.length / 2; width += 1) {
    if (heads.length % width !== 0) continue;
    const named = heads.slice(0, width).every((head) => head !== "");
    if (named && heads.every((head, column) => head === heads[column % width])) return width;
  }
  return undefined;
}

/** Tables side by side, put under one another: a narrow table that its writer broke to fill the page. */
export function unfolded(grid: Grid, { top, rows }: Head, width: number): Grid {
  const first = top + rows;
  const above = grid.cells.slice(0, first).map((cells, at) => (at < top ? cells : cells.slice(0, width)));
  const blocks = Array.from({ length: grid.columnNames.length / width }, (_, block) =>
    grid.cells
      .slice(first)
      .map((cells) =>
        cells
          .slice(block * width, (block + 1) * width)
          .map(({ coveredBy, ...cell }) => (coveredBy ? { text: "" } : cell)),
      ),
  );
  return {
    ...grid,
    cells: [...above, ...blocks.flat()],
    rowNumbers: [...grid.rowNumbers.slice(0, first), ...blocks.flatMap(() => grid.rowNumbers.slice(first))],
    columnNames: grid.columnNames.slice(0, width),
  };
}
