import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  HOST,
  listenSecurely,
  makeCertificate,
  openBrowser,
  openKiosk,
  pairKiosk,
  touch,
  type Certificate,
} from "../support/kiosk.ts";
import { resolution, subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let certificate: Certificate;
let secure: Awaited<ReturnType<typeof listenSecurely>>;
let browser: Browser;
let page: Page;

const offline = () => page.waitForSelector("#offline", { visible: true, timeout: 15_000 });
const glass = () => page.$eval("#stage", (stage) => stage.textContent ?? "");

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
  certificate = await makeCertificate();
  secure = await listenSecurely(server, certificate);
  browser = await openBrowser(certificate.pin);
  page = await openKiosk(browser, `https://${HOST}:${secure.port}`);
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await secure?.stop();
  await server?.stop();
});

it("[SC3] keeps showing the last true board when the server is gone, also after a reload, on a secure origin", async () => {
  expect(await page.evaluate(() => window.isSecureContext && location.hostname)).toBe(HOST);
  await pairKiosk(page, server);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await (await caches.open("kiosk-1")).keys()).length >= 3);
  expect(await glass()).toContain(resolution.title);

  await secure.stop();
  await server.stop({ keep: true });
  await offline();
  expect(await glass()).toContain(resolution.title);

  await page.reload();
  await offline();
  expect(await page.$eval("#offline", (strip) => strip.textContent)).toContain("网络断了，公告照常看");
  expect(await page.$eval("#offline-line", (line) => line.textContent)).toContain("11月12日 10:00");
  expect(await glass()).toContain(resolution.title);
});

it("[SC3] keeps no notice in the service worker's cache", async () => {
  const kept = await page.evaluate(async () => {
    const cache = await caches.open("kiosk-1");
    const texts = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.text()));
    return texts.join("\n");
  });
  expect(kept).toContain("三务公开栏");
  expect(kept).not.toContain("东塘");
});

it("[SC1] asks the same question when the server is back, and shows what changed meanwhile", async () => {
  const { port } = secure;
  server = await startServer({ folder: server.home, at: "2026-11-12T03:00:00.000Z" });
  const desk = await openDesk(server);
  const id = await desk.publish({
    item: "assembly-resolution",
    eventDay: "2026-11-06",
    ...resolution,
    title: "决议：修东塘路",
  });
  secure = await listenSecurely(server, certificate, port);
  await page.waitForSelector(`#page [data-notice="${id}"]`, { visible: true, timeout: 20_000 });
  expect(await page.$eval("#offline", (strip) => (strip as HTMLElement).hidden)).toBe(true);
});

it("[TM2] without contact for longer than the pack allows puts lists of people away, and says so where they were", async () => {
  const desk = await openDesk(server);
  const id = await desk.publish({
    item: "farm-subsidies",
    reportingPeriod: "2026",
    eventDay: "2026-11-05",
    ...subsidy,
  });
  const tv = await (await browser.createBrowserContext()).newPage();
  const screens = [
    [page, `https://${HOST}:${secure.port}/kiosk/${VILLAGE}`],
    [tv, `https://${HOST}:${secure.port}/tv/${VILLAGE}/n/${id}`],
  ] as const;
  for (const [screen, address] of screens) {
    await screen.goto(address);
    await screen.waitForFunction((name) => document.body.textContent.includes(name), {}, subsidy.title);
  }
  await touch(page, "[data-do=all]");
  await touch(page, `#list [data-notice="${id}"]`);
  const shown = (screen: Page) => screen.$eval("#page", (room) => (room as HTMLElement).textContent);
  await tv.waitForSelector("html.live");
  expect([await shown(page), await shown(tv)]).toEqual([
    expect.stringMatching(/周桂芳/),
    expect.stringMatching(/周\*芳/),
  ]);
  await secure.stop();
  for (const [screen] of screens) {
    // The strip stands already: it is the time alone that takes the rows away.
    await screen.waitForSelector("#offline", { visible: true, timeout: 15_000 });
    await screen.evaluate(
      (days) =>
        (Date.now = (
          (now) => () =>
            now() + days * 86_400_000
        )(Date.now.bind(Date))),
      4,
    );
    await screen.waitForFunction(() => document.getElementById("page")?.textContent.includes("名单先收起"), {
      timeout: 5_000,
    });
    expect(await shown(screen)).not.toMatch(/周(桂|\*)芳/);
    expect(await shown(screen)).toContain("935.72");
  }
  expect(await tv.$eval("#page-of", (place) => place.textContent)).toBe("第 1 页，共 3 页");
  await offline();
  expect(await page.$eval("#offline-line", (line) => line.textContent)).not.toContain("没过期的都在");
});
