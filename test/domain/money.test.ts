import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyPlain, parseMoney } from "../../server/domain/money.ts";

const fen = (text: string): number | null | string => {
  const read = parseMoney(text);
  return read.ok ? read.value.fen : read.error;
};

describe("money as sheets contain it", () => {
  it.each([
    ["１，２３４．５６", 123456],
    ["2,310.00", 231000],
    ["1 152.00", 115200],
    ["12 345.67", 1234567],
    ["1200元", 120000],
    ["3,000.00元整", 300000],
    ["￥86.5", 8650],
    ["-￥86.5", -8650],
    ["(315.00)", -31500],
    ["（320.00）", -32000],
    ["△500", -50000],
    ["▲500", -50000],
    ["－300", -30000],
    ["−300", -30000],
    ["300-", -30000],
    ["'800", 80000],
    ["00120", 12000],
    ["-0.00", 0],
    ["22.2801万元", 22280100],
    ["叁佰元整", 30000],
    ["叁仟贰佰元伍角", 320050],
    ["肆万捌仟柒佰柒拾元玖角伍分", 4877095],
    ["3000（大写叁仟元整）", 300000],
    ["167（少数民族发展资金）", 16700],
    ["3元5角", 350],
    ["90071992547409.91", Number.MAX_SAFE_INTEGER],
    ["", null],
    ["-", null],
    ["——", null],
    ["无", null],
  ])("[FG1] reads %s", (text, wanted) => {
    expect(fen(text)).toBe(wanted);
  });

  it.each([
    ["12.345", "too-fine"],
    ["待定", "undecided"],
    ["1000+200", "expression"],
    ["500-600", "expression"],
    ["15%", "percent"],
    ["1.5E3", "scientific"],
    ["约5000元", "approximate"],
    ["（-5）", "two-signs"],
    ["1,23", "comma-places"],
    ["1.234,56", "comma-places"],
    ["12 34", "two-numbers"],
    ["1000（500）", "two-numbers"],
    ["3000（大写叁仟伍元整）", "capitals-differ"],
    ["仟叁元", "capitals-unclear"],
    ["90071992547409.92", "too-large"],
    ["9".repeat(5000), "not-a-number"],
    ["元", "not-a-number"],
    ["NaN", "not-a-number"],
  ])("[FG1] names the problem in %s instead of guessing", (text, problem) => {
    expect(fen(text)).toBe(problem);
  });

  it("[FG1] reads a column in ten thousands of yuan, where a unit in the cell goes first", () => {
    expect(parseMoney("12.5", { unit: "ten-thousand-yuan" })).toMatchObject({ value: { fen: 12500000 } });
    expect(parseMoney("500元", { unit: "ten-thousand-yuan" })).toMatchObject({
      value: { fen: 50000, odd: ["own-unit"] },
    });
  });

  it("tells what was odd", () => {
    expect(parseMoney("（１，２３４．５０）")).toEqual({
      ok: true,
      value: { fen: -123450, odd: ["full-width", "bracket-negative"] },
    });
  });

  it("agrees with every row of the number-forms sheet", () => {
    const expected = JSON.parse(readFileSync("test/samples/sheets/expected.json", "utf8")) as {
      file: string;
      rows: { raw: string; 金额: string }[];
    }[];
    const rows = expected.find(({ file }) => file.startsWith("s16"))?.rows ?? [];
    expect(rows).toHaveLength(26);
    for (const row of rows) {
      const read = parseMoney(row.raw);
      if (!read.ok) expect(row.金额, row.raw).toContain("row error");
      else if (read.value.fen === null) expect(row.金额, row.raw).toContain("empty");
      else expect(row.金额.split(" ")[0], row.raw).toBe(formatMoneyPlain(read.value.fen));
    }
  });
});

it("prints money for people and for machines", () => {
  expect([4877095, -126800, 5, 0].map(formatMoney)).toEqual(["48,770.95", "−1,268.00", "0.05", "0.00"]);
  expect(formatMoneyPlain(-126800)).toBe("-1268.00");
  expect(formatMoney(Number.MAX_SAFE_INTEGER)).toBe("90,071,992,547,409.91");
});
