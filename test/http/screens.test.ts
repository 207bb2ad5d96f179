import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
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

  it("[PB11] waits on each kind of screen for what may stand on it whole, and for nothing else", async () => {
    const desk = await openDesk(server);
    const jobs = { item: "public-welfare-jobs", eventDay: "2026-11-05", ...subsidy, title: "公益岗位公示" };
    await desk.publish(jobs);
    const offer = server.services.pairing.offer(VILLAGE, "10.0.0.8", "tv");
    const code = offer.ok ? offer.value.code : "";
    expect((await author.call("POST", path, { code, name: "村部电视", place: "village" })).status).toBe(303);
    const parts = (await author.call("GET", path)).text.split('<section class="screen"').slice(1);
    const waits = parts.map((part) => [/aria-label="([^"]*)"/.exec(part)?.[1], part.includes(`<li>${jobs.title}`)]);
    expect(waits).toEqual([
      ["村部大厅", true],
      ["村部电视", false],
    ]);
  });

  it("says of a screen that never came what to do with it, once it had time to come", async () => {
    expect((await author.call("GET", path)).text).not.toContain("这块屏没有联系上");
    server.clock.set("2026-11-12T02:05:00.000Z");
    expect((await author.call("GET", path)).text).toContain("请收回这块屏，再配一次");
  });

  it("revokes", async () => {
    const [screen] = await server.services.screens.list(VILLAGE);
    expect((await author.call("POST", `${path}/${screen?.id}/revoke`, {})).status).toBe(303);
    expect((await server.services.screens.list(VILLAGE)).map(({ name }) => name)).toEqual(["村部电视"]);
    expect((await author.call("POST", `${path}/${screen?.id}/revoke`, {})).status).toBe(404);
  });
});
