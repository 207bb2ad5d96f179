import type { Browser, Page } from "puppeteer";
import { axeFindings } from "./axe.ts";
import { click, savedNow } from "./editor.ts";
import type { TestServer } from "./server.ts";
import { PASSWORD, VILLAGE } from "./village.ts";

/** A PC in the village office, and a phone in the hand (PHONE). */
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

/** An officer with a browser of their own, signed in by typing name and password. */
export async function sitDown(browser: Browser, { url }: TestServer, name: string, on: "desk" | "phone" = "desk") {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(on === "phone" ? PHONE : DESK);
  await page.goto(`${url}/desk/sign-in`);
  await page.type("input[name=name]", name);
  await page.type("input[name=password]", PASSWORD);
  await Promise.all([page.waitForNavigation(), page.click("form button.main")]);
  return page;
}

/** Every journey is one for everybody: throws what axe finds on the page as it stands. */
async function mustBeClean(page: Page): Promise<void> {
  const found = await axeFindings(page);
  if (found.length > 0) throw new Error(`${page.url()}: ${found.join("; ")}`);
}

/** Follows a link or presses a button of a form by its text; waits for the page it leads to. */
export async function go(page: Page, text: string): Promise<void> {
  const xpath = `(//a[contains(normalize-space(), "${text}")] | //button[contains(normalize-space(), "${text}")])[1]`;
  const found = await page.waitForSelector(`::-p-xpath(${xpath})`, { visible: true, timeout: 8_000 });
  await Promise.all([page.waitForNavigation({ timeout: 15_000 }), found?.click()]);
}

/** From the month to the empty editor of an item, as one gets there by clicking. Returns the notice's id. */
export async function beginNotice(
  page: Page,
  { url }: TestServer,
  item: string,
  period?: string,
  unit = VILLAGE,
): Promise<string> {
  await page.goto(`${url}/desk/${unit}`);
  await Promise.all([page.waitForNavigation(), page.click("a.button.drop")]);
  const chosen = `/desk/${unit}/new?item=${item}`;
  if (period === undefined) await Promise.all([page.waitForNavigation(), page.click(`a[href="${chosen}"]`)]);
  else await page.goto(`${url}${chosen}&period=${period}`);
  await go(page, "开始填");
  await page.waitForSelector("html.ready");
  await mustBeClean(page);
  return page.url().split("/").at(-1) ?? "";
}

/** Writes a reason for every finding that is still open and may be explained; the notes number them. */
export async function explainAll(page: Page, reason: string): Promise<number> {
  let written = 0;
  for (;;) {
    const link = await page.$('.finding:not(.answered) ::-p-xpath(.//button[contains(., "写原因")])');
    if (!link) {
      await mustBeClean(page);
      return written;
    }
    // The notes are drawn anew when an answer of the server comes in between.
    if (
      !(await link.click().then(
        () => true,
        () => false,
      ))
    )
      continue;
    const box = await page.waitForSelector(".finding .reason textarea", { visible: true });
    await box?.type(reason);
    await click(page, "写好了");
    await page.waitForFunction(() => !document.querySelector(".finding .reason"));
    await savedNow(page);
    written += 1;
    if (written > 40) throw new Error("findings do not come to an end");
  }
}

/** Reads the notice on the phone and says yes. Returns what stood on the review page. */
export async function approveOnPhone(page: Page, { url }: TestServer, id: string): Promise<string> {
  await page.goto(`${url}/desk/reviews`);
  const link = await page.waitForSelector(`a[href="/desk/notices/${id}/review"]`, { visible: true });
  await Promise.all([page.waitForNavigation(), link?.tap()]);
  const text = await page.$eval("body", (body) => body.textContent ?? "");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) throw new Error("the review page is wider than the phone");
  await mustBeClean(page);
  const yes = await page.waitForSelector('button[value="approve"]', { visible: true });
  await Promise.all([page.waitForNavigation(), yes?.tap()]);
  return text;
}

/** One action from the notice's page, through the page that explains it. Returns the page's text afterwards. */
export async function actOn(
  page: Page,
  { url }: TestServer,
  id: string,
  { label, type, reason, cause }: { label: string; type: string; reason?: string; cause?: string },
): Promise<string> {
  await page.goto(`${url}/desk/notices/${id}?page=1`);
  await go(page, label);
  await mustBeClean(page);
  if (cause !== undefined) await page.click(`input[name=cause][value="${cause}"]`);
  if (reason !== undefined) await page.type("textarea[name=reason]", reason);
  await Promise.all([page.waitForNavigation(), page.click(`button[name=type][value="${type}"]`)]);
  await mustBeClean(page);
  return page.$eval("body", (body) => body.textContent ?? "");
}
