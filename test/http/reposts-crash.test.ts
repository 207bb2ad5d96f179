import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, OTHER_VILLAGE, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

const HUNG_BY = [
  ["author", VILLAGE],
  ["zhuxi-author", OTHER_VILLAGE],
] as const;
const words = { title: "停水检修通知", content: "撤回的通知正文丁。", eventDay: "2026-11-10" };

/** The township withdraws in a process of its own, which is killed while it writes the line of a village. */
async function killedBetween(server: TestServer, notice: string): Promise<void> {
  const script = join(import.meta.dirname, "../faults/withdrawer.ts");
  const told = [join(server.home, "data"), notice, "zhen-approver", VILLAGE, server.clock.now()];
  const child = spawn(process.execPath, [script, ...told], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  child.kill("SIGKILL");
  expect((await closed)[1]).toBe("SIGKILL");
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
    for (const [name, village] of HUNG_BY) expect((await town.hang(notice, name, village)).status).toBe(201);
    held = (JSON.parse(await read(`/kiosk/${VILLAGE}/bundle`)) as { version: string }).version;
    await server.stop({ keep: true });
    await killedBetween(server, notice);
    const torn = await readFile(join(server.home, "data", "units", VILLAGE, "ledger.jsonl"), "utf8");
    expect(torn.split("\n")).toHaveLength(2);
    expect(torn.endsWith("\n")).toBe(false);
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
    const looking = { caller: { kind: "anyone" }, medium: "web" } as const;
    const [news] = await server.services.news.below(TOWNSHIP, looking);
    expect(news).toMatchObject({ unit: { code: VILLAGE }, inForce: 0, newest: null });
    const villager = { kind: "pass", unit: VILLAGE } as const;
    const sheet = await server.services.boards.notice(notice, { caller: villager, medium: "sheet", at: VILLAGE });
    expect(sheet?.shown).toMatchObject({ life: "withdrawn", degree: "mark", view: null });
  });

  it("[PB12] [LG3] appends the missing line at the next start, once, in the name of the township's officer", async () => {
    await server.services.following.catchUp();
    await server.services.following.catchUp();
    const [above] = (await server.store.ledgers.entries(TOWNSHIP, { after: 1, limit: 1 })) ?? [];
    for (const [, village] of HUNG_BY) {
      const lines = await server.store.ledgers.entries(village, { after: 0, limit: 10 });
      expect(lines.map(({ kind }) => kind)).toEqual(["reposted", "withdrawn"]);
      expect(lines[1]?.by).toEqual(above?.by);
    }
    const { version } = JSON.parse(await read(`/kiosk/${VILLAGE}/bundle`)) as { version: string };
    expect(version).toBe("2026-11-12#2");
    for (const path of paths()) expect(await read(path), path).not.toContain(words.content);
  });
});
