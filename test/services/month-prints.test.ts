import { expect, it, vi } from "vitest";
import { createMonthPrints, type PrintJob } from "../../server/services/month-prints.ts";
import { createStillClock } from "../../server/clock.ts";
import { chance } from "../../server/services/random.ts";
import { openVolume } from "../../server/print/volume.ts";
import { PDFDocument } from "@cantoo/pdf-lib";

/** A month of sheets that come when they are let go, the second one broken. */
async function openMonth(count: number) {
  const sheet = await (async () => {
    const document = await PDFDocument.create();
    document.addPage([595, 842]);
    return document.save();
  })();
  const gates = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const names = gates.map((_, index) => `n${index}`);
  const found = (id: string) => ({
    shown: { id, number: `${id}号`, title: `公告${id}`, item: { affairs: "finance" } },
    unit: { name: "柳塘村" },
  });
  const notices = new Map(names.map((notice) => [notice, { notice, standing: "live", firstDay: "2026-11-05" }]));
  const logged: unknown[] = [];
  const prints = createMonthPrints({
    sheets: {
      onPaper: async (id) => found(id) as never,
      boardCopy: async (id) => {
        const index = names.indexOf(id);
        await gates[index]?.promise;
        if (index === 1) throw new Error("paper jam");
        return { pdf: Buffer.from(sheet), found: found(id) as never };
      },
    },
    store: { ledgers: { state: async () => ({ notices }) } as never },
    clock: createStillClock("2026-11-12T02:00:00.000Z"),
    chance,
    openVolume,
    log: (error) => logged.push(error),
  });
  const order = { unit: "330899102201", month: "2026-11", paper: "A4", bothSides: true, notices: names } as const;
  const start = (officer = "lcq") => prints.start(officer, order, () => "一个月");
  const state = (job: PrintJob, wanted: string) => vi.waitFor(() => expect(job.state).toBe(wanted));
  return { prints, gates, start, state, logged };
}

it("names the sheet that could not be printed and binds the others", async () => {
  const { gates, start, state, logged } = await openMonth(4);
  const job = start();
  gates[0]?.resolve();
  await vi.waitFor(() => expect([job.done, job.now]).toEqual([1, "公告n1"]));
  for (const gate of gates) gate.resolve();
  await state(job, "done");
  expect(job.failed).toEqual([{ title: "公告n1", why: "not-printed" }]);
  expect(logged).toHaveLength(1);
  const volume = await PDFDocument.load(job.pdf ?? new Uint8Array());
  expect(volume.getPageCount()).toBe(5);
});

it("an officer has one at a time; another's goes on beside it", async () => {
  const { gates, start, state } = await openMonth(2);
  const job = start();
  expect(start()).toBe(job);
  expect(start("zxl")).not.toBe(job);
  for (const gate of gates) gate.resolve();
  await state(job, "done");
  expect(start()).not.toBe(job);
});

it("stops between two sheets when it is cancelled, and keeps nothing", async () => {
  const { prints, gates, start } = await openMonth(3);
  const job = start();
  await vi.waitFor(() => expect(job.now).toBe("公告n0"));
  prints.cancel(job);
  for (const gate of gates) gate.resolve();
  await vi.waitFor(() => expect(job.done).toBe(1));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect([job.state, job.done, job.pdf]).toEqual(["cancelled", 1, undefined]);
});

it("keeps a bounded number of them", async () => {
  const { prints, gates, start, state } = await openMonth(1);
  gates[0]?.resolve();
  const first = start();
  await state(first, "done");
  for (let round = 0; round < 14; round += 1) await state(start(), "done");
  expect(prints.of(first.id, "lcq", "330899102201")).toBeUndefined();
});
