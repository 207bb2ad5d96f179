import { expect, it } from "vitest";
import { askedNumber, isNumber, packedNumber } from "../../../server/domain/search/asked-number.ts";
import { askedPeriod, holdsMonths, monthsAbout, packed } from "../../../server/domain/search/asked-period.ts";
import { plainText } from "../../../server/domain/search/plain-text.ts";

it.each([
  ["37", null, 37],
  ["37号", null, 37],
  ["第37号", null, 37],
  ["2026-37", 2026, 37],
  ["2026年37号", 2026, 37],
  ["〔2026〕37号", 2026, 37],
  ["2026年第37号", 2026, 37],
])("reads %s as a number", (word, year, number) => expect(askedNumber(plainText(word))).toEqual({ year, number }));

it.each(["123456", "三十七", "37a", "号", "2026年", "1899-3"])("reads %s as no number", (word) =>
  expect(askedNumber(plainText(word))).toBeUndefined(),
);

it("a number is that number, of its year where one was named", () => {
  const given = packedNumber({ year: 2026, number: 37 });
  const fits = (year: number | null, number: number) => isNumber({ year, number }, given);
  expect([fits(null, 37), fits(2026, 37), fits(2025, 37), fits(null, 3)]).toEqual([true, true, false, false]);
  expect(isNumber({ year: null, number: 0 }, packedNumber(null))).toBe(false);
});

it.each([
  ["2026年10月", 2026, 10, 10],
  ["2026-10", 2026, 10, 10],
  ["10月", null, 10, 10],
  ["十月份", null, 10, 10],
  ["十二月", null, 12, 12],
  ["三季度", null, 7, 9],
  ["2026q3", 2026, 7, 9],
  ["上半年", null, 1, 6],
  ["2026年下半年", 2026, 7, 12],
  ["2026", 2026, 1, 12],
])("reads %s as months", (word, year, first, last) => expect(askedPeriod(word)).toEqual({ year, first, last }));

it.each(["13月", "0月", "五季度", "月", "1899年", "10"])("reads %s as no months", (word) =>
  expect(askedPeriod(word)).toBeUndefined(),
);

it.each([
  [
    "2026-10",
    "2026-11-09",
    ["10月", "2026年10月", "四季度", "下半年", "2026"],
    ["9月", "11月", "三季度", "2025", "2025-10"],
  ],
  ["2026-Q4", "2027-01-09", ["四季度", "下半年", "2026"], ["10月", "三季度", "2027"]],
  ["2026", "2027-01-09", ["2026年"], ["上半年", "1月", "2027"]],
  [null, "2026-11-09", ["11月", "2026-11", "四季度"], ["10月", "2025-11"]],
])("what is about %s, published on %s, lies in %o and not in %o", (period, day, within, without) => {
  const about = packed(monthsAbout(period, day));
  const holds = (word: string) => holdsMonths(askedPeriod(word) ?? { year: 0, first: 99, last: 0 }, about);
  expect([...within, ...without].filter(holds)).toEqual(within);
});
