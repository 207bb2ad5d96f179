import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Grid } from "../../server/domain/grid/grid.ts";
import { readPasted, readSpreadsheet } from "../../server/intake/read-spreadsheet.ts";
import { sheetXml, textCell, workbookBytes } from "./workbook-bytes.ts";

const sample = (path: string): Uint8Array => readFileSync(`test/samples/${path}`);
const grids = async (bytes: Uint8Array, name = "a.xlsx"): Promise<Grid[]> => {
  const read = await readSpreadsheet(bytes, name);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const refusal = async (bytes: Uint8Array, name = "a.xlsx"): Promise<string | undefined> => {
  const read = await readSpreadsheet(bytes, name);
  return read.ok ? undefined : read.error;
};
const texts = (grid: Grid | undefined): string[][] => (grid?.cells ?? []).map((row) => row.map(({ text }) => text));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("real files", () => {
  it("reads days as days, whatever the format shows, and never a day off", async () => {
    const [grid] = await grids(sample("sheets/s08_dates.xlsx"));
    const shown = Object.fromEntries(texts(grid).map(([, name, text]) => [name, text]));
    expect(shown).toMatchObject({
      真日期: "2024-03-05",
      "真日期，显示为3月5日": "2024-03-05",
      美式: "2024-05-03",
      带时间: "2024-03-05 23:59",
      不存在: "2024.2.30",
    });
  });

  it("marks formulas and covered cells and leaves text numbers as text", async () => {
    const [grid] = await grids(sample("sheets/s01_finance_q3_two_row_header.xlsx"));
    expect(grid?.rowNumbers.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11]);
    expect(grid?.cells[5]?.[9]).toEqual({ text: "170260.35", numeric: true, formula: true });
    expect(grid?.cells[6]?.[6]).toEqual({ text: "1,286.40" });
    expect(grid?.cells[2]?.[4]).toEqual({ text: "", coveredBy: { row: 2, column: 3 } });
  });

  it("reads GBK without a wrong character and keeps long numbers digit for digit", async () => {
    const [grid] = await grids(sample("sheets/s05_subsidy_gbk.csv"), "s05_subsidy_gbk.csv");
    expect(grid?.name).toBe("s05_subsidy_gbk");
    expect(grid?.odd).toEqual([{ code: "not-utf8", encoding: "gb18030" }]);
    expect(texts(grid)[2]).toEqual(["1", "崔让南", "610999198907181788", "6236685499614143436", "1.50", "197.13"]);
    expect(texts(grid)[5]?.[6]).toBe("补发②");
  });
});

describe("delimited text", () => {
  it.each([
    [
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      '\ufeff日期\t金额\r\n4.2\t"1,200"\r\n',
      [
        ["日期", "金额"],
        ["4.2", "1,200"],
      ],
    ],
    [
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      '"两\n行","含""引号"""\nx,y',
      [
        ["两\n行", '含"引号"'],
        ["x", "y"],
      ],
    ],
    [
      '="610999198907181788",a\n1,2',
      [
        ["610999198907181788", "a"],
        ["1", "2"],
      ],
    ],
    [
      '尺寸5",b\n1,2',
      [
        ['尺寸5"', "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\r1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
  ])("%j", (text, wanted) => {
    const read = readPasted(text);
    expect(read.ok && texts(read.value[0])).toEqual(wanted);
  });

  it.each(["utf-16le", "utf-16be"] as const)("reads %s, with and without a mark", async (encoding) => {
    const swap = (bytes: Buffer): Buffer => (encoding === "utf-16be" ? bytes.swap16() : bytes);
    for (const mark of ["\ufeff", ""]) {
      const [grid] = await grids(swap(Buffer.from(`${mark}date\t金额\n4.2\t5`, "utf16le")), "a.txt");
      expect(texts(grid)).toEqual([
        ["date", "金额"],
        ["4.2", "5"],
      ]);
    }
  });
});

describe("workbooks", () => {
  it("leaves hidden rows, columns and sheets out and says so", async () => {
    const xml = sheetXml(
      `<row r="1">${textCell("A1", "甲")}${textCell("B1", "藏")}</row><row r="2" hidden="1">${textCell("A2", "藏")}</row>`,
      "",
      '<cols><col min="2" max="16384" hidden="1"/></cols>',
    );
    const [grid, second] = await grids(
      workbookBytes([
        { name: "一", xml },
        { name: "底稿", state: "veryHidden", xml },
      ]),
    );
    expect(second).toBeUndefined();
    expect(texts(grid)).toEqual([["甲"]]);
    expect(grid?.odd).toEqual([
      { code: "hidden-rows", count: 1 },
      { code: "hidden-columns", count: 1 },
      { code: "hidden-sheets", names: ["底稿"] },
    ]);
  });

  it("survives merges and columns over the whole sheet", async () => {
    const xml = sheetXml(
      `<row r="1">${textCell("A1", "题")}</row><row r="1048576">${textCell("B1048576", "底")}</row>`,
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    );
    const [grid] = await grids(workbookBytes([{ name: "一", xml }]));
    expect(grid?.rowNumbers).toEqual([1, 1_048_576]);
  });

  it("reads prefixed elements, rich text without guides, errors and formulas without results", async () => {
    const row = `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>王</x:t></x:r><x:rPh><x:t>wang</x:t></x:rPh><x:r><x:t>强</x:t></x:r></x:is></x:c>
      <x:c r="B1" t="e"><x:v>#REF!</x:v></x:c><x:c r="C1"><x:f>A1</x:f></x:c></x:row>`;
    const xml = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${row}</x:sheetData></x:worksheet>`;
    const [grid] = await grids(workbookBytes([{ name: "一", xml }]));
    expect(grid?.cells[0]).toEqual([
      { text: "王强" },
      { text: "#REF!", error: true },
      { text: "", formula: true, uncomputed: true },
    ]);
  });
});

describe("what is refused", () => {
  const small = workbookBytes([{ name: "一", xml: sheetXml(`<row r="1">${textCell("A1", "甲")}</row>`) }]);

  it.each([
    ["nothing", new Uint8Array(0), "empty"],
    ["blank text", bytesOf("\n \n,,\n"), "empty"],
    ["a workbook without text", workbookBytes([{ name: "一", xml: sheetXml("") }]), "empty"],
    ["30 MB", new Uint8Array(30 * 1024 * 1024), "too-large"],
    ["a PDF", bytesOf("%PDF-1.7 …"), "not-a-spreadsheet"],
    ["a web page named .xls", bytesOf("<html><table><tr><td>1</td></tr></table></html>"), "not-a-spreadsheet"],
    [
      "random bytes",
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) % 251),
      "not-a-spreadsheet",
    ],
    [
      "an old .xls",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("Workbook", "utf16le")]),
      "old-xls",
    ],
    [
      "a locked .xlsx",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "locked",
    ],
    ["half a workbook", small.subarray(0, small.length / 2), "damaged"],
    ["a zip of something else", workbookBytes([], { "xl/workbook.xml": "<workbook" }), "damaged"],
    [
      "an entity bomb",
      workbookBytes([{ name: "一", xml: `<!DOCTYPE b [<!ENTITY a "aaaa">]>${sheetXml("")}` }]),
      "damaged",
    ],
    ["20,001 rows", bytesOf("a,b\n".repeat(20_001)), "too-many-rows"],
    ["201 columns", bytesOf(Array.from({ length: 201 }, () => "甲").join(",")), "too-many-columns"],
    [
      "a zip bomb",
      workbookBytes([{ name: "一", xml: `<worksheet>${" ".repeat(60 * 1024 * 1024)}</worksheet>` }]),
      "too-large",
    ],
  ])("%s", async (_, bytes, wanted) => {
    expect(await refusal(bytes)).toBe(wanted);
  });

  it("never throws on a file damaged anywhere", async () => {
    const whole = sample("sheets/s01_finance_q3_two_row_header.xlsx");
    for (let at = 0; at < whole.length; at += 37) {
      const broken = Uint8Array.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const read = await readSpreadsheet(broken, "x.xlsx");
      expect(typeof read.ok).toBe("boolean");
    }
  });
});
