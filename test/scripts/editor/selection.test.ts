import { expect, it } from "vitest";
import { at, holds, moved, rangeOf, tabbed } from "../../../views/scripts/editor/selection.ts";

const bounds = { rows: 3, columns: 4 };

it("stops at the edges", () => {
  expect(moved(at(0, 0), "up", bounds).active).toEqual({ row: 0, column: 0 });
  expect(moved(at(2, 3), "right", bounds).active).toEqual({ row: 2, column: 3 });
  expect(moved(at(1, 2), "page-down", bounds).active).toEqual({ row: 2, column: 2 });
  expect(moved(at(1, 2), "bottom", bounds).active).toEqual({ row: 2, column: 3 });
});

it("grows from where it began", () => {
  const grown = moved(moved(at(1, 1), "down", bounds, true), "left", bounds, true);
  expect(rangeOf(grown)).toEqual({ top: 1, left: 0, bottom: 2, right: 1 });
  expect(holds(rangeOf(grown), { row: 2, column: 0 })).toBe(true);
  expect(holds(rangeOf(grown), { row: 0, column: 0 })).toBe(false);
  expect(rangeOf(moved(grown, "up", bounds))).toEqual({ top: 1, left: 0, bottom: 1, right: 0 });
});

it("Tab goes in reading order and leaves at either end", () => {
  expect(tabbed(at(0, 3), false, bounds)?.active).toEqual({ row: 1, column: 0 });
  expect(tabbed(at(1, 0), true, bounds)?.active).toEqual({ row: 0, column: 3 });
  expect(tabbed(at(2, 3), false, bounds)).toBeUndefined();
  expect(tabbed(at(0, 0), true, bounds)).toBeUndefined();
});
