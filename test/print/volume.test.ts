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
  const { document, pages, tagged } = await readPdf(await volume.finish());
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
  return { document, lying, tagged };
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

test("a cell of a sheet names the heads of its own sheet", async () => {
  const { document } = both;
  const trees = await Promise.all([3, 5].map(async (page) => (await document.getPage(page)).getStructTree()));
  for (const tree of trees) expect(JSON.stringify(tree)).toContain('"role":"TH"');
});

test("of a file that is no sheet nothing is in the volume", async () => {
  const volume = await openVolume({ title: "十月的公告", bothSides: true });
  await volume.add(sheets[0]!);
  await expect(volume.add({ title: "坏的", pdf: Buffer.from("%PDF-1.7\nbroken") })).rejects.toThrow(/./);
  const { pages, document } = await readPdf(await volume.finish());
  expect(pages).toHaveLength(1);
  expect((await document.getOutline()).map(({ title }) => title)).toEqual(["停水通知"]);
});
