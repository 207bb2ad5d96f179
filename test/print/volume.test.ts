import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openVolume } from "../../server/print/volume.ts";
import { readPdf } from "../support/pdf.ts";
import { openPrinting, sheetRenderer } from "../support/printing.ts";
import { accountsTable, samplePage } from "../support/sheet-page.ts";

const printing = await openPrinting();
const render = sheetRenderer();
let both: Awaited<ReturnType<typeof bound>>;
let sheets: readonly { title: string; pdf: Uint8Array }[];

beforeAll(async () => {
  const pages = [
    samplePage(3, { tables: [], title: "停水通知" }),
    samplePage(34),
    samplePage(20, { tables: [accountsTable(20)], paragraphs: [], title: "财务收支明细" }),
  ];
  sheets = await Promise.all(
    pages.map(async (page) => ({ title: page.title, pdf: await printing.printer.print(render(page)) })),
  );
  both = await bound(true);
}, 60_000);
afterAll(() => printing.close());

/** The volume as it lies before its reader: what stands where on each page, in mm from its left edge and its foot. */
async function bound(bothSides: boolean) {
  const volume = await openVolume({ title: "十月的公告", bothSides });
  for (const sheet of sheets) await volume.add(sheet);
  const pdf = await volume.finish();
  const { document, pages, tagged } = await readPdf(pdf);
  const lying = await Promise.all(
    pages.map(async ({ runs }, index) => {
      const viewport = (await document.getPage(index + 1)).getViewport({ scale: 25.4 / 72 });
      const placed = runs
        .filter(({ text }) => text.trim() !== "")
        .map(({ text, x, y }) => {
          const [left, top] = viewport.convertToViewportPoint(x, y) as [number, number];
          return { text, left, up: viewport.height - top };
        });
      return { placed, upright: viewport.height > viewport.width, turned: viewport.rotation };
    }),
  );
  return { pdf, document, lying, tagged };
}

const numberOf = ({ placed }: Awaited<ReturnType<typeof bound>>["lying"][number]) =>
  placed.find(({ text }) => text.startsWith("第"));
const nameOf = ({ placed }: Awaited<ReturnType<typeof bound>>["lying"][number]) =>
  placed.find(({ text }) => text.startsWith("柳塘村 三务"));

test("printed on both sides every sheet begins on a front, and an empty back has the size of the paper", async () => {
  const { lying, document, tagged } = both;
  expect(lying.map(({ placed }) => placed.length > 0)).toEqual([true, false, true, true, true, true]);
  expect(lying.every(({ upright }) => upright)).toBe(true);
  expect(tagged).toBe(true);
  const outline = await document.getOutline();
  const firsts = await Promise.all(outline.map(({ dest }) => document.getPageIndex((dest as [never])[0])));
  expect(outline.map(({ title }, at) => [title, firsts[at]])).toEqual([
    ["停水通知", 0],
    ["耕地地力保护补贴发放公示", 2],
    ["财务收支明细", 4],
  ]);
});

test("28 mm stay free where an upright page is bound: at the left of a front, at the right of its back", () => {
  const { lying } = both;
  expect(nameOf(lying[2]!)?.left).toBeCloseTo(28, 0);
  expect(nameOf(lying[3]!)?.left).toBeCloseTo(24, 0);
});

test("one on its side has its head at the left of both, 24 mm from the binding of a front, and its foot from that of a back", () => {
  const { lying } = both;
  expect([lying[4]!.turned, lying[5]!.turned]).toEqual([270, 270]);
  // The baseline of the plate lies 5 mm under the head of the page.
  const [front, back] = [nameOf(lying[4]!), nameOf(lying[5]!)];
  expect(front?.left).toBeGreaterThan(24);
  expect(front?.left).toBeLessThan(32);
  expect(back?.left).toBeCloseTo((front?.left ?? 0) - 14, 0);
  expect(front?.up).toBeCloseTo(18, 0);
  for (const { left } of lying[5]!.placed) expect(left).toBeLessThan(210 - 24);
});

test("page numbers stand outside at the foot of every page, whichever way it lies", () => {
  const { lying } = both;
  for (const [at, page] of lying.entries()) {
    if (page.placed.length === 0) continue;
    const { left = 0, up = 0 } = numberOf(page) ?? {};
    expect(up).toBeLessThan(18);
    expect(up).toBeGreaterThan(6);
    if (at % 2 === 0) expect(left).toBeGreaterThan(150);
    else expect(left).toBeCloseTo(24, 0);
  }
});

test("printed on one side nothing is turned or shifted, and no page is empty", async () => {
  const { lying } = await bound(false);
  expect(lying.map(({ upright }) => upright)).toEqual([true, true, true, false, false]);
  expect(lying.every(({ placed, turned }) => placed.length > 0 && turned === 0)).toBe(true);
  expect(lying.slice(0, 3).map((page) => Math.round(nameOf(page)?.left ?? 0))).toEqual([28, 28, 28]);
});

test("a cell of a sheet names the heads of its own sheet: no name stands twice, and none is missing", async () => {
  const { context } = await PDFDocument.load(both.pdf);
  const [ids, named]: [string[], string[]] = [[], []];
  const textOf = (value: unknown) =>
    value instanceof PDFString || value instanceof PDFHexString ? [value.asString()] : [];
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict)) continue;
    ids.push(...textOf(element.lookup(PDFName.of("ID"))));
    const given = element.lookup(PDFName.of("A"));
    for (const attribute of given instanceof PDFArray ? given.asArray() : [given]) {
      const heads = attribute instanceof PDFDict ? attribute.lookup(PDFName.of("Headers")) : undefined;
      if (heads instanceof PDFArray) named.push(...heads.asArray().flatMap(textOf));
    }
  }
  expect(named.length).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(ids.length);
  expect(named.filter((name) => !ids.includes(name))).toEqual([]);
});

test("bookmarks lead back as well as on, and the tags of each page are found under a key of its own", async () => {
  const { catalog, context, ...volume } = await PDFDocument.load(both.pdf).then((read) => ({
    catalog: read.catalog,
    context: read.context,
    pages: read.getPages(),
  }));
  const keys = volume.pages.flatMap(({ node }) => node.lookupMaybe(PDFName.of("StructParents"), PDFNumber) ?? []);
  expect(keys.length).toBeGreaterThan(3);
  expect(new Set(keys.map((key) => key.asNumber())).size).toBe(keys.length);
  const titles: string[] = [];
  let at = catalog.lookup(PDFName.of("Outlines"), PDFDict).get(PDFName.of("Last"));
  while (at !== undefined && titles.length < 9) {
    const entry = context.lookup(at, PDFDict);
    titles.push(entry.lookup(PDFName.of("Title"), PDFHexString).decodeText());
    at = entry.get(PDFName.of("Prev"));
  }
  expect(titles).toEqual(sheets.map(({ title }) => title).toReversed());
});

test("of a file that is no sheet nothing is in the volume", async () => {
  const volume = await openVolume({ title: "十月的公告", bothSides: true });
  await volume.add(sheets[0]!);
  await expect(volume.add({ title: "坏的", pdf: Buffer.from("%PDF-1.7\nbroken") })).rejects.toThrow(/./);
  const { pages, document } = await readPdf(await volume.finish());
  expect(pages).toHaveLength(1);
  expect((await document.getOutline()).map(({ title }) => title)).toEqual(["停水通知"]);
});
