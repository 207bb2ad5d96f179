import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOffice } from "../../server/office.ts";
import { openStore } from "../../server/store/open-store.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

const words = { title: "停水检修通知", content: "撤回的通知正文丁。", eventDay: "2026-11-10" };

/** The township acts while nobody carries it on: as when the process dies between the two ledgers. */
async function actAlone(server: TestServer, notice: string, action: { type: "withdraw" | "freeze"; reason: string }) {
  const store = await openStore({ folder: join(server.home, "data"), clock: server.clock, log: () => undefined });
  const office = createOffice({
    store,
    facts: server.facts,
    sessionKey: Buffer.alloc(32),
    reader: {
      file: () => Promise.reject(new Error("no file")),
      pasted: () => Promise.reject(new Error("no text")),
    } as never,
    mark: (text) => text,
    clock: server.clock,
    logError: () => undefined,
  });
  const officer = (await office.officers.all()).find(({ signIn }) => signIn === "zhen-approver");
  const found = await store.notices.find(notice);
  if (!officer || !found) throw new Error("not settled");
  const acted = await office.notices.act(notice, action, { version: found.version, officer });
  await store.close();
  return acted;
}

describe("a process that dies before the villages were told", () => {
  let server: TestServer;
  let notice: string;
  let held: string;

  const read = async (path: string) => (await fetch(server.url + path)).text();
  const paths = () => [
    `/b/${VILLAGE}`,
    `/b/${VILLAGE}/board.json`,
    `/b/${VILLAGE}/feed.atom`,
    `/n/${notice}`,
    `/n/${notice}/1`,
    `/api/units/${VILLAGE}/board?medium=kiosk`,
    `/api/units/${VILLAGE}/board?medium=sheet`,
  ];

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleTownship(server);
    const town = await openTownship(server);
    notice = await town.publish(words);
    expect((await town.hang(notice)).status).toBe(201);
    held = (JSON.parse(await read(`/kiosk/${VILLAGE}/bundle`)) as { version: string }).version;
    await server.stop({ keep: true });
    expect((await actAlone(server, notice, { type: "withdraw", reason: "要重新核实" })).ok).toBe(true);
    server = await startServer({ folder: server.home, at: "2026-11-12T02:05:00.000Z" });
  }, 120_000);
  afterAll(() => server.stop());

  it("[PB12] [PB8] serves nothing of it from the village, and says that its board is another one", async () => {
    const { notices, head } = await server.store.ledgers.state(VILLAGE);
    expect([head.sequence, notices.get(notice)?.standing]).toEqual([1, "live"]);
    expect((await server.store.ledgers.state(TOWNSHIP)).notices.get(notice)?.standing).toBe("withdrawn");
    for (const path of paths()) expect(await read(path), path).not.toContain(words.content);
    const bundle = JSON.parse(await read(`/kiosk/${VILLAGE}/bundle?shown=${encodeURIComponent(held)}&paired=0`)) as {
      current?: boolean;
      entries: { life: string; doc: string }[];
    };
    expect(bundle.current).toBeUndefined();
    expect(bundle.entries.map(({ life }) => life)).toEqual(["withdrawn"]);
    for (const { doc } of bundle.entries)
      expect(await read(`/kiosk/${VILLAGE}/docs/${doc}`)).not.toContain(words.content);
    const villager = { kind: "pass", unit: VILLAGE } as const;
    const sheet = await server.services.boards.notice(notice, { caller: villager, medium: "sheet", at: VILLAGE });
    expect(sheet?.shown).toMatchObject({ life: "withdrawn", degree: "mark", view: null });
  });

  it("[PB12] [LG3] appends the missing line at the next start, once, in the name of the township's officer", async () => {
    await server.services.following.catchUp();
    await server.services.following.catchUp();
    const lines = await server.store.ledgers.entries(VILLAGE, { after: 0, limit: 10 });
    expect(lines.map(({ kind }) => kind)).toEqual(["reposted", "withdrawn"]);
    const [above] = (await server.store.ledgers.entries(TOWNSHIP, { after: 1, limit: 1 })) ?? [];
    expect(lines[1]?.by).toEqual(above?.by);
    const { version } = JSON.parse(await read(`/kiosk/${VILLAGE}/bundle`)) as { version: string };
    expect(version).toBe("2026-11-12#2");
    for (const path of paths()) expect(await read(path), path).not.toContain(words.content);
  });
});
