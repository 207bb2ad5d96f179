import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "puppeteer";
import { accountsOf } from "../support/accounts.ts";
import { openBrowser } from "../support/kiosk.ts";
import { resolution } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";
import { atMost, interleaved, median, spread, type Bench, type Figure } from "./figure.ts";

const ROUNDS = 5;
const SLOWED = 6;
const BAR_MS = 1_000;

/** How long an old screen looks at nothing: the first content that is painted, with a processor slowed six times. */
export const paintBench: Bench = async (say) => {
  const server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  const { draft } = accountsOf("2026-10", 18_643_260, 11);
  const accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...draft });
  for (let n = 1; n <= 30; n += 1)
    await desk.publish({
      item: "assembly-resolution",
      eventDay: "2026-11-05",
      ...resolution,
      title: `决议：修${n}号路`,
    });
  const browser = await openBrowser();
  const surfaces = [
    { name: "kiosk", path: `/kiosk/${VILLAGE}`, size: { width: 1080, height: 1920 } },
    { name: "tv, units", path: "/tv/330899102", size: { width: 1920, height: 1080 } },
    { name: "tv, list", path: `/tv/${VILLAGE}`, size: { width: 1920, height: 1080 } },
    { name: "tv, table", path: `/tv/${VILLAGE}/n/${accounts}/2`, size: { width: 1920, height: 1080 } },
  ];
  const figures: Figure[] = [];
  try {
    for (const { name, path, size } of surfaces) {
      const bare = await serveBare(server.url, path);
      const { ours, limit } = await interleaved(ROUNDS, {
        ours: () => firstPaint(browser, server.url + path, size),
        limit: () => firstPaint(browser, bare.url, size),
      });
      await bare.stop();
      say(`${name}: ${spread(ours)}, bare ${spread(limit)}`);
      figures.push({
        name: `${name}: first content painted, CPU slowed ${SLOWED} ×, nothing cached`,
        ours: spread(ours),
        limit: `${spread(limit)} the same page without script and faces`,
        ratio: median(ours) / median(limit),
        bar: atMost(median(ours), BAR_MS, "≤ 1 s"),
      });
    }
    return figures;
  } finally {
    await browser.close();
    await server.stop();
  }
};

/** In a browser context of its own, where nothing is cached. */
async function firstPaint(browser: Browser, url: string, size: { width: number; height: number }): Promise<number> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(size);
  await page.emulateCPUThrottling(SLOWED);
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    { timeout: 60_000 },
  );
  const took = Number(await painted.jsonValue());
  await context.close();
  return took;
}

/** The same page from memory with its style, but without script and faces: less than this no page of its kind can take. */
async function serveBare(origin: string, path: string) {
  const html = (await (await fetch(origin + path)).text())
    .replace(/<script[^>]*><\/script>/g, "")
    .replace(/<link rel="stylesheet" href="\/assets\/fonts[^>]*>/g, "");
  const style = /\/assets\/[\w.]+\.css/.exec(html)?.[0] ?? "";
  const css = await (await fetch(origin + style)).text();
  const server = createServer((request, response) => {
    const asks = request.url === style;
    response.setHeader("content-type", asks ? "text/css; charset=utf-8" : "text/html; charset=utf-8");
    response.end(asks ? css : html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()) && server.closeAllConnections()),
  };
}
