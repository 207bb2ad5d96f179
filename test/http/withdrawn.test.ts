import { afterAll, beforeAll, expect, it } from "vitest";
import { octoberAccounts } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  desk = await openDesk(server);
});
afterAll(() => server.stop());

it("[PB8] the content of a withdrawn notice is served nowhere, not even at the desk", async () => {
  const id = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  const summary = String(octoberAccounts.tables[0]?.rows[0]?.["summary"]);
  const before = await desk.as("author").call("GET", `/api/notices/${id}`);
  expect(before.text).toContain(summary);
  await desk.act("approver", id, { type: "withdraw", reason: "重复公布，以另一份为准" });
  for (const way of [
    `/api/notices/${id}`,
    `/desk/notices/${id}`,
    `/n/${id}`,
    `/b/${VILLAGE}/board.json`,
    `/b/${VILLAGE}?state=withdrawn`,
  ]) {
    const answer = await desk.as("author").call("GET", way);
    expect([way, answer.status]).toEqual([way, 200]);
    expect(answer.text).not.toContain(summary);
  }
});

it("[PB11] a correction that takes a notice back to the Party takes its older editions along", async () => {
  const id = await desk.publish({
    item: "party-dues",
    reportingPeriod: "2026-Q3",
    scope: "public",
    content: "第三季度收缴党费1410元。",
  });
  expect((await fetch(`${server.url}/n/${id}`)).status).toBe(200);
  await desk.correct(id, { cause: "clerical", reason: "应只对党员公开", scope: "party" });
  for (const way of [`/n/${id}`, `/n/${id}/1`, `/n/${id}/2`]) expect((await fetch(server.url + way)).status).toBe(404);
  expect(await (await fetch(`${server.url}/b/${VILLAGE}/board.json`)).text()).not.toContain(id);
});
