import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accountsOf } from "../support/accounts.ts";
import {
  HOST,
  keptBy,
  listenSecurely,
  makeCertificate,
  openBrowser,
  openKiosk,
  touch,
  type Certificate,
} from "../support/kiosk.ts";
import { resolution } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage } from "../support/village.ts";

const DAY = 86_400_000;
const BODY = "东塘";

let server: TestServer;
let certificate: Certificate;
let secure: Awaited<ReturnType<typeof listenSecurely>>;
let browser: Browser;
let page: Page;
let dated = "";

/** What can be read on the glass. */
const glass = () => page.$eval("#kiosk", (root) => (root as HTMLElement).innerText);
const offline = () => page.waitForSelector("#offline", { visible: true, timeout: 15_000 });

/** Starts the screen anew without network, its own clock so many days off where it would be. */
async function coldStart(days: number): Promise<void> {
  await page.evaluate((shift) => localStorage.setItem("shift", String(shift)), days * DAY);
  await page.reload();
  await offline();
}

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  const desk = await openDesk(server);
  const { draft } = accountsOf("2026-10", 18_643_260, 11);
  await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...draft });
  dated = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
  certificate = await makeCertificate();
  secure = await listenSecurely(server, certificate);
  browser = await openBrowser(certificate.pin);
  page = await openKiosk(browser, `https://${HOST}:${secure.port}`);
  await page.evaluateOnNewDocument(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(localStorage.getItem("shift") ?? 0);
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await (await caches.open("kiosk-1")).keys()).length >= 3);
  expect(await keptBy(page)).toContain(BODY);
  await secure.stop();
  await server.stop({ keep: true });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await secure?.stop();
  await server?.stop();
});

it("[TM2] starts without network three days later and shows what hangs, with the time", async () => {
  await coldStart(3);
  expect(await page.$eval("#time", (time) => time.textContent)).toMatch(/^\d+:\d\d$/);
  expect(await page.$eval("#day", (day) => day.textContent)).toContain("11月15日");
  expect(await page.$eval("#stage .count", (count) => count.textContent)).toContain("共 2 条");
});

it("[TM2] starts with a clock that lost its battery: says so, and shows whole only what cannot have ended", async () => {
  await coldStart(-20_000);
  expect(await page.$eval("#time", (time) => time.textContent)).toBe("时间待校准");
  expect(await page.$eval("#wait", (wait) => (wait as HTMLElement).innerText)).toContain("时间待校准");
  const rows = () => page.$$eval("#list .row", (all) => all.map((row) => row.tagName));
  expect(await rows()).toEqual(["BUTTON"]);
  expect(await glass()).toContain("不受日期影响的 1 条");
  await touch(page, "#pager .go");
  expect(await rows()).toEqual(["DIV"]);
  expect(await glass()).toContain("先只列名称的 1 条");
  expect(await glass()).toContain("柳塘村");
});

it("[TM2] thirty days later, after a cold start, the notice that ended is not read any more, what has no end is", async () => {
  await coldStart(30);
  expect(await page.$eval("#stage .count", (count) => count.textContent)).toBe("现在挂着 1 条");
  expect(await page.$eval("#stage", (stage) => stage.textContent)).not.toContain(resolution.title);
  expect(await page.$eval("#day", (day) => day.textContent)).toContain("12月12日");
});

it("[TM2] goes on with what is whole when a record of its cache is torn", async () => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open(`sanwu-${document.getElementById("kiosk")?.dataset["unit"]}`);
        open.onsuccess = () => {
          const writing = open.result.transaction(["board", "docs"], "readwrite");
          writing.objectStore("board").put({ floor: "soon" }, "time");
          const docs = writing.objectStore("docs");
          const all = docs.getAll();
          all.onsuccess = () => {
            for (const doc of all.result as { key: string; page: string }[])
              if (doc.page.includes("收入")) docs.put({ ...doc, page: doc.page.slice(0, 900) }, doc.key);
          };
          writing.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
  await coldStart(0);
  const text = await glass();
  expect(text).toContain("柳塘村");
  expect(text).toContain("时间待校准");
  expect(await page.$$eval("#list .row", (rows) => rows.length)).toBe(2);
});

it("[SC3] evicts what was frozen meanwhile at the next contact, though the new text cannot be had", async () => {
  const { port } = secure;
  server = await startServer({ folder: server.home, at: "2026-11-12T03:00:00.000Z" });
  const desk = await openDesk(server);
  expect((await desk.act("supervisor", dated, { type: "freeze", reason: "有人提出疑问" })).status).toBe(200);
  await page.setRequestInterception(true);
  page.on("request", (request) => void (request.url().includes("/docs/") ? request.abort() : request.continue()));
  secure = await listenSecurely(server, certificate, port);
  await page.waitForFunction(() => document.querySelector<HTMLElement>("#offline")?.hidden, { timeout: 25_000 });
  expect(await keptBy(page)).not.toContain(BODY);
  expect(await glass()).not.toContain(BODY);
});

it("shows the board all the same on a browser that keeps nothing", async () => {
  const bare = await browser.newPage();
  await bare.evaluateOnNewDocument(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await bare.goto(page.url());
  await bare.waitForFunction(() => document.querySelector("#stage .count")?.textContent.includes("共 2 条"));
  await bare.close();
});
