import { rm } from "node:fs/promises";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { PrintJob } from "../../server/services/month-prints.ts";
import { octoberAccounts, resolution, subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

const AT = "2026-11-12T02:00:00.000Z";
let server: TestServer;
let ids: readonly string[];

/** A village whose sheets but the last were printed when there was a browser; now there is none. */
beforeAll(async () => {
  const before = await startServer({ at: AT });
  await settleVillage(before);
  const desk = await openDesk(before);
  ids = [
    await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution }),
    await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts }),
    await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy }),
  ];
  for (const id of ids.slice(0, 2)) await before.paper.sheets.boardCopy(id, VILLAGE, "A4");
  await before.stop({ keep: true });
  server = await startServer({ folder: before.home, at: AT, browser: false });
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(server.home, { recursive: true, force: true });
});

function start({ officer = "lcq", notices = ids }: { officer?: string; notices?: readonly string[] } = {}): PrintJob {
  const order = { unit: VILLAGE, month: "2026-11", paper: "A4", bothSides: true, notices } as const;
  return server.paper.monthPrints.start(officer, order, (_, unit) => `${unit}十一月`);
}

const ended = (job: PrintJob) =>
  vi.waitUntil(() => job.state !== "running", { timeout: 20_000, interval: 5 }).then(() => job.state);

it("names the sheet that could not be printed, and binds the others", async () => {
  const logged = server.logged.length;
  const job = start();
  expect([job.state, job.done, job.total]).toEqual(["running", 0, 3]);
  const seen = new Set<string>();
  while (job.state === "running") {
    seen.add(`${job.done} ${job.now}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect([...seen]).toEqual(expect.arrayContaining([`0 ${resolution.title}`, `1 ${octoberAccounts.title}`]));
  expect(job.state).toBe("done");
  expect(job.done).toBe(3);
  expect(job.now).toBe(subsidy.title);
  expect(job.failed).toEqual([{ title: subsidy.title, why: "not-printed" }]);
  expect(server.logged.length).toBe(logged + 1);
  const volume = await PDFDocument.load(job.pdf ?? new Uint8Array());
  expect([volume.getPageCount(), volume.getTitle()]).toEqual([3, "柳塘村十一月"]);
});

it("fails when no sheet could be printed, and keeps no file", async () => {
  const job = start({ notices: ids.slice(2) });
  expect(await ended(job)).toBe("failed");
  expect([job.failed.length, job.pdf]).toEqual([1, undefined]);
});

it("an officer has one at a time, another's goes on beside it", async () => {
  const job = start();
  expect(start()).toBe(job);
  const other = start({ officer: "zxl" });
  expect(other).not.toBe(job);
  expect(await Promise.all([job, other].map(ended))).toEqual(["done", "done"]);
  const next = start();
  expect(next).not.toBe(job);
  await ended(next);
});

it("stops between two sheets when it is cancelled, and keeps nothing", async () => {
  const { monthPrints } = server.paper;
  const [first = "", second = ""] = ids;
  const job = start({ notices: [first, second, first, second, first, second] });
  expect(monthPrints.runningOf("lcq", VILLAGE)).toBe(job);
  while (job.done === 0) await new Promise((resolve) => setImmediate(resolve));
  monthPrints.cancel(job);
  expect(monthPrints.runningOf("lcq", VILLAGE)).toBeUndefined();
  const beside = start({ notices: ids.slice(0, 2) });
  expect(await ended(beside)).toBe("done");
  expect([job.state, job.pdf]).toEqual(["cancelled", undefined]);
  // One may have been in hand.
  expect(job.done).toBeLessThanOrEqual(2);
});

it("cancelled while it is bound it keeps nothing either; what is done stays done", async () => {
  const { monthPrints } = server.paper;
  const job = start({ notices: ids.slice(0, 1) });
  while (job.done === 0) await new Promise((resolve) => setImmediate(resolve));
  monthPrints.cancel(job);
  const beside = start({ notices: ids.slice(0, 2) });
  await ended(beside);
  expect([job.state, job.pdf]).toEqual(["cancelled", undefined]);
  monthPrints.cancel(beside);
  expect(beside.state).toBe("done");
  expect(beside.pdf).toBeDefined();
});

it("keeps a bounded number of them, the newest", async () => {
  const of = ({ id }: PrintJob) => server.paper.monthPrints.of(id, "lcq", VILLAGE);
  const first = start({ notices: ids.slice(0, 1) });
  await ended(first);
  expect(of(first)).toBe(first);
  let last = first;
  for (let round = 0; round < 12; round += 1) {
    last = start({ notices: ids.slice(0, 1) });
    await ended(last);
  }
  expect([of(first), of(last)]).toEqual([undefined, last]);
});
