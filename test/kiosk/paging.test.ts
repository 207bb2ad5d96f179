import { describe, expect, it } from "vitest";
import { allFit, pagesOf, type Space } from "../../kiosk/paging.ts";

const space = (count: number, more: Partial<Space> = {}): Space => ({
  rows: Array.from({ length: count }, (_, index) => 66 + (index % 4) * 20),
  room: 640,
  carry: 66,
  totals: 124,
  most: 8,
  ...more,
});

describe("pages of a table", () => {
  it("every row stands on exactly one page, in order, and no page is longer than the glass", () => {
    for (let count = 1; count <= 210; count += 1) {
      for (const most of [3, 5, 8]) {
        const given = space(count, { most });
        const pages = pagesOf(given);
        const rows = pages.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
        expect(rows).toEqual(Array.from({ length: count }, (_, index) => index));
        expect(allFit(pages, given)).toBe(true);
        expect(pages.every(({ from, to }) => to - from <= most)).toBe(true);
      }
    }
  });

  it("leaves at least three rows for the last page where the room allows it", () => {
    for (let count = 7; count <= 60; count += 1) {
      const pages = pagesOf(space(count, { rows: Array.from({ length: count }, () => 66) }));
      expect(pages.every(({ from, to }) => to - from >= 3)).toBe(true);
    }
  });

  it("a row that is longer than the glass is put on a page alone and said not to fit", () => {
    const given = space(3, { rows: [66, 900, 66] });
    expect(allFit(pagesOf(given), given)).toBe(false);
  });

  it("a table without rows has one page for its totals", () => {
    expect(pagesOf(space(0))).toEqual([{ from: 0, to: 0 }]);
  });
});
