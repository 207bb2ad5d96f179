import { afterAll, beforeAll, expect, it } from "vitest";
import { octoberAccounts } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let code: string;

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z", env: { PUBLIC_URL: "https://board.example" } });
  await settleVillage(server);
  const desk = await openDesk(server);
  const id = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
  code = (await server.store.ledgers.state(VILLAGE)).notices.get(id)?.code ?? "";
});
afterAll(() => server.stop());

it("[AU1] the code of a sheet that hangs in the village brings the village pass along, once and for sixty days", async () => {
  const link = (await server.services.passes.link(VILLAGE))?.slice("/p/".length) ?? "";
  const scanned = await fetch(`${server.url}/v/${code.toUpperCase()}?p=${link}`, { redirect: "manual" });
  expect([scanned.status, scanned.headers.get("location")]).toEqual([303, `/v/${code.toUpperCase()}`]);
  const cookie = scanned.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^sanwu-pass=.+HttpOnly/);
  const board = await fetch(`${server.url}/b/${VILLAGE}`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect(board.headers.get("cache-control")).toBe("private, no-store");

  const forged = await fetch(`${server.url}/v/${code}?p=${VILLAGE}.${"a".repeat(22)}`, { redirect: "manual" });
  expect([forged.status, forged.headers.get("set-cookie")]).toEqual([303, null]);
});
