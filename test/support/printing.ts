import { join } from "node:path";
import { createBrowser } from "../../server/print/browser.ts";
import type { BrowserOptions } from "../../server/print/browser.ts";
import { findBrowser } from "../../server/print/find-browser.ts";
import { createPdfPrinter } from "../../server/print/pdf.ts";
import { loadPrintFonts } from "../../server/print/print-fonts.ts";
import { createSheetRenderer } from "../../server/render/sheet-page.ts";
import { loadViews } from "../../server/render/views.ts";

const ROOT = join(import.meta.dirname, "..", "..");
export const FONTS_FOLDER = join(ROOT, "data", "fonts");

/** A browser as the program finds it, and a printer on it. */
export async function openPrinting(options: Partial<BrowserOptions> = {}) {
  const browser = createBrowser({ executablePath: findBrowser(process.env), ...options });
  const printer = createPdfPrinter({ browser, fonts: await loadPrintFonts(FONTS_FOLDER) });
  await printer.warm();
  return {
    browser,
    printer,
    close: () => browser.close(),
  };
}

export function sheetRenderer() {
  return createSheetRenderer({ views: loadViews(join(ROOT, "views")), stylesFolder: join(ROOT, "views", "styles") });
}
