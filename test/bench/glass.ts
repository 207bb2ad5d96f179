import { launch } from "puppeteer";
import { findBrowser } from "../../server/print/find-browser.ts";

/** A kiosk in a real Chromium, portrait as it hangs in a village. */
export async function openGlass(url: string) {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error("no browser found");
  const browser = await launch({
    executablePath,
    pipe: true,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
    defaultViewport: { width: 1080, height: 1920 },
  });
  const page = await browser.newPage();
  await page.goto(url);
  return {
    /** The one question of a screen that holds the present board, as its script asks it. */
    asks: (version: string): Promise<void> =>
      page.evaluate(async (version) => {
        const path = `${location.pathname}/bundle`;
        await fetch(`${path}?shown=${encodeURIComponent(version)}&paired=0`, { cache: "no-store" });
      }, version),
    /** The glass as pixels (PNG), to see that they changed. */
    pixels: (): Promise<Uint8Array> => page.screenshot({ optimizeForSpeed: true }),
    /**
     * The moment (ms, on the clock of process.hrtime) when a text stands on the glass: in sight and painted, which is two
     * frames after it came into the document.
     */
    async shows(text: string): Promise<number> {
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll<HTMLElement>("body *")].some((element) => {
            if (element.childElementCount > 0 || !element.textContent.includes(wanted)) return false;
            const { top, bottom, width } = element.getBoundingClientRect();
            return element.checkVisibility() && width > 0 && top >= 0 && bottom <= innerHeight;
          }),
        { polling: "raf", timeout: 60_000 },
        text,
      );
      await page.evaluate(
        () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
      );
      return Number(process.hrtime.bigint()) / 1e6;
    },
    close: () => browser.close(),
  };
}
