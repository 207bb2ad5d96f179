import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, touch } from "../support/kiosk.ts";
import { resolution } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { until } from "../support/screens.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let front: Server;
let port = 0;
let browser: Browser;
const lines = new Set<Duplex>();

/** The server under one address, wherever it listens itself. */
async function listen(): Promise<void> {
  front = createServer(server.listener);
  front.on("connection", (line) => lines.add(line));
  server.attach(front);
  await new Promise<void>((resolve) => front.listen(port, "127.0.0.1", resolve));
  ({ port } = front.address() as AddressInfo);
}

function hangUp(): void {
  front.close();
  for (const line of lines) line.destroy();
  lines.clear();
}

/** A screen with its key already in the cookie. */
async function openScreen(kind: "kiosk" | "tv"): Promise<Page> {
  const { pairing } = server.services;
  const offer = pairing.offer(VILLAGE, kind, kind);
  if (!offer.ok) throw new Error(offer.error.code);
  const { code, claim } = offer.value;
  await pairing.pair({ unit: VILLAGE, code, name: kind, inVillage: true, officer: "o-1" });
  const claimed = pairing.claim(claim);
  if (typeof claimed !== "object") throw new Error("not paired");
  const context = await browser.createBrowserContext();
  const origin = `http://127.0.0.1:${port}`;
  await context.setCookie({ name: "sanwu-screen", value: claimed.key, domain: "127.0.0.1", path: "/" });
  const page = await context.newPage();
  await page.setViewport({ width: 1080, height: 1920, hasTouch: true });
  await page.goto(`${origin}/${kind}/${VILLAGE}`);
  return page;
}

/** What the server knows of its screens: whether each holds the list that hangs now. */
const current = async () =>
  (await server.services.screens.statuses(VILLAGE)).map(({ screen, upToDate }) => [screen.kind, upToDate]);

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
  await listen();
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  hangUp();
  await server?.stop();
});

it("[SC2] a server that started anew is told by both screens what list stands there, though nobody opens a notice", async () => {
  const kiosk = await openScreen("kiosk");
  await touch(kiosk, "[data-do=all]");
  const tv = await openScreen("tv");
  await tv.waitForSelector("html.live");
  // Somebody holds the remote: no notice comes up by itself.
  await tv.keyboard.press("ArrowDown");
  const both = [
    ["kiosk", true],
    ["tv", true],
  ];
  await until(async () => JSON.stringify(await current()) === JSON.stringify(both));
  hangUp();
  await server.stop({ keep: true });
  server = await startServer({ folder: server.home, at: "2026-11-12T02:01:00.000Z" });
  expect((await current()).map(([, upToDate]) => upToDate)).toEqual([false, false]);
  await listen();
  await until(async () => JSON.stringify(await current()) === JSON.stringify(both), 15_000);
  expect(await kiosk.$eval("#kiosk", (root) => root.getAttribute("data-view"))).toBe("list");
  expect(await tv.$eval("#tv", (root) => root.getAttribute("data-view"))).toBe("list");
}, 60_000);
