import { afterAll, expect, test } from "vitest";
import type { SheetPage } from "../../server/render/sheet-page.ts";
import { readPdf } from "../support/pdf.ts";
import { linesOf } from "../support/pdf-lines.ts";
import { openPrinting, sheetRenderer } from "../support/printing.ts";
import { accountsTable, samplePage, subsidyTable } from "../support/sheet-page.ts";

const printing = await openPrinting();
const render = sheetRenderer();
afterAll(() => printing.close());

const print = async (rows: number, change: Partial<SheetPage> = {}) =>
  readPdf(await printing.printer.print(render(samplePage(rows, change))));

async function rowsByPage(rows: number): Promise<readonly number[]> {
  const { pages } = await print(rows);
  return pages.map(({ runs }) => linesOf(runs).filter(([, group]) => group?.endsWith("组")).length);
}

const TEN_DAYS = ["29", "30", "31", "1", "2", "3", "4", "5", "6", "7"];

test.each([1, 9, 12, 14])("all of a notice of %i rows stands on one page", async (rows) => {
  expect((await print(rows)).pages).toHaveLength(1);
});

test.each([
  ["ten days", { periodDays: TEN_DAYS, periodLine: "公示期：2026年10月29日至11月7日（10天）" }],
  ["a correction", { banner: "第2版·更正", correctionLine: "更正原因：第 6 户面积量错了。" }],
  ["a long name of its issuer", { issuingBody: "清溪镇柳塘村股份经济合作社" }],
  [
    "a title of forty characters",
    { title: "关于云岭县清溪镇柳塘村二〇二六年度高标准农田建设项目配套资金使用情况的公示公告" },
  ],
])("so does one of twelve rows with %s", async (_, change) => {
  expect((await print(12, change)).pages).toHaveLength(1);
});

test("and accounts of nine rows, on their side", async () => {
  const { pages } = await print(9, { tables: [accountsTable(9)], paragraphs: [] });
  expect(pages).toHaveLength(1);
});

test("42 mm stay clear for the seal, also where things stand close", async () => {
  for (const page of [samplePage(9), samplePage(14), samplePage(9, { tables: [accountsTable(9)], paragraphs: [] })]) {
    const { pages } = await readPdf(await printing.printer.print(render(page)));
    const runs = pages.at(-1)?.runs.filter(({ text }) => text.trim() !== "") ?? [];
    const issuer = runs.filter(({ text, font }) => font === "SanwuSongRegular" && text.startsWith("清溪镇柳塘村"));
    const [name] = issuer;
    const day = runs.find(({ text, font }) => text === "2026年10月12日" && font === "SanwuSongRegular");
    expect(name && day && name.y > day.y).toBe(true);
    const middle = ((name?.y ?? 0) + (day?.y ?? 0)) / 2;
    const half = 20 * (72 / 25.4);
    const near = runs.filter(({ x, y }) => x > (name?.x ?? 0) && Math.abs(y - middle) < half);
    expect(near.map(({ text }) => text)).toEqual([day?.text]);
  }
});

test("a longer one fills its first page and keeps three rows for the second", async () => {
  for (const [rows, first] of [
    [20, 17],
    [34, 26],
  ] as const) {
    expect(await rowsByPage(rows)).toEqual([first, rows - first]);
  }
});

test("rows stand closer where that saves a page that would hang half empty, and else as on any sheet", async () => {
  expect(await rowsByPage(44)).toEqual([31, 13]);
  expect(await rowsByPage(52)).toEqual([26, 23, 3]);
});

test("two short tables with their headings stand on one page", async () => {
  const tables = [6, 4].map((rows) => ({ ...subsidyTable(rows), caption: `${rows}户的表`, unitLine: "单位：元" }));
  const { pages } = await print(6, { tables });
  expect(pages).toHaveLength(1);
});

test("no sentence ends with a single character on its last line", async () => {
  const paragraphs = [
    "依据云农发〔2026〕21号文件，每亩98.60元，由县财政直接打到各户账户，面积按确权面积，有不同意见请在公示期内提。",
  ];
  const { pages } = await print(9, { paragraphs });
  const lines = linesOf(pages[0]?.runs ?? []).map((line) => line.join(""));
  const last = lines.find((line) => line.endsWith("公示期内提。")) ?? "";
  expect(last.length).toBeGreaterThanOrEqual(6);
  expect(lines.some((line) => line.includes("云农发〔2026〕21号"))).toBe(true);
});

test("a short last phrase goes to the next line whole, and begins there where lines begin", async () => {
  const paragraphs = ["本村三十四户种粮补贴由县财政所在本月月底以前直接打到各户卡上，钱没到请找村里文书问一问。"];
  const { pages } = await print(9, { paragraphs });
  const runs = pages[0]?.runs ?? [];
  const last = runs.find(({ text }) => text.startsWith("钱没到"));
  expect(last?.text).toBe("钱没到请找村里文书问一问。");
  expect(last?.x).toBeCloseTo((28 / 25.4) * 72, 0);
});
