import { expect, it } from "vitest";
import { formatArea, formatAreaExact, parseArea } from "../../server/domain/area.ts";

it.each([
  ["3.26", 326, 32600, []],
  ["21389.328", 2138933, 213893280, ["finer"]],
  ["15.207059万亩", 15207059, 1520705900, ["ten-thousands"]],
  ["2.345亩", 235, 23450, ["finer"]],
  ["１．５", 150, 15000, ["full-width"]],
  ["-1.005", -101, -10050, ["finer"]],
  ["0", 0, 0, []],
])("[FG1] reads %s mu", (text, centimu, tenThousandths, odd) => {
  expect(parseArea(text)).toEqual({ ok: true, value: { centimu, tenThousandths, odd } });
});

it.each([
  ["120平方米", "other-unit"],
  ["0.2公顷", "other-unit"],
  ["1.23456", "too-fine"],
  ["3+2", "expression"],
  ["约12亩", "approximate"],
])("[FG1] does not guess at %s", (text, error) => {
  expect(parseArea(text)).toEqual({ ok: false, error });
});

it("prints areas", () => {
  expect([120450, -320, 5].map(formatArea)).toEqual(["1,204.50", "−3.20", "0.05"]);
  expect([213893280, 581045800, 12345].map(formatAreaExact)).toEqual(["21,389.328", "58,104.58", "1.2345"]);
});
