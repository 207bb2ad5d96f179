import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { resolution, subsidy } from "../support/notices.ts";
import type { Desk } from "../support/publish.ts";
import { clockByHand, openScreens, type Screens } from "../support/screens.ts";
import type { TestServer } from "../support/server.ts";
import { enterUnit, focused, openTv, press, pressTo, walkFocus } from "../support/tv.ts";
import { VILLAGE } from "../support/village.ts";

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;

let screens: Screens;
let server: TestServer;
let desk: Desk;
let browser: Browser;
let page: Page;
let accounts = "";
let list = "";
let jobs = "";

const text = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);
const path = () => page.evaluate(() => location.pathname);

beforeAll(async () => {
  screens = await openScreens();
  ({ server, desk, browser, accounts } = screens);
  list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", eventDay: "2026-11-05", ...subsidy });
  jobs = await desk.publish({ item: "public-welfare-jobs", eventDay: "2026-11-05", ...subsidy, title: "公益岗位公示" });
  for (const day of [1, 2, 3, 4, 5])
    await desk.publish({
      item: "assembly-resolution",
      eventDay: `2026-11-0${day}`,
      ...resolution,
      title: `第${day}次村民代表会议决议`,
    });
  page = await openTv(browser, `${server.url}/tv/330899`);
}, 120_000);

afterAll(() => screens?.close());

describe("a television, by its remote alone", () => {
  it("[SC5] leads from the county to a row of a paged table and back, and keeps its place at each step", async () => {
    await pressTo(page, "ArrowDown", "清溪镇");
    await enterUnit(page);
    expect(await path()).toBe("/tv/330899102");
    await pressTo(page, "ArrowDown", "柳塘村");
    await enterUnit(page);
    expect(await path()).toBe(`/tv/${VILLAGE}`);
    await pressTo(page, "ArrowDown", "财务收支明细");
    const stood = await text("#page-of");
    expect(stood).toBe("第 2 页，共 2 页");
    await press(page, "Enter");
    expect(await path()).toBe(`/tv/${VILLAGE}/n/${accounts}`);
    await press(page, "ArrowRight", "ArrowRight");
    expect(await text(".carry")).not.toContain("undefined");
    await pressTo(page, "ArrowUp", "10月22日");
    await press(page, "Enter");
    expect(await text("#detail")).toContain("经手人");
    await press(page, "Backspace");
    expect(await path()).toBe(`/tv/${VILLAGE}/n/${accounts}/3`);
    expect(await focused(page)).toContain("10月22日");
    await press(page, "Escape");
    expect(await text("#page-of")).toBe(stood);
    expect(await focused(page)).toContain("财务收支明细");
    await enterUnit(page, "Backspace");
    expect(await focused(page)).toContain("柳塘村");
    await enterUnit(page, "Backspace");
    expect(await focused(page)).toContain("清溪镇");
  });

  it("[SC5] reaches everything that can be focused by arrows, and never hides the focus", async () => {
    for (const way of [
      "330899",
      VILLAGE,
      `${VILLAGE}/list/party`,
      `${VILLAGE}/n/${accounts}/3`,
      `${VILLAGE}/n/${jobs}`,
      `${VILLAGE}/n/${accounts}/2/3`,
    ]) {
      await page.goto(`${server.url}/tv/${way}`);
      await page.waitForSelector("html.live");
      expect([way, await walkFocus(page, ARROWS)]).toEqual([way, { lost: [], hidden: [] }]);
    }
  });

  it("jumps to the notice with the number that is typed, and says when there is none", async () => {
    await page.goto(`${server.url}/tv/${VILLAGE}`);
    await page.waitForSelector("html.live");
    await press(page, "2");
    expect(await text("#dial")).toContain("2");
    await page.waitForFunction((id) => location.pathname.endsWith(id), { timeout: 4_000 }, list);
    await press(page, "9", "9", "Enter");
    expect(await text("#dial")).toContain("没有挂着 99 号");
    await press(page, "Backspace");
    expect(await page.$("#dial[hidden]")).not.toBeNull();
    expect(await path()).toBe(`/tv/${VILLAGE}/n/${list}`);
  });

  it("[SC5] turns pages when nobody acts, after the time they take to read, until somebody holds them", async () => {
    const tv = await openTv(browser, `${server.url}/tv/${VILLAGE}/n/${accounts}`);
    const pass = await clockByHand(tv);
    const here = () => tv.evaluate(() => location.pathname.split("/").slice(4).join("/"));
    const left = () => tv.$eval("#dwell-left", (line) => Number(/(\d+) 秒后翻页/.exec(line.textContent)?.[1]));
    await pass(300);
    const characters = await tv.$eval("#page", (room) => (room as HTMLElement).innerText.replace(/\s/g, "").length);
    const stay = Math.max(12, characters * 0.33);
    expect(Math.abs((await left()) - stay)).toBeLessThan(1.5);
    await pass(((await left()) - 1) * 1_000);
    expect(await here()).toBe(accounts);
    await pass(1_500);
    expect(await here()).toBe(`${accounts}/2`);
    await press(tv, "Enter");
    expect(await tv.$eval("#hold", (hold) => hold.textContent)).toContain("接着翻");
    await pass(300_000);
    expect(await here()).toBe(`${accounts}/2`);
    await press(tv, "Enter");
    await pass(((await left()) + 1) * 1_000);
    expect(await here()).toBe(`${accounts}/3`);
    for (let page = 3; page < 8 && (await here()).startsWith(accounts); page += 1)
      await pass(((await left()) + 1) * 1_000);
    expect(await here()).not.toContain(accounts);
    await press(tv, "ArrowUp");
    expect(await tv.$("#tv[data-quiet]")).not.toBeNull();
    const before = await here();
    await pass(59_000);
    expect([await here(), await tv.$("#tv[data-quiet]")]).toEqual([before, expect.anything()]);
    await pass(120_000);
    expect(await tv.$("#tv[data-quiet]")).toBeNull();
    await tv.close();
  });

  it("[PB11] shows neither row nor name of what may not hang on a television", async () => {
    await page.goto(`${server.url}/tv/${VILLAGE}/n/${jobs}`);
    await page.waitForSelector("html.live");
    const shown = await text("#glass");
    expect(shown).toContain("电视上不放全文");
    expect(shown).toContain("935.72");
    expect(await page.content()).not.toMatch(/欧阳|周桂芳|周\*/);
  });

  it("[SC1] follows its board within a second, and tells a reader so without taking the page away", async () => {
    await page.goto(`${server.url}/tv/${VILLAGE}/n/${accounts}/2`);
    await page.waitForSelector("html.live");
    await press(page, "Enter");
    const title = "11月13日停水通知";
    await desk.publish({ item: "community-notice", eventDay: "2026-11-13", title, content: "11月13日停水，请存水。" });
    await page.waitForSelector("#fresh", { visible: true, timeout: 2_000 });
    expect(await text("#fresh")).toContain(title);
    expect(await path()).toBe(`/tv/${VILLAGE}/n/${accounts}/2`);
    await press(page, "Backspace", "PageUp");
    expect(await text("#rows")).toContain(title);
  });

  it("[PB7] takes a frozen notice's words off the glass at once", async () => {
    await page.goto(`${server.url}/tv/${VILLAGE}/n/${list}/2`);
    await page.waitForSelector("html.live");
    expect(await text("#page")).toContain("周*芳");
    await desk.act("supervisor", list, { type: "freeze", reason: "名单有人提出疑问" });
    await page.waitForFunction(() => !document.body.textContent?.includes("周*芳"), { timeout: 3_000 });
  });

  it("keeps its pages when the network goes, and says so", async () => {
    await page.goto(`${server.url}/tv/${VILLAGE}`);
    await page.waitForSelector("html.live");
    await page.setOfflineMode(true);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.waitForSelector("#offline", { visible: true, timeout: 75_000 });
    await pressTo(page, "ArrowDown", "财务收支明细");
    await press(page, "Enter", "ArrowRight");
    expect(await text("#page")).toContain("转下页");
    await page.setOfflineMode(false);
  }, 90_000);

  it("has nothing outside the safe area, no letter below 28 px at 1080 lines, and no finding of axe", async () => {
    const tv = await (await browser.createBrowserContext()).newPage();
    await tv.setBypassCSP(true);
    for (const way of [
      "330899",
      VILLAGE,
      `${VILLAGE}/n/${accounts}`,
      `${VILLAGE}/n/${accounts}/2`,
      `${VILLAGE}/n/${jobs}`,
    ]) {
      await tv.goto(`${server.url}/tv/${way}`);
      await tv.waitForSelector("html.live");
      for (const [width, height] of [
        [1280, 720],
        [1920, 1080],
      ] as const) {
        await tv.setViewport({ width, height });
        const wrong = await tv.evaluate((scale) => {
          const [w, h] = [window.innerWidth, window.innerHeight];
          return [...document.querySelectorAll("#tv *")].flatMap((each) => {
            const box = each.getBoundingClientRect();
            const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
            if (!own || box.width === 0) return [];
            const size = parseFloat(getComputedStyle(each).fontSize) * scale;
            const outside =
              box.left < w * 0.049 || box.right > w * 0.951 || box.top < h * 0.049 || box.bottom > h * 0.951;
            const small = each.closest("svg") === null && size < 27.9;
            return outside || small ? [`${each.textContent?.slice(0, 20)} ${size} ${JSON.stringify(box)}`] : [];
          });
        }, 1080 / height);
        expect([way, height, wrong]).toEqual([way, height, []]);
        expect([way, height, await axeFindings(tv)]).toEqual([way, height, []]);
      }
    }
    await tv.close();
  }, 60_000);

  it("leads by links alone where no script runs", async () => {
    const plain = await browser.newPage();
    await plain.setJavaScriptEnabled(false);
    await plain.setViewport({ width: 1280, height: 720 });
    await plain.goto(`${server.url}/tv/330899`);
    const follow = async (words: string) => {
      const link = await plain.waitForSelector(`::-p-xpath(//a[contains(., "${words}")])`, { visible: true });
      await Promise.all([plain.waitForNavigation(), link?.click()]);
    };
    for (const words of ["清溪镇", "柳塘村", "下一页", "财务收支明细", "下一页"]) await follow(words);
    expect(await plain.$eval("#page", (room) => room.textContent)).toContain("转下页");
    await follow("鱼塘承包费");
    expect(await plain.$eval("#detail", (room) => room.textContent)).toContain("经手人");
    for (const words of ["回表格", "回列表", "回清溪镇", "回云岭县"]) await follow(words);
    await plain.close();
  });

  it("[PB9] says so in a sentence when a notice ended, under a reader and at its old address", async () => {
    const [id, until] = [jobs, "2026-11-25T02:00:00.000Z"];
    await page.goto(`${server.url}/tv/${VILLAGE}/n/${id}`);
    await page.waitForSelector("html.live");
    server.clock.set(until);
    await server.atMidnight();
    await page.waitForSelector("#dial", { visible: true });
    expect(await text("#dial")).toContain("这张公告已经换下，电视上不再放");
    expect(await path()).toBe(`/tv/${VILLAGE}`);
    await page.goto(`${server.url}/tv/${VILLAGE}/n/${id}`);
    await page.waitForSelector("html.live");
    expect(await text("#dial")).toContain("这张公告已期满，电视上不再放");
    await press(page, "ArrowDown");
    expect(await page.$("#dial[hidden]")).not.toBeNull();
  });
});
