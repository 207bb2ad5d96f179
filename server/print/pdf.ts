import type { Browser } from "./browser.ts";
import { paginate } from "./paginate.ts";
import { fillPage, printPage } from "./print-page.ts";
import type { PrintFonts } from "./print-fonts.ts";
import { createPdfRewriter } from "./rewrite.ts";

/** Makes tagged PDFs of sheets. `print` throws PrintError. */
export interface PdfPrinter {
  print(html: string): Promise<Uint8Array>;
  /** Starts the browser ahead of the first sheet. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** The browser stays the caller's to close. */
export function createPdfPrinter({ browser, fonts }: { browser: Browser; fonts: PrintFonts }): PdfPrinter {
  const setup = printPage(fonts);
  const rewriter = createPdfRewriter();

  return {
    async print(html) {
      const raw = await browser.withPage(async (page) => {
        await fillPage(page, html);
        await paginate(page);
        return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false });
      }, setup);
      return rewriter.rewrite(raw);
    },
    warm: () => browser.warm(setup),
    close: () => rewriter.close(),
  };
}
