import jsQR from "jsqr";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadPrintFonts } from "../../server/print/print-fonts.ts";
import { fillPage, printPage } from "../../server/print/print-page.ts";
import { FONTS_FOLDER, openPrinting, sheetRenderer } from "../support/printing.ts";
import { rasterise, readPdf } from "../support/pdf.ts";
import { linesOf } from "../support/pdf-lines.ts";
import { RARE_NAMES, SHEET_URL, samplePage, subsidyTable } from "../support/sheet-page.ts";

const ROWS = 200;
const printing = await openPrinting();
const render = sheetRenderer();
let bytes: Uint8Array;
let pdf: Awaited<ReturnType<typeof readPdf>>;

beforeAll(async () => {
  bytes = await printing.printer.print(render(samplePage(ROWS)));
  pdf = await readPdf(bytes);
}, 60_000);
afterAll(() => printing.close());

test("a sheet of 200 rows is tagged, titled and at most 300 KB", () => {
  expect(pdf.tagged).toBe(true);
  expect(bytes.length).toBeLessThan(300 * 1024);
  expect(pdf.info).toMatchObject({ Title: "耕地地力保护补贴发放公示", Language: "zh-CN", Creator: "Sanwu Board" });
});

test("every row stands on the sheet once, whole and in order", () => {
  const lines = pdf.pages.flatMap(({ runs }) => linesOf(runs)).filter(isRow);
  expect(lines).toEqual(subsidyTable(ROWS).rows.map((cells) => cells.filter((cell) => cell !== "")));
});

test("the table's head, the board's name, number and page x of y stand on each page", () => {
  for (const [index, { runs }] of pdf.pages.entries()) {
    const text = runs
      .map((run) => run.text)
      .join("")
      .replaceAll(" ", "");
    for (const word of [
      "柳塘村三务公开栏",
      "序号组别户主面积（亩）标准（元/亩）金额（元）备注",
      "柳塘村公开〔2026〕87号",
      "3f9a0c11e27bd845",
    ]) {
      expect(text).toContain(word);
    }
    expect(text).toContain(`第${index + 1}页，共${pdf.pages.length}页`);
  }
});

test("what is carried over at the foot of a page is brought forward on the next, and the last page has three rows or more", () => {
  const pages = pdf.pages.map(({ runs }) => linesOf(runs));
  const over = pages.flatMap((lines) => lines.filter(([label]) => label === "过次页").map((cells) => cells.slice(1)));
  const forward = pages.flatMap((lines) =>
    lines.filter(([label]) => label === "承前页").map((cells) => cells.slice(1)),
  );
  expect(over).toHaveLength(pages.length - 1);
  expect(forward).toEqual(over);
  const last = pages.at(-1) ?? [];
  expect(last.filter(isRow).length).toBeGreaterThanOrEqual(3);
});

test.each([1, 3, 20, 26, 27, 28, 29, 34, 38, 57])(
  "of %i rows none is lost and the signature never stands alone",
  async (count) => {
    const { pages } = await readPdf(await printing.printer.print(render(samplePage(count))));
    const rows = pages.map(({ runs }) => linesOf(runs).filter(isRow));
    expect(rows.flat().map(([first]) => Number(first))).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(rows.at(-1)?.length).toBeGreaterThanOrEqual(Math.min(3, count));
    expect(pages.at(-1)?.text).toContain("2026年10月12日");
    expect(pages.filter(({ text }) => text.includes("审核人"))).toHaveLength(1);
  },
);

test("[PB4] the six elements stand on the last page", () => {
  const text = pdf.pages.at(-1)?.text ?? "";
  for (const label of ["时间", "公布单位", "公开事项", "内容", "公布人", "审核人"]) expect(text).toContain(label);
});

test("all fonts are embedded TrueType subsets of our own faces", () => {
  expect(pdf.fonts.map(({ name }) => name).toSorted()).toEqual([
    "SanwuHeiBold",
    "SanwuHeiRegular",
    "SanwuSongBold",
    "SanwuSongRegular",
  ]);
  for (const font of pdf.fonts) expect(font).toMatchObject({ type: "CIDFontType2", embedded: true });
  expect(Buffer.from(bytes).includes("/Type3")).toBe(false);
});

test("rare characters in names are drawn from the face of the table and read back as they were written", () => {
  const runs = pdf.pages.flatMap((page) => page.runs);
  for (const name of RARE_NAMES) {
    const found = runs.filter((run) => run.text === name);
    expect(found.length, name).toBeGreaterThan(0);
    for (const run of found) expect(run.font).toBe("SanwuHeiRegular");
  }
});

test("the QR on the paper leads to the same edition", async () => {
  const { data, width, height } = await rasterise(bytes, -1, 2);
  expect(jsQR.default(new Uint8ClampedArray(data), width, height)?.data).toBe(SHEET_URL);
}, 60_000);

test("a long text goes on overleaf without losing a character", async () => {
  const paragraphs = Array.from({ length: 6 }, (_, p) =>
    Array.from({ length: 120 }, (_, s) => `第${p}段第${s}句。`).join(""),
  );
  const { pages } = await readPdf(await printing.printer.print(render(samplePage(2, { paragraphs }))));
  const text = pages
    .flatMap(({ runs }) => runs.filter(({ font }) => font === "SanwuSongRegular"))
    .map((run) => run.text)
    .join("");
  expect(pages.length).toBeGreaterThan(2);
  expect(text.replaceAll(" ", "")).toContain(paragraphs.join(""));
});

test("a heading never parts from its table, and a short last table never from the signature", async () => {
  const second = { ...subsidyTable(2), caption: "第二张表", unitLine: "单位：元" };
  for (const count of [12, 20, 24]) {
    const tables = [subsidyTable(count), second];
    const { pages } = await readPdf(await printing.printer.print(render(samplePage(count, { tables }))));
    const withCaption = pages.filter(({ text }) => text.includes("第二张表"));
    expect(withCaption).toHaveLength(1);
    expect(withCaption[0]?.text).toContain("合计（2户）");
    expect(pages.at(-1)?.text).toContain("合计（2户）");
  }
}, 60_000);

test("a face that cannot be loaded stops the sheet", async () => {
  const { faces } = await loadPrintFonts(FONTS_FOLDER);
  await printing.browser.withPage(async (page) => {
    const setup = printPage({ faces, bytes: async () => undefined });
    await setup.prepare(page);
    await expect(fillPage(page, render(samplePage(1)))).rejects.toThrow("face not loaded");
  });
});

test("a mark of correction stands on each page, and the web version says what is left out", async () => {
  const page = samplePage(40, { banner: "第2版·更正", webVersion: "户主姓名不在网上公开。", seal: false });
  const { pages } = await readPdf(await printing.printer.print(render(page)));
  for (const { text } of pages) expect(text).toContain("第2版·更正");
  expect(pages[0]?.text).toContain("户主姓名不在网上公开。");
});

test("script and markup in a title or name stay text, and nothing is fetched", async () => {
  const evil = `<script>document.title="x"</script><img src="https://evil.example/x">`;
  const { pages, info } = await readPdf(await printing.printer.print(render(samplePage(3, { title: evil }))));
  expect(pages[0]?.text).toContain(`document.title="x"`);
  expect(info["Title"]).toBe(evil);
});

function isRow(cells: readonly string[]): boolean {
  return /^\d+$/.test(cells[0] ?? "") && (cells[1] ?? "").endsWith("组");
}
