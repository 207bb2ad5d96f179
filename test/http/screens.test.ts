import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let author: Client;
let supervisor: Client;
const path = `/desk/${VILLAGE}/screens`;

const offered = () => {
  const offer = server.services.pairing.offer(VILLAGE, "10.0.0.7");
  if (!offer.ok) throw new Error("refused");
  return offer.value.code;
};

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  [author, supervisor] = [await signIn(server.url, "author"), await signIn(server.url, "supervisor")];
}, 60_000);

afterAll(() => server?.stop());

describe("the desk's page of screens", () => {
  it("says how to begin while there is none", async () => {
    const page = await author.call("GET", path);
    expect(page.status).toBe(200);
    expect(page.text).toContain("还没有配好的屏幕");
  });

  it("answers a wrong code with a sentence that says what to do, and keeps what was typed", async () => {
    const page = await author.call("POST", path, { code: "AAAAAA", name: "村部大厅", place: "away" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("没有这个配对码");
    expect(page.text).toContain('value="村部大厅"');
  });

  it("pairs by the code on the glass and lists the screen, which is never called connected before it is", async () => {
    const paired = await author.call("POST", path, { code: offered(), name: "村部大厅", place: "village" });
    expect([paired.status, paired.headers.get("location")]).toEqual([303, `${path}?done=paired`]);
    const { text } = await author.call("GET", path);
    expect(text).toContain("村部大厅");
    expect(text).toContain("刚配好，正在接上");
    expect(text).not.toContain("内容一致");
  });

  it("lets only those pair and revoke whose part it is, and only in their own unit", async () => {
    const code = offered();
    expect((await supervisor.call("POST", path, { code, name: "x", place: "village" })).status).toBe(403);
    expect((await author.call("POST", "/desk/330899102/screens", { code, name: "x", place: "village" })).status).toBe(
      404,
    );
    const [screen] = await server.services.screens.list(VILLAGE);
    expect((await supervisor.call("POST", `${path}/${screen?.id}/revoke`, {})).status).toBe(403);
    expect((await server.services.screens.list(VILLAGE)).length).toBe(1);
  });

  it("revokes", async () => {
    const [screen] = await server.services.screens.list(VILLAGE);
    expect((await author.call("POST", `${path}/${screen?.id}/revoke`, {})).status).toBe(303);
    expect(await server.services.screens.list(VILLAGE)).toEqual([]);
    expect((await author.call("POST", `${path}/${screen?.id}/revoke`, {})).status).toBe(404);
  });
});
