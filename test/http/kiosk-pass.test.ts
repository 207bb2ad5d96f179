import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let key: string;

beforeAll(async () => {
  server = await startServer({ env: { PUBLIC_URL: "https://board.example" } });
  await settleVillage(server);
  const { pairing } = server.services;
  const offer = pairing.offer(VILLAGE, "test");
  if (!offer.ok) throw new Error(offer.error.code);
  await pairing.pair({ unit: VILLAGE, code: offer.value.code, name: "大厅", inVillage: true, officer: "o" });
  const claimed = pairing.claim(offer.value.claim);
  if (claimed === undefined || claimed === "waiting") throw new Error("not paired");
  key = claimed.key;
});
afterAll(() => server.stop());

it("[AU1] the village pass shows as QR on a paired screen in the village, and to nobody else", async () => {
  const pass = `${server.url}/kiosk/${VILLAGE}/pass`;
  expect((await fetch(pass)).status).toBe(404);
  const shown = await fetch(pass, { headers: { cookie: `sanwu-screen=${key}` } });
  expect([shown.status, await shown.json()]).toEqual([
    200,
    { path: expect.stringMatching(/^M/), size: expect.any(Number) },
  ]);
  const page = await (
    await fetch(`${server.url}/kiosk/${VILLAGE}`, { headers: { cookie: `sanwu-screen=${key}` } })
  ).text();
  expect(page).toMatch(/data-do="phone">/);
  expect(await (await fetch(`${server.url}/kiosk/${VILLAGE}`)).text()).toMatch(/data-do="phone" hidden>/);
});

it("[LG4] the bundle says the ledger's head, whether the board changed or not", async () => {
  const { hash, sequence } = await server.store.ledgers.head(VILLAGE);
  const ask = async (query: string) =>
    (await fetch(`${server.url}/kiosk/${VILLAGE}/bundle${query}`)).json() as Promise<{ version: string; head: object }>;
  const whole = await ask("");
  expect(whole.head).toEqual({ sequence, hash });
  expect(await ask(`?shown=${encodeURIComponent(whole.version)}&paired=0`)).toMatchObject({
    current: true,
    head: { sequence, hash },
  });
});
