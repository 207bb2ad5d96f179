import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { findBrowser } from "../../server/print/find-browser.ts";
import { signIn, type Client } from "./client.ts";
import { ROOT, type TestServer } from "./server.ts";

export const SAMPLES = join(ROOT, "test", "samples");

/** No processes for graphics or for pages that nobody opened yet: tests share two processors. */
export const CHEAP = ["--disable-gpu", "--disable-extensions", "--disable-features=SpareRendererForSitePerProcess"];

export async function openChromium(): Promise<Browser> {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error("no browser found to test with");
  return puppeteer.launch({ executablePath, args: [...CHEAP, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] });
}

const authors = new WeakMap<TestServer, Promise<Client>>();

/** Signs in once for all notices of a server: sign-ins are throttled. */
function authorOf(server: TestServer): Promise<Client> {
  const author = authors.get(server) ?? signIn(server.url, "author");
  authors.set(server, author);
  return author;
}

/** A secretary at a notice: a signed-in browser page with the editor open, and the same officer as an API client. */
export async function openEditor(
  { browser, server }: { browser: Browser; server: TestServer },
  draft: Record<string, unknown>,
  viewport = { width: 1366, height: 768 },
) {
  const author = await authorOf(server);
  const made = await author.call<{ notice: { id: string } }>("POST", "/api/notices", draft);
  const { id } = made.json.notice;
  const context = await browser.createBrowserContext();
  await context.setCookie({ name: "sanwu-session", value: author.token, domain: "127.0.0.1", path: "/" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setViewport(viewport);
  await page.goto(`${server.url}/desk/notices/${id}`);
  await page.waitForSelector("html.ready");
  return { page, author, id, errors, close: () => context.close() };
}

/** What the server holds of a notice. */
export async function stored(author: Client, id: string) {
  const answer = await author.call<{
    notice: { status: string; version: number; draft: import("../../server/domain/notice.ts").Draft };
  }>("GET", `/api/notices/${id}`);
  return answer.json.notice;
}

/** Pastes text where the focus is, as Ctrl+V would. */
export const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

/** Drops a sample file on the page, as from the folder window. */
export const drop = (page: Page, file: string): Promise<void> =>
  page.evaluate(
    (name, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    basename(file),
    readFileSync(join(SAMPLES, file)).toString("base64"),
  );

/** The texts of a row as the grid shows them. */
export const rowTexts = (page: Page, row: number): Promise<readonly string[]> =>
  page.$$eval(`tr[data-row="${row}"] td .t`, (cells) => cells.map((cell) => cell.textContent ?? ""));

export const findingTexts = (page: Page): Promise<readonly string[]> =>
  page.$$eval(".finding", (notes) => notes.map((note) => note.textContent ?? ""));

/** Waits until everything written is on the server. */
export const savedNow = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => (document.querySelector("[data-state]")?.textContent ?? "").startsWith("存好了"), {
    timeout: 8000,
  });

export async function press(page: Page, keys: string): Promise<void> {
  const names = keys.split("+") as import("puppeteer").KeyInput[];
  const last = names.at(-1);
  const held = names.slice(0, -1);
  for (const key of held) await page.keyboard.down(key);
  if (last) await page.keyboard.press(last);
  for (const key of held) await page.keyboard.up(key);
}

/** Presses the button or link of a text. */
export async function click(page: Page, text: string, within = "body"): Promise<void> {
  const found = await page.waitForSelector(`${within} ::-p-xpath(.//button[normalize-space()="${text}"])`, {
    visible: true,
    timeout: 5000,
  });
  await found?.click();
}
