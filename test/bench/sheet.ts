import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { FONTS_FOLDER, openPrinting, sheetRenderer } from "../support/printing.ts";
import { readPdf } from "../support/pdf.ts";
import { samplePage } from "../support/sheet-page.ts";
import { atMost, interleaved, median, ms, spread, timed, type Bench, type Figure } from "./figure.ts";
import { keptSheet } from "./kept-sheet.ts";

const ROWS = 200;
const ROUNDS = 9;
const BAR = 1.15;
const READY_MS = 20;
const MOST_KB = 300;

const OPTIONS = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: false } as const;

type Session = Awaited<ReturnType<typeof openPrinting>>;

/** What anybody would write: a page for the sheet, its HTML, the fonts, a tagged PDF. Of `html` it prints what it is given. */
const plainly = ({ browser }: Session, html: string): Promise<Uint8Array> =>
  browser.withPage(async (page: Page) => {
    await page.setContent(html, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page.pdf(OPTIONS);
  });

/** The same HTML with our faces in it, so that both sides draw the same type. The bare side loads them for each sheet. */
async function withFaces(html: string): Promise<string> {
  const faces = JSON.parse(await readFile(join(FONTS_FOLDER, "faces.json"), "utf8")) as {
    family: string;
    weight: number;
    file: string;
  }[];
  const rules = await Promise.all(
    faces.map(async ({ family, weight, file }) => {
      const data = (await readFile(join(FONTS_FOLDER, file))).toString("base64");
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
    }),
  );
  return html.replace("</head>", () => `<style>${rules.join("")}</style></head>`);
}

/**
 * A sheet of 200 rows by the printer of the program, beside newPage + setContent + fonts ready + pdf + close on the same
 * warm Chromium: once with the fonts of the machine, which cost that side nothing, once with our own faces.
 */
export const sheetBench: Bench = async (say) => {
  const session = await openPrinting();
  try {
    const html = sheetRenderer()(samplePage(ROWS));
    const sheet = await session.printer.print(html);
    const bytes = (await plainly(session, html)).length;
    const taken = await interleaved(ROUNDS, {
      ours: () => timed(() => session.printer.print(html)),
      limit: () => timed(() => plainly(session, html)),
    });
    say(`ours ${taken.ours.map(Math.round).join(" ")}; bare ${taken.limit.map(Math.round).join(" ")}`);
    const own = await withFaces(html);
    const fair = await interleaved(3, {
      ours: () => timed(() => session.printer.print(html)),
      limit: () => timed(() => plainly(session, own)),
    });
    const ratio = median(taken.ours) / median(taken.limit);
    return [
      {
        name: `sheet of ${ROWS} rows`,
        ours: spread(taken.ours),
        limit: `${spread(taken.limit)} bare, the machine's fonts`,
        ratio,
        bar: atMost(ratio, BAR, `≤ ${BAR} ×`),
      },
      {
        name: "  the same, both in our faces",
        ours: spread(fair.ours),
        limit: `${spread(fair.limit)} bare, our fonts`,
        ratio: median(fair.ours) / median(fair.limit),
      },
      await finished(sheet, bytes),
      ready(await keptSheet(ROWS)),
    ];
  } finally {
    await session.close();
  }
};

async function finished(sheet: Uint8Array, bare: number): Promise<Figure> {
  const { tagged, pages } = await readPdf(sheet);
  const kb = sheet.length / 1024;
  return {
    name: `  ${pages.length} pages, ${tagged ? "tagged" : "not tagged"}`,
    ours: `${kb.toFixed(0)} KB`,
    limit: `${(bare / 1024).toFixed(0)} KB`,
    ratio: sheet.length / bare,
    bar: { text: `≤ ${MOST_KB} KB, tagged`, kept: tagged && kb <= MOST_KB },
  };
}

const ready = (taken: readonly number[]): Figure => ({
  name: "  asked for after publication, by HTTP",
  ours: spread(taken),
  bar: atMost(median(taken), READY_MS, `≤ ${ms(READY_MS)}`),
});
