import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Browser, BrowserContext, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScreenBundle } from "../../server/push/events.ts";
import { axeFindings } from "../support/axe.ts";
import { faintTexts, keptBy, openBrowser, openKiosk, outOfReach, touch } from "../support/kiosk.ts";
import { resolution } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { settled } from "../support/screens.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

const DAY = 86_400_000;
const BODY = "东塘";

let server: TestServer;
let desk: Desk;
let browser: Browser;
let front: Server;
let origin = "";
let dated = "";
const open = new Set<Duplex>();

/** What stands between screen and server, and answers the one question in its place; undefined lets it through. */
let instead: ((response: ServerResponse) => void) | "cut" | undefined;

function pass(request: IncomingMessage, response: ServerResponse): void {
  if (instead === "cut") return void request.socket.destroy();
  if (instead && request.url?.includes("/bundle")) return instead(response);
  server.listener(request, response);
}

/** Answers as a server does that fails, or a proxy that speaks for it. */
const answers = (status: number, type: string, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { "content-type": type }).end(body);

/** The line is down: what is open breaks, what is tried fails. */
function cut(): void {
  instead = "cut";
  for (const socket of open) socket.destroy();
}

const text = (page: Page) => page.$eval("#kiosk", (root) => (root as HTMLElement).innerText);
const offline = (page: Page) => page.waitForSelector("#offline", { visible: true, timeout: 15_000 });
const keeps = (page: Page, part: string, there: boolean) =>
  page.waitForFunction(
    (unit, word, wanted) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open(`sanwu-${unit}`);
        opening.onsuccess = () => {
          const all = opening.result.transaction("docs").objectStore("docs").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result).includes(word) === wanted);
          };
        };
      }),
    { polling: 100 },
    VILLAGE,
    part,
    there,
  );
const kept = (page: Page, part: string) => keeps(page, part, true);
const gone = (page: Page, part: string) => keeps(page, part, false);

/** A screen with a profile of its own; its clock goes as far off as the page is told. */
async function newScreen(context?: BrowserContext): Promise<Page> {
  const page = await openKiosk(context ?? (await browser.createBrowserContext()), origin);
  await page.evaluateOnNewDocument(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(localStorage.getItem("shift") ?? 0);
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await (await caches.open("kiosk-1")).keys()).length >= 3);
  await kept(page, BODY);
  return page;
}

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  desk = await openDesk(server);
  dated = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
  front = createServer(pass);
  front.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.attach(front);
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  browser = await openBrowser();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  front?.closeAllConnections();
  front?.close();
  await server?.stop();
});

describe("a server that answers something else than a board", () => {
  it("[SC1] leaves the board on the glass and says so, also after a restart, until there is an answer", async () => {
    instead = undefined;
    const page = await newScreen();
    for (const answer of [
      answers(500, "application/json", '{"code":"failed","message":"出错了"}'),
      answers(200, "text/html", "<!doctype html><title>请登录</title>"),
      answers(200, "application/json", '{"version":"x","entries":null}'),
      answers(200, "application/json", "null"),
    ]) {
      instead = answer;
      await page.reload();
      await offline(page);
      // Counted by the screen from the board it keeps: the card that came with the page has no count.
      await page.waitForFunction(() => document.querySelector("#stage .count")?.textContent.includes("现在挂着 1 条"), {
        timeout: 8_000,
      });
      expect(await text(page)).toContain(resolution.title);
      expect(await keptBy(page)).toContain(BODY);
    }
    instead = undefined;
    await page.waitForFunction(() => document.querySelector<HTMLElement>("#offline")?.hidden, { timeout: 25_000 });
    await page.browserContext().close();
  });

  it("[TM2] a screen that never had a board shows what came with its page, and not over midnight", async () => {
    instead = answers(500, "text/plain", "");
    server.clock.set("2026-11-12T15:59:57.000Z");
    const page = await openKiosk(await browser.createBrowserContext(), origin);
    expect(await text(page)).toContain(resolution.title);
    await page.waitForFunction(() => document.getElementById("time")?.textContent === "0:00", { timeout: 9_000 });
    await page.waitForFunction(() => document.getElementById("stage")?.textContent.includes("连上网以后"));
    const after = await text(page);
    expect(after).toContain("柳塘村三务公开栏");
    expect(await page.$eval("#stage", (stage) => stage.textContent)).not.toContain(resolution.title);
    await touch(page, "[data-do=all]");
    expect(await text(page)).toContain("连上网以后会自己取公开栏的内容");
    server.clock.set("2026-11-12T02:00:00.000Z");
    await page.browserContext().close();
  });
});

/** Writes until the browser has no room left for a single record of a board. */
const fillUp = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("filler");
      opening.onupgradeneeded = () => opening.result.createObjectStore("all", { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
    });
    const write = (size: number): Promise<string> =>
      new Promise((resolve) => {
        const writing = base.transaction("all", "readwrite");
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        writing.objectStore("all").put(bytes);
        writing.onabort = () => resolve(writing.error?.name ?? "");
        writing.oncomplete = () => resolve("");
      });
    let why = "";
    for (const size of [4_000_000, 400_000, 40_000, 4_000, 400]) while ((why = await write(size)) === "");
    base.close();
    return why;
  });

it("[SC3] with a full disk shows all it is told, and keeps no document that was taken down", async () => {
  instead = undefined;
  const context = await browser.createBrowserContext();
  const blank = await context.newPage();
  await blank.goto(`${origin}/healthz`);
  const session = await blank.createCDPSession();
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 60_000_000 });
  const page = await newScreen(context);
  expect(await fillUp(page)).toBe("QuotaExceededError");
  expect((await desk.act("supervisor", dated, { type: "freeze", reason: "有人提出疑问" })).status).toBe(200);
  await page.waitForFunction(() => document.getElementById("stage")?.textContent.includes("有人提出疑问"));
  await page.waitForFunction(() => !document.getElementById("stage")?.textContent.includes("东塘"));
  await gone(page, BODY);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  expect((await desk.act("approver", dated, { type: "release", reason: "已核实" })).status).toBe(200);
  await kept(page, BODY);
  await context.close();
});

describe("without network", () => {
  let page: Page;
  beforeAll(async () => {
    instead = undefined;
    page = await newScreen();
    cut();
    await offline(page);
  });
  afterAll(() => page.browserContext().close());

  async function walk(steps: readonly string[]): Promise<void> {
    for (const step of steps) await touch(page, step);
    await settled(page);
    expect([steps, await outOfReach(page, 960), await axeFindings(page), await faintTexts(page)]).toEqual([
      steps,
      [],
      [],
      [],
    ]);
  }

  const WALKS = [
    [],
    ["[data-do=large]"],
    ["[data-do=all]"],
    ["#list .row"],
    ["[data-do=take]"],
    ["[data-do=close]", ".bar [data-do=back]", ".bar [data-do=back]", "[data-do=large]", "[data-do=contrast]"],
    ["[data-do=find]"],
    [".bar [data-do=back]", "[data-do=contrast]"],
  ] as const;

  it("[SC5] everything is in reach and axe finds nothing, with the strip that says so", async () => {
    for (const steps of WALKS) await walk(steps);
    expect(await text(page)).toContain("网络断了，公告照常看");
  });

  it("[TM2] nor while no time is told: what has a limit is listed by its name, in reach, and turns its pages", async () => {
    await page.evaluate((shift) => localStorage.setItem("shift", String(shift)), -20_000 * DAY);
    await page.reload();
    await offline(page);
    await page.waitForSelector("#wait", { visible: true });
    for (const steps of [[], ["[data-do=large]"], ["[data-do=contrast]"], ["[data-do=large]"]]) await walk(steps);
    expect(await text(page)).toContain("先只列名称的 1 条");
    const order = await page.$$eval("#wait, #list .row", (rooms) =>
      rooms.map((room) => room.getBoundingClientRect().top),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    await touch(page, "[data-do=contrast]");
  });

  it("[TM2] nor when a month has passed on its own clock alone: what may have ended keeps its title", async () => {
    await page.evaluate((shift) => localStorage.setItem("shift", String(shift)), 30 * DAY);
    await page.reload();
    await offline(page);
    await page.waitForFunction(() => document.getElementById("stage")?.textContent.includes("先只列名称"));
    await walk([]);
    await walk(["[data-do=all]"]);
    expect(await page.$eval("#list .row", (row) => row.tagName)).toBe("DIV");
  });
});

it("[SC4] the last notice ends while nobody can be asked, and the board says under its name that none hangs", async () => {
  instead = undefined;
  const bundle = (await (await fetch(`${origin}/kiosk/${VILLAGE}/bundle`)).json()) as ScreenBundle;
  const end = Date.parse(bundle.entries[0]?.showUntil ?? "");
  expect(bundle.entries.length).toBe(1);
  server.clock.set(new Date(end - 1_000).toISOString());
  const page = await openKiosk(await browser.createBrowserContext(), origin);
  await page.waitForFunction(() => document.querySelector("#stage .count"));
  cut();
  await page.waitForFunction(() => document.getElementById("stage")?.textContent.includes("现在没有挂着的公告"));
  expect(await text(page)).toContain("柳塘村三务公开栏");
  expect(await text(page)).not.toContain(resolution.title);
  await offline(page);
  expect(await page.$eval("#dwell", (dwell) => (dwell as HTMLElement).hidden)).toBe(true);
  expect(await outOfReach(page, 960)).toEqual([]);
  server.clock.set("2026-11-12T02:00:00.000Z");
  await page.browserContext().close();
});

it("[SC5] with reduced motion nothing moves, and the numbers that count down stay", async () => {
  instead = undefined;
  for (const title of ["决议：修东塘路", "决议：清西塘"])
    await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-06", ...resolution, title });
  const page = await (await browser.createBrowserContext()).newPage();
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.setViewport({ width: 1080, height: 1920, hasTouch: true });
  await page.goto(`${origin}/kiosk/${VILLAGE}`);
  await page.waitForSelector("#dwell", { visible: true });
  const moving = await page.evaluate(() =>
    Array.from(document.querySelectorAll("*"), (element) => getComputedStyle(element))
      .flatMap(({ animationDuration, transitionDuration }) => `${animationDuration},${transitionDuration}`.split(","))
      .filter((duration) => parseFloat(duration) > 0),
  );
  expect(moving).toEqual([]);
  const left = () => page.$eval("#dwell-left", (line) => Number(/\d+/.exec(line.textContent ?? "")?.[0]));
  const first = await left();
  await page.waitForFunction(
    (from) => Number(/\d+/.exec(document.getElementById("dwell-left")?.textContent ?? "")?.[0]) < from,
    {},
    first,
  );
  await page.browserContext().close();
});
