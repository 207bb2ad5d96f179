import jsQR from "jsqr";
import { afterAll, expect, test } from "vitest";
import type { SheetPage } from "../../server/render/sheet-page.ts";
import { rasterise, readPdf, type PdfRun } from "../support/pdf.ts";
import { linesOf } from "../support/pdf-lines.ts";
import { openPrinting, sheetRenderer } from "../support/printing.ts";
import {
  accountsTable,
  RARE_NAMES,
  samplePage,
  SHEET_URL,
  subsidyTable,
  transferTable,
} from "../support/sheet-page.ts";

const printing = await openPrinting();
const render = sheetRenderer();
afterAll(() => printing.close());

const MM = 72 / 25.4;
const MARKS = ["党", "村", "财"];
const BARS = ["村道硬化工程进度款", "保洁员工资", "垃圾清运费"].map((label, at) => ({
  label,
  size: 3_000_000 - at * 800_000,
  amount: `${30 - at * 8},000.00`,
}));
const ACCOUNTS = { tables: [accountsTable(12)], paragraphs: [], chart: { title: "9月的钱花到哪里去了", bars: BARS } };

async function hung(rows: number, change: Partial<SheetPage> = {}) {
  const bytes = await printing.printer.print(render(samplePage(rows, change), "A3"));
  return { bytes, ...(await readPdf(bytes)) };
}

const written = (runs: readonly PdfRun[]): readonly PdfRun[] =>
  runs.filter(({ text }) => text.trim() !== "" && !MARKS.includes(text));
const joined = (runs: readonly PdfRun[]): readonly string[] =>
  linesOf(runs).map((line) => line.join("").replaceAll(" ", ""));

test("a list of households stands upright on A3, a month's accounts lie on their side on one sheet", async () => {
  expect((await hung(12)).pages.map(({ mm }) => mm)).toEqual([[297, 420]]);
  const accounts = await hung(12, ACCOUNTS);
  expect(accounts.pages.map(({ mm }) => mm)).toEqual([[420, 297]]);
  const lines = joined(accounts.pages[0]?.runs ?? []);
  for (const row of accountsTable(12).rows) expect(lines).toContain(row.join("").replaceAll(" ", ""));
  expect(lines.join("\n")).toMatch(/收入0\.00元，支出276,793\.50元。/u);
  for (const { label, amount } of BARS) expect(lines.join("\n")).toContain(`${label}${amount}`);
});

test("a short notice fills its sheet: the fewer its rows the larger its type, all of it on one page", async () => {
  const sizes = [];
  for (const rows of [1, 6, 25]) {
    const { pages } = await hung(rows);
    expect(pages.map(({ mm }) => mm)).toEqual(
      rows > 20
        ? [
            [297, 420],
            [297, 420],
          ]
        : [[297, 420]],
    );
    sizes.push(pages[0]?.runs.find(({ text }) => text === "一组")?.size ?? 0);
    const { x = 0 } = pages[0]?.runs.find(({ text }) => text.startsWith("柳塘村 三务公开栏")) ?? {};
    expect(x).toBeCloseTo(16 * MM, 0);
  }
  expect(sizes.map((size) => Math.round(size * 10) / 10)).toEqual([23.4, 20.7, 18]);
});

test.each([
  ["120 households", 120, {}],
  ["a month's accounts", 12, ACCOUNTS],
  ["fifteen columns", 9, { tables: [transferTable(15, 30)], paragraphs: [] }],
  ["twenty columns", 9, { tables: [transferTable(20, 30)], paragraphs: [] }],
  ["a corrected edition", 12, { banner: "第2版·更正", correctionLine: "更正原因：第 6 户面积量错了。" }],
  ["a text alone", 9, { tables: [], paragraphs: ["从十一月二十日开始，机耕路限行。".repeat(9)] }],
])("at one metre %s can be read: the title 36 pt, no type under 14", async (_, rows, change: Partial<SheetPage>) => {
  const { pages } = await hung(rows, change);
  for (const { runs } of pages) expect(Math.min(...written(runs).map(({ size }) => size))).toBeGreaterThan(13.95);
  expect(Math.max(...(pages[0]?.runs ?? []).map(({ size }) => size))).toBeGreaterThan(35.9);
});

test("no sheet carries more than 25 rows; all stand once and whole in 18 pt, each page has head, number and page x of y", async () => {
  const { bytes, pages, tagged, fonts } = await hung(120);
  const rows = pages.map(({ runs }) => linesOf(runs).filter(([, group]) => group?.endsWith("组")));
  expect(rows.map(({ length }) => length)).toEqual([25, 25, 25, 25, 20]);
  expect(rows.flat()).toEqual(subsidyTable(120).rows.map((cells) => cells.filter((cell) => cell !== "")));
  for (const [index, { runs }] of pages.entries()) {
    const text = joined(runs).join("\n");
    expect(text).toContain("序号组别户主面积（亩）标准（元/亩）金额（元）备注");
    expect(text).toContain("柳塘村公开〔2026〕87号");
    expect(text).toContain(`第${index + 1}页，共5页`);
  }
  const names = pages.flatMap(({ runs }) => runs.filter(({ text }) => RARE_NAMES.includes(text)));
  expect(names).toHaveLength(6);
  for (const { size, font } of names) {
    expect(size).toBeCloseTo(18, 0);
    expect(font).toBe("SanwuHeiRegular");
  }
  const carried = (label: string) =>
    pages.flatMap(({ runs }) => joined(runs).filter((line) => line.startsWith(label))).map((line) => line.slice(3));
  expect(carried("过次页")).toHaveLength(4);
  expect(carried("承前页")).toEqual(carried("过次页"));
  expect(tagged).toBe(true);
  for (const font of fonts) expect(font).toMatchObject({ type: "CIDFontType2", embedded: true });
  expect(Buffer.from(bytes).includes("/Type3")).toBe(false);
  expect(bytes.length).toBeLessThan(250 * 1024);
});

test.each([
  ["upright", {}],
  ["on its side", ACCOUNTS],
])(
  "%s the code leads to the same edition, and 42 mm stay clear for the seal",
  async (_, change) => {
    const { bytes, pages } = await hung(12, change);
    const { data, width, height } = await rasterise(bytes, -1, 1.5);
    expect(jsQR.default(new Uint8ClampedArray(data), width, height)?.data).toBe(SHEET_URL);
    const runs = written(pages.at(-1)?.runs ?? []);
    const day = runs.findLast(({ text, font }) => text === "2026年10月12日" && font === "SanwuSongRegular");
    const name = runs.findLast(({ text, font }) => text === "清溪镇柳塘村村民委员会" && font === "SanwuSongRegular");
    const middle = ((day?.y ?? 0) + (name?.y ?? 0)) / 2;
    const near = runs.filter(({ x, y }) => x > (name?.x ?? 0) - 2 && Math.abs(y - middle) < 20 * MM);
    expect(near.map(({ text }) => text).toSorted()).toEqual(["2026年10月12日", "清溪镇柳塘村村民委员会"]);
  },
  60_000,
);

test("a corrected edition says so above the title and on every further sheet", async () => {
  const { pages } = await hung(40, { banner: "第2版·更正", correctionLine: "更正原因：第 6 户面积量错了。" });
  expect(pages.length).toBeGreaterThan(1);
  for (const { text } of pages) expect(text).toContain("第2版·更正");
  expect(pages[0]?.text.replaceAll(" ", "")).toContain("更正原因：第6户面积量错了。");
});
