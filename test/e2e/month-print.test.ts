import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { signIn } from "../support/client.ts";
import { openChromium } from "../support/editor.ts";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let browser: Browser;
let token: string;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
  browser = await openChromium();
  ({ token } = await signIn(server.url, "author"));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function openMonth({ script }: { script: boolean }): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  await page.setJavaScriptEnabled(script);
  await browser.setCookie({ name: "sanwu-session", value: token, domain: "127.0.0.1", path: "/", httpOnly: true });
  await page.goto(`${server.url}/desk/${VILLAGE}`);
  await follow(page, "a::-p-text(打印本月全部)");
  return page;
}

/** By keyboard, which needs no script in the page. */
async function press(page: Page, selector: string, key: "Enter" | "Space"): Promise<void> {
  await page.focus(selector);
  await page.keyboard.press(key);
}

const follow = (page: Page, selector: string) =>
  Promise.all([page.waitForNavigation(), press(page, selector, "Enter")]);

async function fileOf(page: Page) {
  const href = await page.$eval("main a.button.main", (link) => link.href);
  const answer = await fetch(href, { headers: { cookie: `sanwu-session=${token}` } });
  return {
    status: answer.status,
    begins: Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  };
}

const words = (page: Page): Promise<string> => page.$eval("[data-progress-words]", (each) => each.textContent);

it("without script a month is chosen, followed while it is printed and taken away as a file", async () => {
  const page = await openMonth({ script: false });
  await press(page, "input[name=notices]", "Space");
  await follow(page, "main button.main");
  const job = page.url();
  await vi.waitFor(async () => expect(await words(page)).toBe("都排好了"), { timeout: 30_000, interval: 200 });
  expect(page.url()).toBe(job);
  expect(await page.$("meta[http-equiv=refresh]")).toBeNull();
  expect(await fileOf(page)).toEqual({ status: 200, begins: "%PDF-" });
  await page.close();
}, 60_000);

it("without script a choice of nothing is refused in words, and what was chosen can be stopped", async () => {
  const page = await openMonth({ script: false });
  for (const nth of [1, 2]) await press(page, `label:nth-of-type(${nth}) input[name=notices]`, "Space");
  await follow(page, "main button.main");
  expect(await page.$eval("[role=alert]", (each) => each.textContent)).toBe("请至少勾一件。");
  await press(page, "input[value=A3]", "Space");
  await follow(page, "main button.main");
  await follow(page, "button::-p-text(不打了)");
  expect(await words(page)).toBe("已经停下，没有留下文件");
  await follow(page, "a::-p-text(再排一次)");
  expect(new URL(page.url()).search).toBe("?month=2026-11");
  await page.close();
}, 60_000);

it("with script the page follows by itself; axe finds nothing on the choice and on what is done", async () => {
  const page = await openMonth({ script: true });
  expect(await axeFindings(page)).toEqual([]);
  await follow(page, "main button.main");
  await page.waitForSelector("main a.button.main", { timeout: 30_000 });
  expect(await words(page)).toBe("都排好了");
  expect(await fileOf(page)).toEqual({ status: 200, begins: "%PDF-" });
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
}, 60_000);
