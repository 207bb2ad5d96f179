import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "puppeteer";
import { expect, test } from "vitest";
import { createBrowser } from "../../server/print/browser.ts";
import { findBrowser } from "../../server/print/find-browser.ts";
import { openPrinting, sheetRenderer } from "../support/printing.ts";
import { samplePage } from "../support/sheet-page.ts";

const executablePath = findBrowser(process.env);

test("a browser killed in the middle of a job is replaced and the job still done", async () => {
  const browser = createBrowser({ executablePath });
  const pids: number[] = [];
  const title = await browser.withPage(async (page) => {
    const pid = page.browser().process()?.pid ?? 0;
    pids.push(pid);
    await page.setContent("<title>还在</title>");
    if (pids.length === 1) process.kill(pid, "SIGKILL");
    await wait(50);
    return page.title();
  });
  await browser.close();
  expect(title).toBe("还在");
  expect(new Set(pids).size).toBe(2);
});

test("sheets in print are finished though the browser is killed under them", async () => {
  const printing = await openPrinting();
  const html = sheetRenderer()(samplePage(40));
  await printing.printer.print(html);
  const pid = await printing.browser.withPage(async (page) => page.browser().process()?.pid ?? 0);
  const sheets = Promise.all(Array.from({ length: 4 }, () => printing.printer.print(html)));
  await wait(60);
  process.kill(pid, "SIGKILL");
  for (const sheet of await sheets) expect(Buffer.from(sheet).subarray(0, 5).toString()).toBe("%PDF-");
  await printing.close();
}, 60_000);

test("a browser killed while a page of it is being prepared is replaced at once", async () => {
  const browser = createBrowser({ executablePath });
  let tries = 0;
  const setup = {
    name: "stuck",
    async prepare(page: Page) {
      tries += 1;
      if (tries > 1) return;
      process.kill(page.browser().process()?.pid ?? 0, "SIGKILL");
      await new Promise(() => undefined);
    },
  };
  await expect(browser.withPage(async () => "好", setup)).resolves.toBe("好");
  await browser.close();
});

test("a job that dies twice with its browser is refused as browser-failed", async () => {
  const browser = createBrowser({ executablePath });
  const job = browser.withPage(async (page) => {
    process.kill(page.browser().process()?.pid ?? 0, "SIGKILL");
    return page.title();
  });
  await expect(job).rejects.toMatchObject({ code: "browser-failed" });
  await expect(browser.withPage(async (page) => page.title())).resolves.toBe("");
  await browser.close();
});

test("without a browser every job is refused as no-browser", async () => {
  const browser = createBrowser({ executablePath: undefined });
  await expect(browser.withPage(async () => 1)).rejects.toMatchObject({ code: "no-browser" });
  await browser.warm();
  await browser.close();
});

test("a browser that does not start is refused as browser-failed", async () => {
  const browser = createBrowser({ executablePath: process.execPath });
  await expect(browser.withPage(async () => 1)).rejects.toMatchObject({ code: "browser-failed" });
  await browser.close();
}, 60_000);

test("the queue is bounded, and what waited in it is done", async () => {
  const browser = createBrowser({ executablePath, concurrency: 1, maxWaiting: 2 });
  const gate = Promise.withResolvers<string>();
  const accepted = [1, 2, 3].map((n) => browser.withPage(async () => `${await gate.promise}${n}`));
  await wait(10);
  await expect(browser.withPage(async () => "4")).rejects.toMatchObject({ code: "queue-full" });
  gate.resolve("第");
  expect(await Promise.all(accepted)).toEqual(["第1", "第2", "第3"]);
  await browser.close();
});

test("a job over its time is refused as too-slow and the next one has a fresh browser", async () => {
  const browser = createBrowser({ executablePath, jobTimeoutMs: 300 });
  await expect(browser.withPage(() => new Promise(() => undefined))).rejects.toMatchObject({ code: "too-slow" });
  await expect(browser.withPage(async () => "好")).resolves.toBe("好");
  await browser.close();
});

test("after so many jobs a fresh browser takes over", async () => {
  const browser = createBrowser({ executablePath, recycleAfter: 2, concurrency: 1 });
  const pids: (number | undefined)[] = [];
  for (let job = 0; job < 4; job += 1) pids.push(await browser.withPage(async (page) => page.browser().process()?.pid));
  await browser.close();
  expect(pids[0]).toBe(pids[1]);
  expect(pids[2]).toBe(pids[3]);
  expect(pids[1]).not.toBe(pids[2]);
});

test("a job's own failure is its own: the browser stays and nothing is tried twice", async () => {
  const browser = createBrowser({ executablePath });
  let tries = 0;
  const job = browser.withPage(async () => {
    tries += 1;
    throw new Error("own");
  });
  await expect(job).rejects.toThrow("own");
  expect(tries).toBe(1);
  await browser.close();
  await expect(browser.withPage(async () => 1)).rejects.toMatchObject({ code: "closed" });
});
