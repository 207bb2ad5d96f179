import { afterAll, beforeAll, expect, it } from "vitest";
import { octoberAccounts } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z", printing: true, browser: false });
  await settleVillage(server);
});
afterAll(() => server.stop());

it("without a browser all but printing goes on, and pages say what to do", async () => {
  const desk = await openDesk(server);
  const id = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  expect((await fetch(`${server.url}/n/${id}`)).status).toBe(200);
  const author = desk.as("author");
  expect((await author.call("GET", `/desk/${VILLAGE}`)).text).toContain("没有能打印的浏览器");
  expect((await author.call("GET", `/desk/notices/${id}`)).text).toContain("请装 Chrome 或 Edge");
  for (const way of [`/desk/notices/${id}/sheet.pdf`, `/n/${id}.pdf`]) {
    const answer = await author.call("GET", way);
    expect([answer.status, answer.text]).toEqual([503, expect.stringContaining("没有能打印的浏览器")]);
  }
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ ok: true, printing: false });
});
