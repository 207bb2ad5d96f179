import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { octoberAccounts } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z", printing: true });
  await settleVillage(server);
  desk = await openDesk(server);
});
afterAll(() => server.stop());

it("a sheet is rendered on both papers at publication, so that it is ready when asked", async () => {
  const { sheets } = server.paper;
  const id = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  for (const paper of ["A4", "A3"] as const) {
    await vi.waitFor(async () => expect(await sheets.isReady(id, VILLAGE, paper)).toBe(true), {
      timeout: 25_000,
      interval: 100,
    });
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const begun = performance.now();
      const answer = await sheets.boardCopy(id, VILLAGE, paper);
      times.push(performance.now() - begun);
      expect(answer?.pdf.subarray(0, 5).toString()).toBe("%PDF-");
    }
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(20);
  }
});

it("[PB7] [PB8] of a frozen or withdrawn notice no sheet is to be had", async () => {
  const id = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-09", ...octoberAccounts });
  await desk.act("supervisor", id, { type: "freeze", reason: "金额有人反映不对" });
  expect(await server.paper.sheets.boardCopy(id, VILLAGE, "A4")).toBeUndefined();
  expect((await fetch(`${server.url}/n/${id}.pdf`)).status).toBe(404);
});
