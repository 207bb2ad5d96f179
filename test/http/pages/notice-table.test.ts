import { expect, it } from "vitest";
import type { ViewTable } from "../../../server/domain/view.ts";
import { phoneTable } from "../../../server/http/pages/notice-table.ts";

const table = (heads: readonly [string, "left" | "right"][], rows: readonly (readonly string[])[]): ViewTable => ({
  caption: "",
  unitLine: "",
  head: [],
  columns: heads.map(([label, align], at) => ({ key: `c${at}`, label, align, onScreen: true, width: 1 })),
  rows,
  totals: [],
  omitted: [],
  personal: false,
  figures: [],
  bars: [],
});
const form = (...made: Parameters<typeof table>) => {
  const { isTable, isBlocks } = phoneTable(table(...made), { index: 0, media: ["web"] });
  return isTable ? "table" : isBlocks ? "blocks" : "lines";
};

it("a table that fits the width of a phone is one; words that would stand upright become blocks", () => {
  expect(
    form(
      [
        ["物资", "left"],
        ["数量", "right"],
        ["金额", "right"],
      ],
      [["大米", "2", "120.00"]],
    ),
  ).toBe("table");
  expect(
    form(
      [
        ["镇街", "left"],
        ["应补贴户数", "right"],
        ["2023年核定小麦面积", "right"],
        ["补贴系统数", "right"],
      ],
      [["大秦家街道", "3618", "11,114.39", "1,333,726.80"]],
    ),
  ).toBe("blocks");
  expect(
    form(
      [
        ["项目", "left"],
        ["金额", "right"],
      ],
      [["西卜沙乡三个村游牧民定居点人饮巩固提升工程", "5,000,000.00"]],
    ),
  ).toBe("table");
});
