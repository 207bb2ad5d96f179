import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GROUP, settleGroup } from "../support/group.ts";
import { keptBy, openKiosk, pairKiosk, touch } from "../support/kiosk.ts";
import { resolution, subsidy } from "../support/notices.ts";
import type { Desk } from "../support/publish.ts";
import { clockByHand, openScreens, setToken, until, voiceOf, type Screens } from "../support/screens.ts";
import type { TestServer } from "../support/server.ts";
import { VILLAGE } from "../support/village.ts";

let screens: Screens;
let server: TestServer;
let desk: Desk;
let browser: Browser;
let page: Page;
let accounts = "";

const seen = async (id: string) =>
  (await server.services.screens.statuses(VILLAGE))[0]?.notices.find(({ notice }) => notice === id);
const hashes = async (id: string) => (await server.store.ledgers.state(VILLAGE)).notices.get(id)?.views;

beforeAll(async () => {
  screens = await openScreens();
  ({ server, desk, browser, accounts } = screens);
  page = await openKiosk(browser, server.url);
}, 90_000);

afterAll(() => screens?.close());

describe("a touch screen", () => {
  it("is public until it is paired, then knows the village's names", async () => {
    expect((await server.services.screens.statuses(VILLAGE)).length).toBe(0);
    await pairKiosk(page, server);
    await until(async () => (await server.services.screens.statuses(VILLAGE))[0]?.connected === true);
    const { name, inVillage } = (await server.services.screens.list(VILLAGE))[0] ?? {};
    expect([name, inVillage]).toEqual(["村部大厅", true]);
    const cookie = (await browser.cookies()).find((each) => each.name === "sanwu-screen");
    expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, "Strict"]);
    expect(JSON.stringify(await server.store.screens.all())).not.toContain(cookie?.value);
  });

  it("[SC5] pages a table to the glass: every row on exactly one page, none cut, rows in the lower half", async () => {
    await touch(page, "[data-do=money]");
    await page.waitForSelector(".notice[data-panel]");
    const rowsShown = () =>
      page.$$eval(".tbl tbody:not(.carry) > tr", (rows) =>
        rows.flatMap((row) => {
          const { top, bottom, height } = row.getBoundingClientRect();
          return height > 0 ? [{ text: row.textContent, top, bottom }] : [];
        }),
      );
    const all = await page.$$eval(".tbl tbody:not(.carry) > tr", (rows) => rows.map((row) => row.textContent));
    const found: (string | null)[] = [];
    for (;;) {
      const rows = await rowsShown();
      const pager = await page.$eval("#pager", (element) => element.getBoundingClientRect().top);
      expect(rows.length).toBeGreaterThanOrEqual(3);
      expect(rows.every(({ top, bottom }) => top >= 960 && bottom <= pager)).toBe(true);
      found.push(...rows.map(({ text }) => text));
      if (await page.$("#pager .go.none")) break;
      expect(await page.$eval(".carry", (row) => row.textContent)).toContain("转下页");
      await touch(page, "#pager .go");
    }
    expect(found).toEqual(all);
    expect(all.length).toBe(11);
    expect(await page.$eval(".tbl tfoot", (foot) => foot.textContent)).toContain("本期合计");
  });

  it("opens the columns that are not on screen when a row is touched", async () => {
    await touch(page, ".tbl tbody:not(.carry) > tr:not(.off)");
    await page.waitForSelector("#panel-body dl", { visible: true });
    const text = await page.$eval("#panel-body", (panel) => panel.textContent);
    expect(text).toContain("经手人");
    expect(text).toContain("吴秀兰");
    await touch(page, "[data-do=close]");
  });

  it("[SC2] acknowledges the hash of what stands on the glass, equal to the ledger's", async () => {
    await until(async () => (await seen(accounts))?.onGlass === "same");
    const { evidence } = server.store;
    await evidence.flush();
    const lines = await evidence.entries(VILLAGE, { after: 0, limit: 50 });
    const shown = lines.filter(({ kind }) => kind === "shown").map((line) => "view" in line && line.view);
    expect(new Set(shown)).toEqual(new Set([(await hashes(accounts))?.village]));
  });

  it("[SC2] does not acknowledge text that was changed on the glass as the ledger's", async () => {
    await page.$eval(".notice td.r", (cell) => {
      cell.textContent = "1.00";
    });
    await touch(page, "[data-do=previous]");
    await until(async () => (await seen(accounts))?.onGlass === "other");
    await touch(page, "[data-do=back]");
    await touch(page, "[data-do=money]");
    await until(async () => (await seen(accounts))?.onGlass === "same");
  });

  it("[SC2] does not acknowledge a table that is cut", async () => {
    await touch(page, "[data-do=back]");
    const at = (await seen(accounts))?.at;
    server.clock.set("2026-11-12T02:05:00.000Z");
    const squeeze = (height: string) =>
      page.$eval("#page", (room, text) => ((room as HTMLElement).style.maxHeight = text), height);
    await squeeze("360px");
    await touch(page, "[data-do=money]");
    await new Promise((resolve) => setTimeout(resolve, 400));
    const cut = (await seen(accounts))?.at;
    await squeeze("");
    expect(cut).toBe(at);
    await touch(page, "[data-do=back]");
    await touch(page, "[data-do=money]");
    await until(async () => (await seen(accounts))?.at === "2026-11-12T02:05:00.000Z");
  });

  it("goes back to the overview and clears what was read when nobody touches it", async () => {
    await setToken(page, "--t-idle", "0.4s");
    await setToken(page, "--t-idle-warn", "1s");
    await touch(page, "[data-do=large]");
    await page.waitForSelector("#idle", { visible: true });
    expect(await page.$eval("#idle-left", (line) => line.textContent)).toBe("1 秒后回首页，还在看请点一下");
    await page.waitForSelector("[data-view=overview]");
    expect(await page.$eval("html", (root) => root.hasAttribute("data-size"))).toBe(false);
    expect(await page.$eval("#page", (room) => room.textContent)).toBe("");
    await setToken(page, "--t-idle", "60s");
    await setToken(page, "--t-idle-warn", "10s");
  });

  it("[SC1] shows a notice within a second of its publication, and acknowledges it", async () => {
    const id = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
    const acknowledged = performance.now();
    await page.waitForSelector(`#page [data-notice="${id}"]`, { visible: true, timeout: 3_000 });
    expect(performance.now() - acknowledged).toBeLessThan(1_000);
    expect(await page.$eval("#fresh", (strip) => strip.textContent)).toContain("刚刚更新");
    await until(async () => (await seen(id))?.onGlass === "same");
  });

  it("[PB7] takes a frozen notice off the glass at once, whoever reads it", async () => {
    const id = await desk.publish({
      item: "farm-subsidies",
      reportingPeriod: "2026",
      eventDay: "2026-11-05",
      ...subsidy,
    });
    await page.waitForSelector(`#page [data-notice="${id}"] table`, { visible: true });
    await touch(page, "[data-do=large]");
    expect((await desk.act("supervisor", id, { type: "freeze", reason: "名单有人提出疑问" })).status).toBe(200);
    await page.waitForFunction(() => !document.getElementById("page")?.textContent?.includes("周桂芳"), {
      timeout: 2_000,
    });
    await page.waitForFunction(() => document.getElementById("page")?.textContent?.includes("名单有人提出疑问"));
  });

  it("[SC5] rotates at a pace, and stops when it is told to", async () => {
    await touch(page, "[data-do=back]");
    await page.waitForSelector("[data-view=overview]");
    await setToken(page, "--dwell-min", "1s");
    await setToken(page, "--dwell-per-char", "0s");
    await touch(page, "[data-do=all]");
    await touch(page, "[data-do=back]");
    const count = () => page.$eval("#stage .count", (place) => place.textContent);
    const first = await count();
    await until(async () => (await page.$("#overview:not([hidden])")) !== null && (await count()) !== first);
    await page.waitForSelector("[data-do=hold]", { visible: true });
    await touch(page, "[data-do=hold]");
    const held = await count();
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await count()).toBe(held);
    expect(await page.$eval("#dwell-left", (line) => line.textContent)).toContain("已停住");
    await touch(page, "[data-do=hold]");
    await setToken(page, "--dwell-min", "12s");
    await setToken(page, "--dwell-per-char", "0.33s");
  });

  it("puts what is urgent above everything, and opens it", async () => {
    const title = "11月13日停水通知（二组、三组）";
    const content = "11月13日 8:00—18:00 检修水管，二组、三组停水，请提前存水。";
    const id = await desk.publish({ item: "community-notice", eventDay: "2026-11-13", title, content });
    await page.waitForSelector(`#page [data-notice="${id}"]`, { visible: true });
    await touch(page, "[data-do=back]");
    await page.waitForSelector("#urgent", { visible: true });
    expect(await page.$eval("#urgent", (strip) => strip.textContent)).toContain(title);
    await touch(page, "#urgent");
    await page.waitForFunction((text) => document.getElementById("page")?.textContent?.includes(text), {}, content);
    await touch(page, "[data-do=back]");
  });

  it("leads in three touches to what hangs on a group's own board, also without network", async () => {
    await settleGroup(server);
    const group = { unit: GROUP, item: "group-affairs", eventDay: "2026-11-08", title: "一组机动地发包决定" };
    await desk.publish({ ...group, content: "会议到会21户，黄阿根代表各户同意。" });
    await page.waitForSelector(".for-groups", { visible: true });
    await until(async () => (await keptBy(page)).includes("黄阿根"));
    await page.setOfflineMode(true);
    for (const target of [".for-groups", "[data-do=group]", "#list .row"]) await touch(page, target);
    const read = await page.$eval("#page", (room) => room.textContent);
    expect(read).toContain("会议到会21户，黄阿根代表各户同意。");
    expect(read).toContain("柳塘村第一村民小组公开〔2026〕1号");
    await touch(page, "[data-do=back]");
    expect(await page.$eval("#list h1", (head) => head.textContent)).toBe("第一村民小组");
    await touch(page, "[data-do=back]");
    expect(await page.$eval("#list .row", (row) => row.textContent)).toContain("挂着 1 条 · 最新：一组机动地发包决定");
    await touch(page, "[data-do=back]");
    await page.setOfflineMode(false);
  });

  it("[SC2] acknowledges in large type too: a page is measured as it stands", async () => {
    if (await page.$("html[data-size=large]")) await touch(page, "[data-do=large]");
    const id = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-06", ...resolution });
    await until(async () => (await seen(id))?.onGlass === "same");
    server.clock.set("2026-11-12T02:10:00.000Z");
    await touch(page, "[data-do=large]");
    await until(async () => (await seen(id))?.at === "2026-11-12T02:10:00.000Z");
    await touch(page, "[data-do=large]");
    await touch(page, "[data-do=back]");
  });

  it("[SC2] what it shows of a group's board is the group's own evidence, at once and when the network is back", async () => {
    const shownOf = async (unit: string): Promise<readonly string[]> => {
      await server.store.evidence.flush();
      const lines = await server.store.evidence.entries(unit, { after: 0, limit: 500 });
      return lines.flatMap((line) => (line.kind === "shown" && line.audience === "village" ? [line.view] : []));
    };
    const views = async () => [...(await server.store.ledgers.state(GROUP)).notices.values()].map((each) => each.views);
    const read = async (title: string): Promise<void> => {
      for (const target of [".for-groups", "[data-do=group]"]) await touch(page, target);
      const row = await page.waitForSelector(`#list .row ::-p-text(${title})`);
      await row?.tap();
      await page.waitForSelector(".notice");
    };
    await read("一组机动地发包决定");
    const [live] = await views();
    await until(async () => (await shownOf(GROUP)).includes(live?.village ?? ""));
    for (const _ of "返回组") await touch(page, "[data-do=back]");

    const later = { unit: GROUP, item: "group-affairs", eventDay: "2026-11-09", title: "一组水渠清淤出工安排" };
    await desk.publish({ ...later, content: "每户出工一天，黄阿根记工。" });
    await until(async () => (await keptBy(page)).includes("黄阿根记工"));
    await page.setOfflineMode(true);
    await read("一组水渠清淤出工安排");
    const away = (await views())[1]?.village ?? "";
    expect(await shownOf(GROUP)).not.toContain(away);
    await page.setOfflineMode(false);
    await until(async () => (await shownOf(GROUP)).includes(away), 15_000);
    const own = await shownOf(VILLAGE);
    expect([live?.village, away].filter((hash) => own.includes(hash ?? ""))).toEqual([]);
    for (const _ of "返回组") await touch(page, "[data-do=back]");
  });

  it("[PB9] changes by itself at midnight in the village", async () => {
    server.clock.set("2026-11-12T16:00:01.000Z");
    await server.atMidnight();
    await until(
      async () => (await server.services.screens.statuses(VILLAGE))[0]?.board.startsWith("2026-11-13#") === true,
    );
  });

  it("[SC5] holds what stands while it is read aloud: the voice may be slower than the eye", async () => {
    const read = await (await browser.createBrowserContext()).newPage();
    await read.evaluateOnNewDocument(voiceOf());
    await read.setViewport({ width: 1080, height: 1920, hasTouch: true });
    await read.goto(`${server.url}/kiosk/${VILLAGE}`);
    await read.waitForSelector("#dwell", { visible: true });
    const pass = await clockByHand(read);
    const [count, left] = ["#stage .count", "#dwell-left"].map(
      (selector) => () => read.$eval(selector, (element) => element.textContent),
    ) as [() => Promise<string>, () => Promise<string>];
    await pass(500);
    await read.$eval("[data-do=speak]", (button) => (button as HTMLElement).click());
    const [first, seconds] = [await count(), await left()];
    await pass(120_000);
    expect([await count(), await left()]).toEqual([first, seconds]);
    await read.$eval("[data-do=speak]", (button) => (button as HTMLElement).click());
    await pass((Number(/\d+/.exec(seconds)?.[0]) + 1) * 1_000);
    expect(await count()).not.toBe(first);
    await read.browserContext().close();
  });

  it("[AU1] a revoked screen forgets all and shows what anyone may see", async () => {
    const [screen] = await server.services.screens.list(VILLAGE);
    await server.services.screens.revoke(VILLAGE, screen?.id ?? "");
    await page.waitForFunction(() => document.getElementById("pairing")?.hidden === false);
    const kept = await keptBy(page);
    expect(kept).not.toContain("吴秀兰");
    expect(await page.content()).not.toContain("吴秀兰");
  });

  it("[TM2] whoever pairs it anew vouches for the server, whose word counts again however far its clock went", async () => {
    const time = () => page.$eval("#time", (clock) => clock.textContent);
    server.clock.set("2036-11-12T02:00:00.000Z");
    await server.atMidnight();
    await page.waitForFunction(() => document.getElementById("time")?.textContent === "时间待校准");
    await page.reload();
    await page.waitForFunction(() => document.getElementById("time")?.textContent === "时间待校准");
    await pairKiosk(page, server);
    expect(await time()).toBe("10:00");
  });

  it.each([
    [1280, 720],
    [1366, 768],
    [1920, 1080],
  ])(
    "[SC5] on a screen of %i × %i that lies down no control is cut, and none lies over a row",
    async (width, height) => {
      await page.setViewport({ width, height, hasTouch: true });
      await page.reload();
      await touch(page, "[data-do=all]");
      await page.waitForSelector("#list .row", { visible: true });
      const cut = await page.$$eval(
        "button",
        (buttons, [right, bottom]) =>
          buttons
            .filter((button) => button.checkVisibility({ visibilityProperty: true }))
            .filter((button) => {
              const box = button.getBoundingClientRect();
              const top = document.elementFromPoint(box.left + box.width / 2, box.bottom - 4);
              return (
                box.top < 0 || box.left < 0 || box.right > right + 1 || box.bottom > bottom + 1 || !button.contains(top)
              );
            })
            .map((button) => button.textContent),
        [width, height] as const,
      );
      expect(cut).toEqual([]);
    },
  );
});
