import type { HTTPRequest, Page } from "puppeteer";
import type { PageSetup } from "./browser.ts";
import type { PrintFonts } from "./print-fonts.ts";

const FONT_ORIGIN = "https://fonts.invalid/";

/** A page without script, network or other fonts than ours; the faces stay with it from sheet to sheet. */
export function printPage(fonts: PrintFonts): PageSetup {
  return {
    name: "print",
    async prepare(page) {
      await page.setRequestInterception(true);
      page.on("request", (request) => void answer(request, fonts).catch(() => undefined));
      await page.setOfflineMode(true);
      await page.setJavaScriptEnabled(false);
      await page.emulateMediaType("print");
      await page.evaluate(
        addFaces,
        fonts.faces.map((face) => ({ ...face, url: FONT_ORIGIN + face.file })),
      );
    },
  };
}

async function answer(request: HTTPRequest, fonts: PrintFonts): Promise<void> {
  const url = request.url();
  const body = url.startsWith(FONT_ORIGIN) ? await fonts.bytes(url.slice(FONT_ORIGIN.length)) : undefined;
  if (body === undefined) return request.abort();
  await request.respond({
    status: 200,
    contentType: "font/ttf",
    headers: { "access-control-allow-origin": "*" },
    body,
  });
}

interface ServedFace {
  family: string;
  weight: number;
  url: string;
}

// Runs in the page. A face is fetched when the first sheet uses it.
function addFaces(faces: ServedFace[]): void {
  for (const { family, weight, url } of faces) {
    document.fonts.add(new FontFace(family, `url("${url}")`, { weight: String(weight) }));
  }
}

/** Puts a whole document into the page and waits until its fonts are there; scripts in it never run. Throws when a face
 *  could not be loaded, so that no sheet is printed in a stranger's. */
export async function fillPage(page: Page, html: string): Promise<void> {
  await page.evaluate(async (text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    const lacking = [...document.fonts].find((face) => face.status === "error");
    if (lacking !== undefined) throw new Error(`face not loaded: ${lacking.family} ${lacking.weight}`);
  }, html);
}
