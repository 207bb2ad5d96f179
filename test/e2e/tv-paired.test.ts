import type { Duplex } from "node:stream";
import type { Browser, HTTPRequest, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { resolution, subsidy } from "../support/notices.ts";
import type { Desk } from "../support/publish.ts";
import { openScreens, until, type Screens } from "../support/screens.ts";
import type { TestServer } from "../support/server.ts";
import { openTv, press, pressTo } from "../support/tv.ts";
import { VILLAGE } from "../support/village.ts";

const SCREENS = `/desk/${VILLAGE}/screens`;

let screens: Screens;
let server: TestServer;
let desk: Desk;
let browser: Browser;
let page: Page;
let accounts = "";
let list = "";
const lines = new Set<Duplex>();

const text = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);
const open = async (id: string) => {
  await page.goto(`${server.url}/tv/${VILLAGE}/n/${id}`);
  await page.waitForSelector("html.live");
};
/** How a notice stands on the glass, as the server was told. */
async function standing(id: string) {
  const [status] = await server.services.screens.statuses(VILLAGE);
  return status?.notices.find(({ notice }) => notice === id)?.onGlass;
}
/** Long enough for a screen to say what it shows, if it were going to. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1_500));

beforeAll(async () => {
  screens = await openScreens();
  ({ server, desk, browser, accounts } = screens);
  server.http.on("connection", (socket) => lines.add(socket));
  list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", eventDay: "2026-11-05", ...subsidy });
  page = await openTv(browser, `${server.url}/tv/${VILLAGE}`);
  await page.setBypassCSP(true);
  await page.reload();
  await page.waitForSelector("html.live");
}, 60_000);

afterAll(() => screens?.close());

describe("a television of the village's own", () => {
  it("[SC5] shows its code by the remote alone, waits, and says when it is paired", async () => {
    await press(page, "ArrowLeft");
    await pressTo(page, "ArrowDown", "配对");
    await press(page, "Enter");
    await page.waitForFunction(() => document.getElementById("pairing-code")?.textContent);
    const given = await text("#pairing-code");
    const withdrawn = page.waitForResponse((answer) => answer.request().postData()?.includes('"last":true') === true);
    await press(page, "Backspace");
    await withdrawn;
    expect(await page.$("#pairing[hidden]")).not.toBeNull();
    await press(page, "Enter");
    await page.waitForFunction(
      (old) => !["", old].includes(document.getElementById("pairing-code")?.innerText ?? ""),
      {},
      given,
    );
    const code = await text("#pairing-code");
    const late = await desk.as("author").call("POST", SCREENS, { code: given, name: "村部电视", place: "village" });
    expect(late.status).toBe(422);
    expect(await axeFindings(page)).toEqual([]);
    const paired = await desk.as("author").call("POST", SCREENS, { code, name: "村部电视", place: "village" });
    expect(paired.status).toBe(303);
    await page.waitForFunction(() => document.getElementById("pairing-text")?.textContent === "配好了");
    await page.waitForNavigation();
    await page.waitForSelector("html.live");
    expect(await page.$eval("#pair", (button) => button.getClientRects().length)).toBe(0);
  }, 30_000);

  it("[AU1] is a television, and sees what anyone sees, wherever the desk said that it stands", async () => {
    const [screen] = await server.services.screens.list(VILLAGE);
    expect(screen).toMatchObject({ kind: "tv", inVillage: true });
    await open(list);
    await press(page, "ArrowRight");
    expect(await text("#page")).toContain("周*芳");
    expect((await desk.as("author").call("GET", SCREENS)).text).toContain("电视，只放对外公开的内容");
  });

  it("[SC2] acknowledges what is on its glass by its hash, and the desk says so", async () => {
    await open(accounts);
    await until(async () => (await standing(accounts)) === "same");
    expect(await standing(list)).toBe("same");
    const { text: told } = await desk.as("author").call("GET", SCREENS);
    expect(told).toContain("<b>内容一致</b>");
  });

  it("[SC2] says anew what stands on its glass when it is back, for a server that started anew knows nothing of it", async () => {
    const told = async () =>
      (await server.services.screens.statuses(VILLAGE))[0]?.notices.find(({ notice }) => notice === accounts)?.at;
    const at = "2026-11-12T02:03:00.000Z";
    server.clock.set(at);
    expect(await told()).not.toBe(at);
    for (const socket of lines) socket.destroy();
    await until(async () => (await told()) === at);
  });

  it("[SC2] waits for the faces: what is measured in others is not said to stand there", async () => {
    const other = { eventDay: "2026-11-07", title: "关于寻找走失耕牛的通知", content: "如有看见，请告诉村部。" };
    const id = await desk.publish({ item: "assembly-resolution", ...resolution, ...other });
    await page.setCacheEnabled(false);
    await page.setRequestInterception(true);
    const waiting: (() => void)[] = [];
    let open = false;
    const hold = (request: HTTPRequest) => {
      // What is asked for while this is switched off again goes by itself.
      const go = () => void request.continue().catch(() => undefined);
      if (open || !/\.(ttf|woff2?)$/.test(new URL(request.url()).pathname)) go();
      else waiting.push(go);
    };
    page.on("request", hold);
    // The page is not loaded while a face is on its way.
    await page.goto(`${server.url}/tv/${VILLAGE}/n/${id}`, { waitUntil: "domcontentloaded" });
    await page.waitForSelector("html.live");
    await until(() => waiting.length > 0);
    await aWhile();
    expect(await standing(id)).toBe("not-yet");
    open = true;
    for (const go of waiting.splice(0)) go();
    await until(async () => (await standing(id)) === "same");
    await page.setRequestInterception(false);
    page.off("request", hold);
    await page.setCacheEnabled(true);
  });

  it("[SC2] does not acknowledge a table that is cut, nor what is drawn while the page is hidden", async () => {
    const year = { reportingPeriod: "2025", eventDay: "2026-11-06", title: "2025年耕地补贴补发公示" };
    const third = await desk.publish({ item: "farm-subsidies", ...subsidy, ...year });
    await open(accounts);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("#page .tbl td { height: 3rem }");
      document.adoptedStyleSheets = [sheet];
    });
    await press(page, "Backspace");
    await pressTo(page, "ArrowUp", "补发公示");
    await press(page, "Enter");
    await aWhile();
    expect(await standing(third)).toBe("not-yet");
    await page.evaluate(() => (document.adoptedStyleSheets = []));
    await press(page, "Backspace");
    const session = await page.createCDPSession();
    const { windowId } = await session.send("Browser.getWindowForTarget");
    await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
    await page.waitForFunction(() => document.hidden, { polling: 100 });
    await press(page, "Enter");
    await aWhile();
    expect(await standing(third)).toBe("not-yet");
    await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "normal" } });
    await until(async () => (await standing(third)) === "same");
  }, 30_000);

  it("[AU1] is nobody's screen any more when its key is taken back", async () => {
    const [screen] = await server.services.screens.list(VILLAGE);
    const gone = page.waitForNavigation();
    expect((await desk.as("author").call("POST", `${SCREENS}/${screen?.id}/revoke`, {})).status).toBe(303);
    await gone;
    await page.waitForSelector("html.live");
    await page.waitForSelector("#tv[data-unpaired]");
    expect(await server.services.screens.statuses(VILLAGE)).toEqual([]);
  });

  it("[TM2] whoever pairs it anew vouches for the server, whose word counts again however far its clock went", async () => {
    server.clock.set("2036-11-12T02:00:00.000Z");
    await server.atMidnight();
    const unsure = () => page.waitForFunction(() => document.getElementById("time")?.textContent === "时间待校准");
    await unsure();
    await page.reload();
    await unsure();
    await page.click("#pair");
    await page.waitForFunction(() => document.getElementById("pairing-code")?.textContent?.trim());
    const code = await text("#pairing-code");
    const back = page.waitForNavigation({ timeout: 15_000 });
    const paired = await server.services.pairing.pair({
      unit: VILLAGE,
      code,
      name: "村部电视",
      inVillage: true,
      officer: "o-1",
    });
    expect(paired.ok).toBe(true);
    await back;
    await page.waitForFunction(() => document.getElementById("time")?.textContent === "10:00");
  }, 30_000);
});
