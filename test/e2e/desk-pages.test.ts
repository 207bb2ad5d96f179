import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { openChromium } from "../support/editor.ts";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; impact: string; nodes: { html: string }[] };

describe("the desk's pages in a browser", () => {
  let server: TestServer;
  let browser: Browser;
  const paths: [name: string, path: string][] = [];

  beforeAll(async () => {
    server = await startServer();
    await settleTownship(server);
    browser = await openChromium();
    const desk = await openDesk(server);
    const published = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-09", ...octoberAccounts });
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
    const town = await openTownship(server);
    const policy = { title: "医保参保政策解读", content: "12月31日前缴清。", eventDay: "2026-11-20" };
    const handed = await town.publish(policy);
    await town.hang(handed);
    await town.publish({ ...policy, title: "停水检修通知" });
    const approver = await officer("approver");
    paths.push(
      ["author", `/desk/${VILLAGE}`],
      ["author", `/desk/${VILLAGE}/notices`],
      ["author", `/desk/${VILLAGE}/ledger?verify=1`],
      ["approver", `/desk/notices/${published}`],
      ["author", `/desk/notices/${published}/do/correct`],
      ["approver", `/desk/notices/${published}/do/freeze`],
      ["supervisor", "/desk/reviews"],
      ["supervisor", `/desk/notices/${id}/review`],
      ["supervisor", `/desk/notices/${id}/review?rows=1`],
      ["supervisor", `/desk/notices/${id}/review?back=1`],
      ["overseer", "/desk/units"],
      ["overseer", "/desk/audit"],
      ["boss", "/desk/admin"],
      ["boss", `/desk/admin/units/${VILLAGE}`],
      ["boss", "/desk/admin/units/new?parent=330899102"],
      ["boss", `/desk/admin/officers/${approver.id}`],
      ["boss", "/desk/admin/officers/new"],
      ["boss", "/desk/admin/packs/zhejiang"],
      ["author", "/desk/password"],
      ["author", `/desk/${VILLAGE}/reposts`],
      ["zhen-author", `/desk/${TOWNSHIP}/reposts`],
      ["zhen-author", `/desk/${TOWNSHIP}`],
      ["zhen-author", `/desk/notices/${handed}`],
      ["reviewer", `/desk/${TOWNSHIP}/notices`],
      ["overseer", `/b/${TOWNSHIP}`],
      ["overseer", `/n/${handed}`],
    );
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function seriousIn(page: Page): Promise<readonly Finding[]> {
    const violations = await page.evaluate(async () => {
      const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe;
      return (await axe.run()).violations;
    });
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  }

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

  it(
    "has nothing that axe finds serious, and nothing sticks out from 390 to 1920 px",
    { timeout: 240_000 },
    async () => {
      const found: unknown[] = [];
      for (const [name, path] of paths) {
        const page = await open(name, path, { width: 1366, height: 768 });
        await page.evaluate(AXE);
        for (const width of [1366, 1280, 1920, 390]) {
          await page.setViewport({ width, height: 800 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) found.push([path, width, "sticks out", over]);
          if (width === 1280 || width === 1920) continue;
          for (const { id, nodes } of await seriousIn(page)) found.push([path, width, id, nodes[0]?.html]);
        }
        await page.close();
      }
      expect(found).toEqual([]);
    },
  );

  it("decides on a phone with touches alone, at least 44 px each", async () => {
    const [name, path] = paths.find(([, each]) => each.endsWith("/review")) ?? ["", ""];
    const page = await open(name, path, { width: 390, height: 844 });
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
