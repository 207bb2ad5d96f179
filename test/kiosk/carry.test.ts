import { expect, it } from "vitest";
import { carriedAfter, hundredths, printed } from "../../kiosk/carry.ts";

it.each([
  ["48,770.95", 4877095],
  ["−3.20", -320],
  ["0.00", 0],
  ["23", 2300],
])("reads %s", (text, value) => {
  expect(hundredths(text)).toBe(value);
  expect(printed(value, text.includes("."))).toBe(text);
});

it.each(["", "收-01", "2026-10", "1,2", "3.2", "10月2日"])("takes %j for no figure", (text) => {
  expect(hundredths(text)).toBeUndefined();
});

it("carries the running totals of the columns that add up, and leaves a balance empty", () => {
  const rows = [
    ["10月2日", "18,000.00", "", "204,432.60"],
    ["10月4日", "", "612.40", "203,820.20"],
    ["10月7日", "", "2,880.00", "200,940.20"],
  ];
  const totals = ["", "18,000.00", "3,492.40", "200,940.20"];
  expect(carriedAfter(rows, totals, 2)).toEqual(["", "18,000.00", "612.40", ""]);
});

it("leaves a column empty whose stated total its rows do not make", () => {
  expect(carriedAfter([["10.00"], ["20.00"]], ["31.00"], 1)).toEqual([""]);
});
