import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ browser: false });
  await settleVillage(server);
});
afterAll(() => server.stop());

/** Keys of paired screens. */
async function pairedKey(name: string): Promise<string> {
  const { pairing } = server.services;
  const offer = pairing.offer(VILLAGE, "test");
  if (!offer.ok) throw new Error(offer.error.code);
  await pairing.pair({ unit: VILLAGE, code: offer.value.code, name, inVillage: true, officer: "o" });
  const claimed = pairing.claim(offer.value.claim);
  if (claimed === undefined || claimed === "waiting") throw new Error("not paired");
  return `sanwu-screen=${claimed.key}`;
}

it("who searches without end is told to wait, whatever keys are made up; screens and officers at the same address search on", async () => {
  const kiosk = await pairedKey("大厅");
  const other = await pairedKey("门口");
  const officer = await signIn(server.url, "author");
  const api = `/api/units/${VILLAGE}/search?q=`;
  const ask = (path: string, cookie = "") => fetch(server.url + path, { headers: { cookie } });
  /** How many of so many are answered, asked for by many at a time. */
  async function answered(count: number, path: string, cookie = ""): Promise<number> {
    let good = 0;
    for (let at = 0; at < count; at += 40)
      for (const answer of await Promise.all(Array.from({ length: 40 }, () => ask(path, cookie))))
        good += answer.status === 200 ? 1 : 0;
    return good;
  }

  expect(await answered(640, `${api}a`)).toBe(600);
  const refused = await ask(`${api}b`);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  expect(await refused.json()).toEqual({ code: "too-many-requests", message: "点得太快了。请等一会儿再试。" });
  const made = { cookie: "sanwu-screen=made-up; sanwu-session=x", "x-forwarded-for": "10.1.2.3" };
  expect((await fetch(`${server.url}${api}a`, { headers: made })).status).toBe(429);
  for (const path of [`/b/${VILLAGE}?q=a`, "/?q=a"]) {
    const page = await fetch(server.url + path);
    expect([path, page.status]).toEqual([path, 429]);
    expect(await page.text()).toContain("点得太快了。请等一会儿再试。");
  }
  expect((await ask(`/b/${VILLAGE}`)).status).toBe(200);

  expect(await answered(200, `${api}a`, kiosk)).toBe(200);
  expect((await ask(`${api}a`, kiosk)).status).toBe(429);
  expect((await ask(`${api}a`, other)).status).toBe(200);
  expect((await officer.call("GET", `/desk/${VILLAGE}/notices?q=a`)).status).toBe(200);

  server.clock.set("2026-11-22T02:00:02.000Z");
  expect(await answered(80, `${api}a`)).toBe(40);
  expect(await answered(40, `${api}a`, kiosk)).toBe(10);
}, 60_000);
