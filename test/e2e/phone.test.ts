import { launch, type Browser, type Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../server/print/find-browser.ts";
import { axeFindings } from "../support/axe.ts";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

describe("a phone", () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let paths: readonly string[];
  let accounts: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-17T02:00:00.000Z" });
    await settleVillage(server);
    const desk = await openDesk(server);
    accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
    const list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
    await desk.correct(list, { cause: "clerical", reason: "标题写错。", title: "2026年耕地地力保护补贴公示" });
    paths = [`/b/${VILLAGE}`, `/n/${accounts}`, `/n/${list}`, `/n/${list}/1`, "/v", "/v/0000-0000", "/p"];
    const root = process.getuid?.() === 0;
    browser = await launch({
      executablePath: findBrowser(process.env) ?? "",
      args: root ? ["--no-sandbox"] : [],
    });
    page = await browser.newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.setViewport(PHONE);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it("reads every page without sideways scrolling, at its own size, large and at 200 %", async () => {
    for (const path of paths) {
      await page.goto(server.url + path);
      expect(await overflow(), path).toBeLessThanOrEqual(0);
      await page.evaluate(() => document.documentElement.setAttribute("data-size", "large"));
      expect(await overflow(), `${path} large`).toBeLessThanOrEqual(0);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      expect(await overflow(), `${path} 200 %`).toBeLessThanOrEqual(0);
      const hidden = await page.$$eval(".foot .button:not([hidden])", (buttons) =>
        buttons
          .filter((button) => button.getBoundingClientRect().right > innerWidth)
          .map(({ textContent }) => textContent),
      );
      expect(hidden, path).toEqual([]);
    }
  }, 60_000);

  it("has no fault that an accessibility checker knows", async () => {
    for (const path of paths) {
      await page.goto(server.url + path);
      expect(await axeFindings(page), path).toEqual([]);
    }
  }, 60_000);

  it("leads from the board to every line of a notice by touch", async () => {
    await page.goto(`${server.url}/b/${VILLAGE}`);
    await Promise.all([page.waitForNavigation(), page.tap(`a[href="/n/${accounts}"]`)]);
    const lines = await page.$$eval(".lines li", (items) => items.map(({ textContent }) => textContent ?? ""));
    const rows = octoberAccounts.tables[0]?.rows ?? [];
    expect(lines).toHaveLength(rows.length);
    rows.forEach(({ summary, incomeFen }, at) => {
      expect(lines[at]).toContain(summary);
      expect(lines[at]).toContain(incomeFen ? "收" : "支");
    });
    expect(await page.$eval("[data-speak]", (button) => (button as HTMLButtonElement).hidden)).toBe(false);
  });

  it("is whole without script: reading, finding, large type by keyboard", async () => {
    await page.setJavaScriptEnabled(false);
    await page.goto(`${server.url}/n/${accounts}`);
    await page.keyboard.press("Tab");
    const skip = await page.$(".skip:focus");
    expect(await skip?.isVisible()).toBe(true);
    await page.focus('form[action="/look"] button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(page.url()).toBe(`${server.url}/n/${accounts}`);
    expect(await page.$eval("html", (html) => html.getAttribute("data-size"))).toBe("large");
    await page.goto(`${server.url}/b/${VILLAGE}`);
    await page.type("input[name=q]", "清淤");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(await page.$$eval(".notices > li", (items) => items.length)).toBe(1);
    await page.setJavaScriptEnabled(true);
  });

  it("complains of nothing: no script, style or picture is refused", () => {
    expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
  });
});
