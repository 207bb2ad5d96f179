import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleTownship } from "../support/township.ts";
import { PASSWORD, VILLAGE } from "../support/village.ts";

let server: TestServer;
let list: string;
beforeAll(async () => {
  server = await startServer({ browser: false });
  await settleTownship(server);
  const desk = await openDesk(server);
  list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
}, 60_000);
afterAll(() => server.stop());

const ways = () => [`/n/${list}`, `/b/${VILLAGE}/board.json`, `/api/units/${VILLAGE}/board?medium=kiosk`];
async function readsNames(name: string): Promise<readonly boolean[]> {
  const officer = await signIn(server.url, name);
  const read = await Promise.all(ways().map((way) => officer.call("GET", way)));
  return read.map(({ text }) => text.includes("吴长河"));
}

it("[AU1] who writes or approves for the township reads of its villages what everybody does", async () => {
  for (const name of ["zhen-author", "zhen-approver", "zhuxi-author"])
    expect([name, await readsNames(name)]).toEqual([name, [false, false, false]]);
  for (const name of ["author", "supervisor", "overseer", "reviewer", "boss"])
    expect([name, await readsNames(name)]).toEqual([name, [true, true, true]]);
});

it("[AU1] a part counts from its first day to its last", async () => {
  const { officers } = server.services;
  const appointed = async (signInName: string, from: string) => {
    const added = await officers.add({ signIn: signInName, name: "钱来顺", password: PASSWORD });
    if (!added.ok) throw new Error(added.error.code);
    await officers.appoint(added.value.id, { unit: VILLAGE, part: "author", from });
  };
  await appointed("later", "2026-12-01");
  await appointed("now", "2026-11-01");
  expect(await readsNames("later")).toEqual([false, false, false]);
  expect(await readsNames("now")).toEqual([true, true, true]);
});
