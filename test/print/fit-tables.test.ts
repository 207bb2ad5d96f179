import { afterAll, expect, test } from "vitest";
import type { SheetTable } from "../../server/render/sheet-table.ts";
import { readPdf } from "../support/pdf.ts";
import { linesOf } from "../support/pdf-lines.ts";
import { openPrinting, sheetRenderer } from "../support/printing.ts";
import { accountsTable, samplePage, subsidyTable } from "../support/sheet-page.ts";

const printing = await openPrinting();
const render = sheetRenderer();
afterAll(() => printing.close());

async function printed(tables: readonly SheetTable[]) {
  const pdf = await readPdf(await printing.printer.print(render(samplePage(9, { tables, paragraphs: [] }))));
  const [, , width = 0, height = 0] = (await pdf.document.getPage(1)).view;
  const lines = pdf.pages.map(({ runs }) => linesOf(runs).map((line) => line.join("").replaceAll(" ", "")));
  return { ...pdf, lines, lies: width > height ? "on its side" : "upright" };
}

const textOf = (cells: readonly string[]): string => cells.join("").replaceAll(" ", "");

/** Columns of every kind, over and over: figure, name, place, area, price, remark. */
function wideTable(columns: number, rows: number): SheetTable {
  const kinds = ["序号", "姓名", "家庭住址", "面积（亩）", "标准（元/亩·年）", "备注说明"];
  const cells = ["王淼喆", "柳塘村三组东塘边12号", "3.26", "1,298.60", "新承包户，已核实"];
  return {
    columns: Array.from({ length: columns }, (_, at) => ({
      label: kinds[at % 6] ?? "",
      align: [0, 3, 4].includes(at % 6) ? "right" : "left",
    })),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, at) => [String(row + 1), ...cells][at % 6] ?? ""),
    ),
    totals: [],
  };
}

test("a table that fits upright stands upright", async () => {
  const { lies, lines } = await printed([subsidyTable(9)]);
  expect(lies).toBe("upright");
  for (const row of subsidyTable(9).rows) expect(lines[0]).toContain(textOf(row));
});

test("monthly accounts lie on their side, each row on one line, no name or figure broken", async () => {
  const { lies, lines, pages } = await printed([accountsTable(9)]);
  expect(lies).toBe("on its side");
  expect(lines).toHaveLength(1);
  for (const row of accountsTable(9).rows) expect(lines[0]).toContain(textOf(row));
  for (const row of accountsTable(9).rows) {
    for (const name of row.slice(8, 11)) expect(pages[0]?.runs.map(({ text }) => text)).toContain(name);
  }
});

test("on their side too the totals are carried over and brought forward, and the account stands above the table", async () => {
  const { lines } = await printed([accountsTable(40)]);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.flat().filter((line) => line.startsWith("10月"))).toEqual(accountsTable(40).rows.map(textOf));
  const over = lines.slice(0, -1).map((page) => page.find((line) => line.startsWith("过次页"))?.slice(3));
  const forward = lines.slice(1).map((page) => page.find((line) => line.startsWith("承前页"))?.slice(3));
  expect(over.every(Boolean)).toBe(true);
  expect(forward).toEqual(over);
  const [first = []] = lines;
  const above = first.findIndex((line) => line.startsWith("账户：基本户"));
  expect(first[above]).toMatch(/单位：元$/u);
  expect(first[above + 1]).toMatch(/^日期凭证号/u);
});

test("one wide table turns the whole sheet", async () => {
  const { lies, document } = await printed([subsidyTable(4), accountsTable(20)]);
  expect(lies).toBe("on its side");
  for (let page = 1; page <= document.numPages; page += 1) {
    const [, , width = 0, height = 0] = (await document.getPage(page)).view;
    expect(width).toBeGreaterThan(height);
  }
});

test("a few long cells do not turn a sheet", async () => {
  const sentence = "支部提议、两委商议、党员大会审议、村民代表会议决议";
  const columns = ["序号", "权力事项", "怎么办", "监督点"].map((label) => ({ label, align: "left" as const }));
  const rows = Array.from({ length: 6 }, (_, at) => [
    String(at + 1),
    "村级工程发包",
    sentence,
    "监委会全程到场，验收有记录",
  ]);
  const { lies } = await printed([{ columns, rows, totals: [] }]);
  expect(lies).toBe("upright");
});

test.each([12, 16, 24])("of %i columns nothing is cut off, and no name or figure is broken", async (columns) => {
  const table = wideTable(columns, 5);
  const { lies, pages, document } = await printed([table]);
  expect(lies).toBe("on its side");
  const [, , width = 0] = (await document.getPage(1)).view;
  const runs = pages.flatMap((page) => page.runs);
  const count = (text: string): number => runs.filter((run) => run.text === text).length;
  expect(count("王淼喆")).toBe(5 * Math.floor((columns + 4) / 6));
  expect(count("1,298.60")).toBe(5 * Math.floor((columns + 1) / 6));
  for (const run of runs) expect(run.x).toBeLessThan(width - 40);
  const letters = [...runs.map(({ text }) => text).join("")].filter((letter) => letter === "塘").length;
  expect(letters).toBeGreaterThanOrEqual(2 * 5 * Math.floor((columns + 3) / 6));
});
