import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { openChromium } from "../support/editor.ts";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

describe("the desk's pages in a browser", () => {
  let server: TestServer;
  let browser: Browser;
  let inReview: string;

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    browser = await openChromium();
    const desk = await openDesk(server);
    await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-09", ...octoberAccounts });
    const made = await desk
      .as("author")
      .call<{ notice: { id: string; version: number }; findings: object[] }>("POST", "/api/notices", {
        unit: VILLAGE,
        item: "farm-subsidies",
        reportingPeriod: "2026",
        ...subsidy,
      });
    const { id } = made.json.notice;
    const answers = made.json.findings.map((finding) => ({ ...finding, text: "已经核对过。" }));
    await desk.as("author").call("PUT", `/api/notices/${id}`, { answers, version: made.json.notice.version });
    const sent = await desk.act("author", id, { type: "submit" });
    if (sent.status !== 200) throw new Error(sent.text);
    inReview = id;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const tokens = new Map<string, string>();
  async function open(name: string, path: string, size: { width: number; height: number }): Promise<Page> {
    const token = tokens.get(name) ?? (await signIn(server.url, name)).token;
    tokens.set(name, token);
    const page = await browser.newPage();
    await page.setViewport(size);
    await browser.setCookie({ name: "sanwu-session", value: token, domain: "127.0.0.1", path: "/", httpOnly: true });
    const answer = await page.goto(server.url + path);
    expect([path, answer?.status()]).toEqual([path, 200]);
    return page;
  }

  it("decides on a phone with touches alone, at least 44 px each", async () => {
    const page = await open("supervisor", `/desk/notices/${inReview}/review`, { width: 390, height: 844 });
    const heights = await page.$$eval(".decide .b", (all) => all.map((each) => each.getBoundingClientRect().height));
    expect([heights.length, Math.min(...heights) >= 44]).toEqual([2, true]);
    const inView = await page.$eval(".decide .go", (each) => each.getBoundingClientRect().bottom <= innerHeight);
    expect(inView).toBe(true);
    await page.close();
  });

  it("shows where the keyboard is, and opens what a row offers with it", async () => {
    const page = await open("author", `/desk/${VILLAGE}`, { width: 1366, height: 768 });
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("跳到正文");
    await page.focus("td.act .button");
    await page.keyboard.press("Tab");
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(ring).toBe("solid");
    await page.close();
  });

  it("begins a notice from a spreadsheet that is dropped on the month", async () => {
    const page = await open("author", `/desk/${VILLAGE}`, { width: 1366, height: 768 });
    await page.evaluate(() => {
      const text =
        "日期,凭证号,摘要,收入,支出\n2026-08-04,付-01,村部电费（7月）,,612.40\n2026-08-07,收-01,鱼塘承包费,18000.00,\n";
      const carried = new DataTransfer();
      carried.items.add(new File([text], "8月.csv", { type: "text/csv" }));
      dispatchEvent(new DragEvent("drop", { dataTransfer: carried, cancelable: true }));
    });
    const offered = await page.waitForSelector("dialog[open] ::-p-text(8月收支)");
    await offered?.click();
    const onward = await page.waitForSelector("dialog[open] a.button.main");
    expect(await page.$eval("dialog[open] [role=status]", (each) => each.textContent)).toContain("读进来 2 行");
    await Promise.all([page.waitForNavigation(), onward?.click()]);
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const { notice } = (await server.services.notices.open(id, await officer("author"))) ?? {};
    expect(notice?.workingCopy?.draft.tables[0]?.rows).toMatchObject([{ expenseFen: 61240 }, { incomeFen: 1800000 }]);
    await page.close();
  });

  it("says in the dialog what is wrong with a file that is no spreadsheet", async () => {
    const page = await open("author", `/desk/${VILLAGE}`, { width: 1366, height: 768 });
    await page.evaluate(() => {
      const carried = new DataTransfer();
      carried.items.add(new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2])], "账.pdf"));
      dispatchEvent(new DragEvent("drop", { dataTransfer: carried, cancelable: true }));
    });
    const offered = await page.waitForSelector("dialog[open] .drop-offers button");
    await offered?.click();
    await page.waitForSelector("dialog[open] ::-p-text(这不是表格文件)");
    await page.close();
  });

  async function officer(name: string) {
    const found = (await server.services.officers.all()).find(({ signIn: own }) => own === name);
    if (!found) throw new Error(`no officer ${name}`);
    return found;
  }
});
