import { afterAll, beforeAll, expect, it } from "vitest";
import { readCode } from "../support/codes.ts";
import { resolution } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let key: string;
let notice: string;

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
  const desk = await openDesk(server);
  notice = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
});
afterAll(() => server.stop());

const get = (path: string, cookie = "") => fetch(`${server.url}/kiosk/${VILLAGE}${path}`, { headers: { cookie } });
const paired = () => `sanwu-screen=${key}`;
/** What a code holds, read from its modules as a camera reads them. */
async function heldBy(response: Response): Promise<string> {
  expect(response.status).toBe(200);
  return readCode((await response.json()) as { path: string; size: number });
}

it("[AU1] the code 手机上看 brings the village pass along on a paired screen in the village, and nowhere else", async () => {
  expect(await heldBy(await get("/pass"))).toBe(`https://board.example/b/${VILLAGE}`);
  expect(await heldBy(await get("/pass", paired()))).toMatch(
    new RegExp(`^https://board\\.example/p/${VILLAGE}\\.[\\w-]{22}$`),
  );
  expect(await (await get("")).text()).toMatch(/data-do="phone">/);
});

it("[AU1] the code 带回家看 leads to the notice, with the village pass on a paired screen in the village", async () => {
  expect(await heldBy(await get(`/take/${notice}`))).toBe(`https://board.example/n/${notice}`);
  const link = new URL(await heldBy(await get(`/take/${notice}`, paired())));
  expect([link.pathname, [...link.searchParams.keys()]]).toEqual([`/n/${notice}`, ["p"]]);
  const opened = await fetch(server.url + link.pathname + link.search, { redirect: "manual" });
  expect([opened.status, opened.headers.get("location")]).toEqual([303, `/n/${notice}`]);
  expect(opened.headers.get("set-cookie")).toContain("sanwu-pass=");
  expect((await get("/take/202611-aaaaaaaaaa")).status).toBe(404);
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
