import { join } from "node:path";
import { createBrowser } from "./print/browser.ts";
import { createPdfPrinter } from "./print/pdf.ts";
import { loadPrintFonts } from "./print/print-fonts.ts";
import { openSheetCache } from "./print/sheet-cache.ts";
import { freshFolder } from "./print/sheet-folder.ts";
import { sheetPage } from "./http/pages/sheet.ts";
import { createSheetRenderer } from "./render/sheet-page.ts";
import type { Views } from "./render/views.ts";
import type { BoardService } from "./services/boards.ts";
import type { Clock, Store } from "./services/ports.ts";
import { createMonthPrints } from "./services/month-prints.ts";
import { chance } from "./services/random.ts";
import { createSheetService, type SheetHtml } from "./services/sheets.ts";

/** Paper: one warm browser, the sheets it makes, and where they are kept. */
export async function openPaper({
  root,
  folder,
  executablePath,
  publicUrl,
  passLink,
  views,
  boards,
  store,
  clock,
  logError,
}: {
  root: string;
  folder: string;
  /** The browser to print with; undefined when there is none: all but printing goes on. */
  executablePath: string | undefined;
  publicUrl: string | undefined;
  passLink: (unit: string) => Promise<string | undefined>;
  views: Views;
  boards: BoardService;
  store: Store;
  clock: Clock;
  logError: (error: unknown) => void;
}) {
  const browser = createBrowser({ executablePath });
  const printer = createPdfPrinter({ browser, fonts: await loadPrintFonts(join(root, "data", "fonts")) });
  const render = createSheetRenderer({ views, stylesFolder: join(root, "views", "styles") });
  const html: SheetHtml = ({ found, paper, ...copy }) => render(sheetPage({ ...found, ...copy, publicUrl }), paper);
  const kept = await openSheetCache({ folder: await freshFolder({ folder, root }) });
  const sheets = createSheetService({
    boards,
    store,
    printer,
    kept,
    html,
    passLink: publicUrl ? passLink : async () => undefined,
    log: logError,
  });
  const monthPrints = createMonthPrints({
    sheets,
    store,
    clock,
    chance,
    // The package that binds sheets is loaded with the first month: a start does not wait for it.
    openVolume: async (book) => (await import("./print/volume.ts")).openVolume(book),
    log: logError,
  });
  const forget = store.ledgers.onAppend(monthPrints.onEntry);
  let stop = () => {};
  return {
    sheets,
    monthPrints,
    html,
    canPrint: executablePath !== undefined,
    /** From now on sheets are rendered at publication. */
    start() {
      stop = store.ledgers.onAppend(sheets.onEntry);
      void printer.warm();
    },
    async close() {
      stop();
      forget();
      sheets.stop();
      await browser.close();
    },
  };
}
