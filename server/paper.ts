import { join } from "node:path";
import { createBrowser } from "./print/browser.ts";
import { findBrowser, type BrowserEnv } from "./print/find-browser.ts";
import { createPdfPrinter } from "./print/pdf.ts";
import { loadPrintFonts } from "./print/print-fonts.ts";
import { openSheetCache } from "./print/sheet-cache.ts";
import { sheetPage } from "./http/pages/sheet.ts";
import { createSheetRenderer } from "./render/sheet-page.ts";
import type { Views } from "./render/views.ts";
import type { BoardService } from "./services/boards.ts";
import type { Store } from "./services/ports.ts";
import { createSheetService, type SheetHtml } from "./services/sheets.ts";

/** Paper: one warm browser, the sheets it makes, and where they are kept. */
export async function openPaper({
  root,
  folder,
  env,
  publicUrl,
  views,
  boards,
  store,
  logError,
}: {
  root: string;
  folder: string;
  env: BrowserEnv;
  publicUrl: string | undefined;
  views: Views;
  boards: BoardService;
  store: Store;
  logError: (error: unknown) => void;
}) {
  const executablePath = findBrowser(env);
  const browser = createBrowser({ executablePath });
  const printer = createPdfPrinter({ browser, fonts: await loadPrintFonts(join(root, "data", "fonts")) });
  const render = createSheetRenderer({ views, stylesFolder: join(root, "views", "styles") });
  const html: SheetHtml = ({ found, ...copy }) => render(sheetPage({ ...found, ...copy, publicUrl }));
  const kept = await openSheetCache({ folder });
  const sheets = createSheetService({ boards, store, printer, kept, html, log: logError });
  let stop = () => {};
  return {
    sheets,
    html,
    canPrint: executablePath !== undefined,
    /** From now on sheets are rendered at publication; those of the boards as they stand are made ready one by one. */
    start() {
      stop = store.ledgers.onAppend(sheets.onEntry);
      void printer.warm().then(() => sheets.makeReady());
    },
    async close() {
      stop();
      sheets.stop();
      await browser.close();
    },
  };
}
