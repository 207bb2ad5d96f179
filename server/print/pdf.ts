import type { Browser } from "./browser.ts";
import { paginate } from "./paginate.ts";
import { fillPage, printPage } from "./print-page.ts";
import type { PrintFonts } from "./print-fonts.ts";
import { repack } from "./repack.ts";

/** Makes tagged PDFs of sheets. `print` throws PrintError. */
export interface PdfPrinter {
  print(html: string): Promise<Uint8Array>;
  /** Starts the browser ahead of the first sheet. */
  warm(): Promise<void>;
}

/** The browser stays the caller's to close. */
export function createPdfPrinter({ browser, fonts }: { browser: Browser; fonts: PrintFonts }): PdfPrinter {
  const setup = printPage(fonts);

  return {
    async print(html) {
      const pdf = await browser.withPage(async (page) => {
        await fillPage(page, html);
        const scale = await paginate(page);
        return page.pdf({ scale, preferCSSPageSize: true, printBackground: true, tagged: true, outline: false });
      }, setup);
      // A browser that writes its PDFs otherwise still prints, only with more bytes.
      return repack(Buffer.from(pdf)).catch(() => pdf);
    },
    warm: () => browser.warm(setup),
  };
}
