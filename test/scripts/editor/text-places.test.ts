import { expect, it } from "vitest";
import { textPlace } from "../../../views/scripts/editor/text-places.ts";

const TEXT = "一、收入。\n\n二、三组：汪德顺　间。五组：汤长贵　间。\n联系人微信abc123";
const marked = (more: Parameters<typeof textPlace>[1]) => {
  const place = textPlace(TEXT, { column: "content", ...more });
  return place && [place.line, ...place.marks.map(([from, until]) => TEXT.slice(from, until))];
};

it("finds the words of a finding in its paragraph; empty lines count for no paragraph", () => {
  expect(marked({ row: 1, values: { text: "汪德顺　间、汤长贵　间" } })).toEqual([2, "汪德顺　间", "汤长贵　间"]);
  expect(marked({ row: 0, values: { text: "收入" } })).toEqual([0, "收入"]);
  expect(marked({ row: 0, values: { text: "一、收入" } })).toEqual([0, "一、收入"]);
  expect(marked({ row: 1, values: { stated: "三组" } })).toEqual([2, "三组"]);
});

it("marks the whole paragraph where the words were cut off or are gone", () => {
  expect(marked({ row: 0, values: { text: "一、收……" } })).toEqual([0, "一、收入。"]);
  expect(marked({ row: 0, values: { text: "支出" } })).toEqual([0, "一、收入。"]);
});

it("takes places of signs as they are, and knows none for what is about the whole", () => {
  const start = TEXT.indexOf("微信");
  expect(marked({ values: { start, end: start + 8 } })).toEqual([3, "微信abc123"]);
  expect(marked({ values: { start, end: 999 } })).toBeUndefined();
  expect(marked({})).toBeUndefined();
  expect(marked({ row: 9, values: {} })).toBeUndefined();
  expect(textPlace(TEXT, { column: "title", row: 0 })).toBeUndefined();
  expect(textPlace(TEXT, { column: "content", table: 0, row: 0 })).toBeUndefined();
});
