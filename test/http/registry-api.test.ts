import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { PASSWORD, settleVillage, VILLAGE } from "../support/village.ts";

type Items = { items: { id: string; name: string; appointments: { part: string }[] }[] };

describe("screens and officers by the API", () => {
  let server: TestServer;
  const as: Record<string, Client> = {};

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    for (const name of ["author", "supervisor", "boss"]) as[name] = await signIn(server.url, name);
  });
  afterAll(() => server.stop());

  it("pairs a screen by the code on its glass and revokes it", async () => {
    const offer = server.services.pairing.offer(VILLAGE, "test");
    if (!offer.ok) throw new Error(offer.error.code);
    const wish = { unit: VILLAGE, code: offer.value.code, name: "村部大厅", inVillage: true };
    expect((await as.supervisor!.call("POST", "/api/screens", wish)).status).toBe(403);
    expect((await as.author!.call("POST", "/api/screens", { ...wish, code: "ZZZZZZ" })).json).toMatchObject({
      code: "unknown-pairing-code",
    });
    const paired = await as.author!.call<{ id: string }>("POST", "/api/screens", wish);
    expect([paired.status, paired.json]).toEqual([
      201,
      expect.objectContaining({ name: "村部大厅", connected: false, upToDate: false }),
    ]);
    expect((await as.supervisor!.call<Items>("GET", "/api/screens")).json.items).toHaveLength(1);
    expect((await as.supervisor!.call("POST", `/api/screens/${paired.json.id}/revoke`)).status).toBe(404);
    expect((await as.author!.call("POST", `/api/screens/${paired.json.id}/revoke`)).json).toEqual({ revoked: true });
    expect((await as.author!.call<Items>("GET", "/api/screens")).json.items).toEqual([]);
  });

  it("[PB5] adds and appoints officers, for administrators alone and never against the rules", async () => {
    const wish = { signIn: "zhou", name: "周桂芳", password: PASSWORD };
    expect((await as.author!.call("POST", "/api/officers", wish)).status).toBe(403);
    const added = await as.boss!.call<{ id: string }>("POST", "/api/officers", wish);
    expect([added.status, added.json]).toEqual([201, { id: expect.any(String), name: "周桂芳", appointments: [] }]);
    const appoint = (part: string, more = {}) =>
      as.boss!.call("POST", `/api/officers/${added.json.id}/appointments`, {
        unit: VILLAGE,
        part,
        from: "2026-11-01",
        ...more,
      });
    expect((await appoint("supervisor")).json).toMatchObject({ code: "declaration-missing" });
    expect((await appoint("supervisor", { declaredUnrelated: true })).status).toBe(200);
    expect((await appoint("author")).json).toMatchObject({ code: "supervisor-holds-other-part" });
    const all = await as.author!.call<Items>("GET", "/api/officers");
    expect(all.json.items.find(({ name }) => name === "周桂芳")?.appointments).toMatchObject([{ part: "supervisor" }]);
    expect(all.text).not.toMatch(/argon2|passwordHash|signIn/);
  });
});
