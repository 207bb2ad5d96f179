import { join } from "node:path";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Stale } from "../../server/services/ports.ts";
import { nodeFileSystem, type FileSystem } from "../../server/store/file-system.ts";
import { openOffice } from "../support/office.ts";
import { startServer } from "../support/server.ts";
import { openTownship, OTHER_VILLAGE, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

describe("villages that follow their township", () => {
  let home: string;
  let notice: string;
  let second: string;
  let full = true;
  const logged: unknown[] = [];
  let here: Awaited<ReturnType<typeof openOffice>>;

  /** A disk on which one village's ledger does not grow while it is full. */
  const filling: FileSystem = {
    ...nodeFileSystem,
    async open(path, flags, mode) {
      const file = await nodeFileSystem.open(path, flags, mode);
      if (!path.endsWith(join(VILLAGE, "ledger.jsonl"))) return file;
      return {
        ...file,
        write: (line) =>
          full ? Promise.reject(Object.assign(new Error("ENOSPC"), { code: "ENOSPC" })) : file.write(line),
      };
    },
  };
  const linesOf = async (village: string) => here.store.ledgers.entries(village, { after: 0, limit: 20 });
  const kindsOf = async (village: string) => (await linesOf(village)).map(({ kind }) => kind);

  beforeAll(async () => {
    const server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    home = server.home;
    await settleTownship(server);
    const town = await openTownship(server);
    notice = await town.publish({ title: "停水检修通知", content: "11月20日停水。", eventDay: "2026-11-10" });
    expect((await town.hang(notice)).status).toBe(201);
    expect((await town.hang(notice, "zhuxi-author", OTHER_VILLAGE)).status).toBe(201);
    second = await town.publish({ title: "防火通知", content: "不准烧田坎。", eventDay: "2026-11-10" });
    await server.stop({ keep: true });
    here = await openOffice({
      folder: join(home, "data"),
      at: "2026-11-12T02:10:00.000Z",
      files: filling,
      logError: (error) => logged.push(error),
    });
  }, 60_000);
  afterAll(async () => {
    await here.store.close();
    await rm(home, { recursive: true, force: true });
  });

  it("[PB12] [LG3] a village whose disk is full keeps no other from following, is told of once, and says it later, once", async () => {
    const { following, reposts } = here.office;
    expect((await reposts.waiting(VILLAGE)).map((above) => above.notice.id)).toEqual([second]);
    await here.act("zhen-approver", notice, { type: "freeze", reason: "日期正在核对" });
    await following.settled();
    expect([await kindsOf(VILLAGE), await kindsOf(OTHER_VILLAGE)]).toEqual([["reposted"], ["reposted", "frozen"]]);
    await following.catchUp();
    expect([await kindsOf(VILLAGE), logged.length]).toEqual([["reposted"], 1]);
    full = false;
    here.clock.set("2026-11-12T01:30:00.000Z");
    await following.catchUp();
    await following.catchUp();
    const [hung, frozen, ...more] = await linesOf(VILLAGE);
    expect([frozen?.kind, more]).toEqual(["frozen", []]);
    expect(frozen?.at).toBe(hung?.at);
  });

  it("[PB12] a village is asked for what hangs above and not here, and hangs what it has read, at a time that can be", async () => {
    const { reposts, officers } = here.office;
    const officer = (await officers.all()).find(({ signIn }) => signIn === "author");
    const version = async () => (await here.store.notices.find(second))?.version ?? 0;
    const asked = async () => (await reposts.waiting(VILLAGE)).map((above) => above.notice.id);
    if (!officer) throw new Error("no author");
    here.clock.set("2026-11-12T02:15:00.000Z");
    expect([await asked(), await reposts.waitingCount(VILLAGE)]).toEqual([[second], 1]);
    await here.act("zhen-approver", second, { type: "freeze", reason: "等县里的通知" });
    expect([await asked(), await reposts.waitingCount(VILLAGE)]).toEqual([[], 0]);
    await here.act("reviewer", second, { type: "release", reason: "通知到了" });
    expect(await asked()).toEqual([second]);
    await expect(reposts.hang(VILLAGE, second, { officer, version: 0 })).rejects.toThrow(Stale);
    here.clock.set("2026-11-11T02:15:00.000Z");
    expect((await reposts.hang(VILLAGE, second, { officer, version: await version() })).ok).toBe(false);
    expect(await kindsOf(VILLAGE)).toEqual(["reposted", "frozen"]);
  });

  it("[PB12] a village that was merged into another says nothing any more", async () => {
    here.clock.set("2026-11-12T02:20:00.000Z");
    expect(await here.office.closing.close(OTHER_VILLAGE, { successor: VILLAGE, by: "o-1" })).toBe(true);
    await here.act("reviewer", notice, { type: "release", reason: "核对过了" });
    await here.office.following.settled();
    const officer = (await here.office.officers.all()).find(({ signIn }) => signIn === "zhuxi-author");
    if (!officer) throw new Error("no author");
    const { version = 0 } = (await here.store.notices.find(second)) ?? {};
    const hung = await here.office.reposts.hang(OTHER_VILLAGE, second, { officer, version });
    expect(hung).toEqual({ ok: false, error: { code: "unit-closed" } });
    expect(await kindsOf(OTHER_VILLAGE)).toEqual(["reposted", "frozen", "closed"]);
    await here.store.units.put(OTHER_VILLAGE, (unit) => ({ ...unit!, validUntil: "2026-11-11" }));
    expect((await here.office.reposts.placesOf(second)).map(({ unit }) => unit.code)).toEqual([VILLAGE]);
    expect((await here.office.reposts.villagesBelow(TOWNSHIP)).map(({ code }) => code)).toEqual([VILLAGE]);
    expect(await kindsOf(VILLAGE)).toEqual(["reposted", "frozen", "released"]);
  });

  it("[PB11] [PB12] a medium that the township gave up shows the entry alone in its villages too", async () => {
    const degree = async () => {
      const looking = { caller: { kind: "anyone" }, medium: "tv", at: VILLAGE } as const;
      return (await here.office.boards.notice(notice, looking))?.shown.degree;
    };
    expect(await degree()).toBe("whole");
    await here.store.units.put(TOWNSHIP, (unit) => ({ ...unit!, narrowed: { "policy-notice": ["tv"] } }));
    expect(await degree()).toBe("entry");
  });
});
