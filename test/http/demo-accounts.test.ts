import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { PASSWORD, settleVillage } from "../support/village.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it("demo officers sign in until somebody real administers, and never after; their open sessions end too", async () => {
  const { officers } = server.services;
  const added = await officers.add({ signIn: "liutang-author", name: "吴秀兰", password: "liu-tang", demo: true });
  if (!added.ok) throw new Error(added.error.code);
  const before = await signIn(server.url, "liutang-author", "liu-tang");
  expect(before.status).toBe(200);
  expect((await before.call("GET", "/api/officers")).status).toBe(200);

  await settleVillage(server);
  expect(await officers.hasRealAdministrator()).toBe(true);
  expect((await signIn(server.url, "liutang-author", "liu-tang")).status).toBe(401);
  expect((await before.call("GET", "/api/officers")).status).toBe(401);
  expect((await signIn(server.url, "boss", PASSWORD)).status).toBe(200);
  expect(await (await fetch(`${server.url}/desk/sign-in`)).text()).not.toContain("liutang-author");
});
