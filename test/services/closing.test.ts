import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await settleVillage(server);
});
afterAll(() => server.stop());

it("[LG2] a merged village's ledger is closed once; its addresses answer on and nothing new is published", async () => {
  const { closing } = server.services;
  const wish = { successor: "330899102202", by: "o-1" };
  expect([await closing.close(VILLAGE, wish), await closing.close(VILLAGE, wish)]).toEqual([true, false]);
  const entries = await server.store.ledgers.entries(VILLAGE, { after: 0, limit: 10 });
  expect(entries.map(({ kind }) => kind)).toEqual(["closed"]);
  expect((await fetch(`${server.url}/b/${VILLAGE}`)).status).toBe(200);

  const author = await signIn(server.url, "author");
  await server.store.units.put(VILLAGE, (unit) => ({ ...unit!, validUntil: "2026-10-31", successor: "330899102202" }));
  const refused = await author.call("POST", "/api/notices", { unit: VILLAGE, item: "policy-notice" });
  expect([refused.status, refused.json]).toEqual([409, expect.objectContaining({ code: "unit-closed" })]);
});
