import { afterAll, beforeAll, expect, it } from "vitest";
import type { Appointment } from "../../server/domain/officer.ts";
import { signIn } from "../support/client.ts";
import { subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleTownship, TOWNSHIP } from "../support/township.ts";
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

async function appointed(signInName: string, ...held: readonly Appointment[]): Promise<void> {
  const { officers } = server.services;
  const added = await officers.add({ signIn: signInName, name: "钱来顺", password: PASSWORD });
  if (!added.ok) throw new Error(added.error.code);
  for (const { until, ...appointment } of held) {
    await officers.appoint(added.value.id, appointment);
    if (until) await officers.endPart(added.value.id, { ...appointment, until });
  }
}

it("[AU1] a part counts from its first day to its last", async () => {
  await appointed("later", { unit: VILLAGE, part: "author", from: "2026-12-01" });
  await appointed("now", { unit: VILLAGE, part: "author", from: "2026-11-01" });
  expect(await readsNames("later")).toEqual([false, false, false]);
  expect(await readsNames("now")).toEqual([true, true, true]);
});

it("[PB5] whoever hands a part over begins at the desk with what is left, and reads on the last day what it gives", async () => {
  const administrator = { unit: "330899", part: "administrator", from: "2021-01-01" } as const;
  await appointed(
    "handed-over",
    { ...administrator, until: "2026-11-01" },
    { unit: TOWNSHIP, part: "author", from: "2026-11-02" },
  );
  await appointed("last-day", { ...administrator, until: server.clock.today() });
  await appointed("tomorrow", { ...administrator, from: "2026-12-01" });
  const opened = async (name: string, path: string) => {
    const { status, headers } = await (await signIn(server.url, name)).call("GET", path);
    return [status, headers.get("location")];
  };
  expect(await opened("handed-over", "/desk")).toEqual([303, `/desk/${TOWNSHIP}`]);
  expect(await opened("last-day", "/desk/audit")).toEqual([200, null]);
  expect(await opened("tomorrow", "/desk/audit")).toEqual([404, null]);
});

it("[AU1] an administrator of one village reads the sign-ins of those who serve there, and of nobody else", async () => {
  server.clock.set(new Date(Date.parse(server.clock.now()) + 120_000).toISOString());
  await appointed("village-boss", { unit: VILLAGE, part: "administrator", from: "2021-01-01" });
  await fetch(`${server.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "nobody", password: "wrong-password" }),
  });
  const signIns = async (name: string) => {
    const { text } = await (await signIn(server.url, name)).call("GET", "/desk/audit");
    const told = text.replaceAll(/<[^>]+>|\s/gu, "");
    return ["吴秀兰", "赵喜凤", "不知是谁"].map((who) => told.includes(`${who}登录`));
  };
  await signIn(server.url, "author");
  await signIn(server.url, "reviewer");
  expect(await signIns("boss")).toEqual([true, true, true]);
  expect(await signIns("village-boss")).toEqual([true, false, false]);
});
