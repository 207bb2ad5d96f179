import type { Browser, KeyInput, Page } from "puppeteer";

/** A television of 1280 × 720 on a path, as its remote finds it. */
export async function openTv(browser: Browser, url: string, [width, height] = [1280, 720] as const): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height });
  await page.goto(url);
  await page.waitForSelector("html.live .tv[data-quiet], html.live .tv");
  return page;
}

/** What is focused, in words: its text, short. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const found = document.activeElement;
    const row = found?.closest("tr");
    return ((row ?? found)?.textContent ?? "").replace(/\s+/g, " ").trim();
  });

export async function press(page: Page, ...keys: readonly KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses a key until something with this text is focused. */
export async function pressTo(page: Page, key: KeyInput, text: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    if ((await focused(page)).includes(text)) return;
    await press(page, key);
  }
  throw new Error(`${key} never led to ${text}, but to ${await focused(page)}`);
}

/** OK, and the page of another unit it leads to. */
export const enterUnit = async (page: Page, key: KeyInput = "Enter"): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
  await page.waitForSelector("html.live");
};

type Spot = { readonly all: number; readonly at: number; readonly seen: boolean; readonly page: string };

/** Which of all that can be focused on the glass is focused, whether it can be seen whole, and the page that stands. */
const spotAfter = (page: Page, focus: number | undefined): Promise<Spot> =>
  page.evaluate((index) => {
    const shown = [...document.querySelectorAll<HTMLElement>("a[href], button")].filter(
      (each) => each.getClientRects().length > 0,
    );
    if (index !== undefined) shown[index]?.focus();
    const at = shown.indexOf(document.activeElement as HTMLElement);
    const box = (document.activeElement?.closest("tr") ?? document.activeElement)?.getBoundingClientRect();
    const [w, h] = [window.innerWidth, window.innerHeight];
    const seen =
      box !== undefined && box.left >= w * 0.04 && box.top >= 0 && box.right <= w * 0.96 && box.bottom <= h * 0.96;
    return { all: shown.length, at, seen, page: document.getElementById("page-of")?.textContent ?? "" };
  }, focus);

/** Walks by pressed arrows from the first focus to all others, and returns those never reached, or hidden when they were. */
export async function walkFocus(
  page: Page,
  arrows: readonly KeyInput[],
): Promise<{ lost: number[]; hidden: number[] }> {
  const first = await spotAfter(page, undefined);
  const seen = new Set([first.at]);
  const hidden: number[] = first.seen ? [] : [first.at];
  const todo = [first.at];
  for (let from = todo.shift(); from !== undefined; from = todo.shift()) {
    for (const arrow of arrows) {
      await spotAfter(page, from);
      await press(page, arrow);
      const now = await spotAfter(page, undefined);
      if (now.page !== first.page) {
        await press(page, arrow === "ArrowDown" || arrow === "ArrowRight" ? "PageUp" : "PageDown");
        continue;
      }
      if (seen.has(now.at)) continue;
      seen.add(now.at);
      if (!now.seen) hidden.push(now.at);
      todo.push(now.at);
    }
  }
  const all = Array.from({ length: first.all }, (_, at) => at);
  return { lost: all.filter((at) => !seen.has(at)), hidden };
}
