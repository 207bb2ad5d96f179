import type { Page } from "puppeteer";
import { cutIntoPages } from "./cut-into-pages.ts";
import { enlarge } from "./enlarge.ts";
import { fitTables } from "./fit-tables.ts";

/** Beyond so many pages one more or less is not worth cutting again. */
const FEW_PAGES = 4;
/** A page before last of which so much is empty looks as if something were missing. */
const LOOSE = 0.3;
/** Classes of sheet.css, from one step closer to the closest. */
const CLOSER = [["compact"], ["compact", "dense"]] as const;

/**
 * Cuts the flow of a sheet into pages of paper; a document without a flow is left as it is. Where a page would hang half
 * empty it stands closer, if that saves one. Returns how many times larger than it is laid out it must be printed.
 */
export async function paginate(page: Page): Promise<number> {
  const scale = await enlarge(page);
  await fitTables(page);
  const uncut = await page.evaluateHandle(() => document.body.cloneNode(true) as HTMLElement);
  const again = async (close: readonly string[]) => {
    await page.evaluate((body) => document.body.replaceWith(body.cloneNode(true)), uncut);
    return page.evaluate(cutIntoPages, close);
  };
  const { pages, empty } = await page.evaluate(cutIntoPages, []);
  if (pages < 2 || pages > FEW_PAGES || empty < LOOSE) return scale;
  for (const close of CLOSER) if ((await again(close)).pages < pages) return scale;
  await again([]);
  return scale;
}
