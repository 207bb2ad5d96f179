import type { Cell, Grid } from "./grid.ts";
import { plainHead } from "./head-text.ts";
import { compact, looksLikeValue } from "./row-kind.ts";
import type { WantedColumn } from "./table.ts";

/** `top` and `rows` (1 or 2) index the grid's cells; `paths` has one head for each column. */
export type Head = { readonly top: number; readonly rows: number; readonly paths: readonly string[] };

/** Finds the head among the first rows: the one whose words the labels know best, else the first full row of words. */
export const findHead = (grid: Grid, wanted: readonly WantedColumn[]): Head | undefined => {
  const known = new Set(
    wanted.flatMap(({ labels }) =>
      labels.flatMap((label) => [plainPath(label), plainPath(label.split("/").at(-1) ?? "")]),
    ),
  );
  known.delete("");
  known.delete("*");
  let best: { head: Head; score: number } | undefined;
  for (let top = 0; top < Math.min(grid.cells.length, 40); top += 1) {
    const head = headAt(grid, top);
    if (!head) continue;
    const score = head.paths.filter(
      (path) => known.has(plainPath(path)) || known.has(plainHead(path.split("/").at(-1) ?? "")),
    ).length;
    if (score > (best?.score ?? 0)) best = { head, score };
  }
  if (best && (best.score >= 2 || best.head.paths.filter((path) => path !== "").length <= 2)) return best.head;
  return firstFullRow(grid) ?? best?.head;
};

export const plainPath = (path: string): string => path.split("/").map(plainHead).join("/");

const headAt = (grid: Grid, top: number): Head | undefined => {
  const row = grid.cells[top] ?? [];
  const words = row.filter(({ text }) => text !== "");
  if (words.length === 0 || words.some(({ text, numeric }) => numeric || looksLikeValue(text) || text.length > 40))
    return undefined;
  if (words.length === 1 && grid.columnNames.length > 1) return undefined;
  const below = grid.cells[top + 1] ?? [];
  const two = isSecondRow(grid, top, row, below);
  return { top, rows: two ? 2 : 1, paths: two ? twoRowPaths(grid, row, below) : pathsOf(grid, row) };
};

const pathsOf = (grid: Grid, row: readonly Cell[]): string[] =>
  grid.columnNames.map((_, column) => joined(row[column]?.text ?? ""));

const joined = (text: string): string => text.replace(/\s+/g, "").replaceAll("/", "／");

/** The row below belongs to the head when it holds only words and splits a head that spans several columns. */
const isSecondRow = (grid: Grid, top: number, row: readonly Cell[], below: readonly Cell[]): boolean => {
  const words = below.filter(({ text }) => text !== "");
  if (words.length < 2 || words.some(({ text, numeric }) => numeric || looksLikeValue(text))) return false;
  return grid.columnNames.every((_, column) => {
    const [above, under] = [row[column], below[column]];
    if (under?.coveredBy?.row === top) return true;
    if (compact(under) === "") return true;
    return compact(above) === ""
      ? column > 0 || above?.coveredBy?.row === top
      : compact(row[column + 1]) === "" && compact(below[column + 1]) !== "";
  });
};

const twoRowPaths = (grid: Grid, row: readonly Cell[], below: readonly Cell[]): string[] => {
  let group = "";
  return grid.columnNames.map((_, column) => {
    const [above, under] = [joined(row[column]?.text ?? ""), joined(below[column]?.text ?? "")];
    if (above !== "") group = above;
    if (under === "") return above;
    return group === "" ? under : `${group}/${under}`;
  });
};

/** Without known labels: the first row of words that fills most of the width and has rows beneath. */
const firstFullRow = (grid: Grid): Head | undefined => {
  const width = Math.max(...grid.cells.slice(0, 60).map((row) => row.filter(({ text }) => text !== "").length));
  for (let top = 0; top < Math.min(grid.cells.length - 1, 15); top += 1) {
    const head = headAt(grid, top);
    if (head && head.paths.filter((path) => path !== "").length >= Math.max(2, width * 0.6)) return head;
  }
  return undefined;
};
