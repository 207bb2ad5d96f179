import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerEvent } from "../../server/domain/ledger.ts";
import { subsidy } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { boardsRead } from "../support/search.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, OTHER_VILLAGE, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

const NAMES = ["吴长河", "wuchanghe", "wch", "家里三口人"];

/** Who may find what: a search never knows more than its caller is shown (AU1). */
describe("what a search may see", () => {
  let server: TestServer;
  let desk: Desk;
  let township: Awaited<ReturnType<typeof openTownship>>;
  let list: string;

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleTownship(server);
    desk = await openDesk(server);
    township = await openTownship(server);
    list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
    await boardsRead(server.url, "330899");
  }, 60_000);
  afterAll(() => server.stop());

  async function ids(q: string, { cookie = "", unit = VILLAGE, more = "" } = {}): Promise<readonly string[]> {
    const path = `/api/units/${unit}/search?q=${encodeURIComponent(q)}${more}`;
    const answer = await fetch(server.url + path, { headers: { cookie } });
    const { items, total } = (await answer.json()) as { items: { notice: string }[]; total: number };
    expect([q, total]).toEqual([q, items.length]);
    return items.map(({ notice }) => notice);
  }

  async function paired(unit: string, kind: "kiosk" | "tv", inVillage = true): Promise<string> {
    const { pairing } = server.services;
    const offer = pairing.offer(unit, "test", kind);
    if (!offer.ok) throw new Error(offer.error.code);
    await pairing.pair({ unit, code: offer.value.code, name: kind, inVillage, officer: "o" });
    const claimed = pairing.claim(offer.value.claim);
    if (claimed === undefined || claimed === "waiting") throw new Error("not paired");
    return `sanwu-screen=${claimed.key}`;
  }

  /** Writes a line as the program itself would. */
  async function append(event: LedgerEvent): Promise<void> {
    const { sequence } = await server.store.ledgers.head(VILLAGE);
    const day = server.clock.today();
    await server.store.ledgers.append(VILLAGE, { expect: sequence, at: server.clock.now(), day, by: ["o"], event });
  }

  it("[AU1] a paired kiosk in the village finds names; no other screen and no stranger does", async () => {
    const kiosk = await paired(VILLAGE, "kiosk");
    for (const q of NAMES) expect([q, await ids(q, { cookie: kiosk })]).toEqual([q, [list]]);
    const others = [
      "",
      await paired(VILLAGE, "tv"),
      await paired(VILLAGE, "kiosk", false),
      await paired(OTHER_VILLAGE, "kiosk"),
      await paired(TOWNSHIP, "kiosk"),
    ];
    for (const cookie of others)
      for (const q of NAMES)
        for (const more of ["", "&medium=kiosk", "&medium=tv", "&medium=web", "&audience=village"])
          expect([q, more, await ids(q, { cookie, more })]).toEqual([q, more, []]);
    expect(await ids("吴", { more: "&medium=kiosk" })).toEqual([list]);
  });

  it("[PB11] what a unit gave up for a medium is not found there by its text, and is by its entry", async () => {
    const kiosk = await paired(VILLAGE, "kiosk");
    const narrow = (narrowed: Record<string, readonly ("web" | "kiosk")[]>) =>
      server.store.units.put(VILLAGE, (unit) => ({ ...(unit as NonNullable<typeof unit>), narrowed }));
    await narrow({ "farm-subsidies": ["web"] });
    expect(await ids("耕地地力")).toEqual([]);
    expect(await ids("惠农补贴")).toEqual([list]);
    expect(await ids("耕地地力", { cookie: kiosk })).toEqual([list]);
    await narrow({ "farm-subsidies": ["kiosk"] });
    expect(await ids("吴长河", { cookie: kiosk })).toEqual([]);
    expect(await ids("耕地地力")).toEqual([list]);
    await narrow({});
    expect(await ids("吴长河", { cookie: kiosk })).toEqual([list]);
  });

  it("[PB12] a village finds what it hung from above, once, and no longer than the township lets it", async () => {
    const id = await township.publish({
      eventDay: "2026-11-10",
      title: "退耕还林补助办法",
      content: "每亩一百二十元，分三年发。",
    });
    expect(await ids("退耕还林")).toEqual([]);
    expect(await ids("退耕还林", { unit: TOWNSHIP })).toEqual([id]);
    expect((await township.hang(id)).status).toBe(201);
    for (const q of ["退耕还林", "tghl", "分三年发", "清溪镇公开〔2026〕1号", "1号"])
      expect([q, await ids(q)]).toEqual([q, q === "1号" ? expect.arrayContaining([id]) : [id]]);
    expect(await ids("退耕还林", { unit: OTHER_VILLAGE })).toEqual([]);
    for (const unit of [TOWNSHIP, "330899"]) expect(await ids("退耕还林", { unit })).toEqual([id]);

    await township.correct(id, { cause: "clerical", reason: "写错了年数。", content: "每亩一百二十元，分五年发。" });
    await server.services.following.settled();
    expect(await ids("分三年发")).toEqual([]);
    expect(await ids("分五年发")).toEqual([id]);
    await township.act("reviewer", id, { type: "freeze", reason: "有村民提出疑问" });
    expect(await ids("分五年发")).toEqual([]);
    await server.services.following.settled();
    expect(await ids("分五年发")).toEqual([]);
    expect(await ids("清溪镇公开")).toEqual([id]);
    await township.act("zhen-approver", id, { type: "release", reason: "核实过了，没有错" });
    await server.services.following.settled();
    expect(await ids("分五年发")).toEqual([id]);
    await township.act("zhen-approver", id, { type: "withdraw", reason: "要重新议" });
    expect(await ids("分五年发")).toEqual([]);
  }, 60_000);

  it("is paid for by whoever asks: the looking, and then what is shown", async () => {
    const { search } = server.services;
    const affords = async (most: number, query = "耕地地力") => {
      let paid = 0;
      const pay = () => (paid += 1) <= most;
      const asked = { caller: { kind: "anyone" }, medium: "web", query, limit: 20, pay } as const;
      const answer = await search.search(VILLAGE, asked);
      return { paid, answer: answer.ok ? answer.value.total : answer.error.code };
    };
    expect(await affords(9)).toEqual({ paid: 2, answer: 1 });
    expect(await affords(1)).toEqual({ paid: 2, answer: "too-many-requests" });
    expect(await affords(0)).toEqual({ paid: 1, answer: "too-many-requests" });
    expect(await affords(9, "没有的词")).toEqual({ paid: 1, answer: 0 });
  });

  it("[PB9] a period that is made longer keeps names findable for the village as long, and no longer", async () => {
    const kiosk = await paired(VILLAGE, "kiosk");
    const find = () => ids("吴长河", { cookie: kiosk });
    server.clock.set("2026-12-20T02:00:00.000Z");
    expect(await find()).toEqual([]);
    await append({ kind: "extended", notice: list, edition: 1, period: { from: "2026-11-13", until: "2026-12-25" } });
    expect(await find()).toEqual([list]);
    server.clock.set("2026-12-25T15:59:59.000Z");
    expect(await find()).toEqual([list]);
    server.clock.set("2026-12-25T16:00:00.000Z");
    expect(await find()).toEqual([]);
    expect(await ids("耕地地力", { cookie: kiosk })).toEqual([list]);
  });

  it("[LG2] an erased body is found by nothing that stood in it", async () => {
    expect(await ids("耕地地力")).toEqual([list]);
    await append({ kind: "erased", notice: list, edition: 1, reason: "retention" });
    for (const q of ["耕地地力", "98.60", "gddl"]) expect([q, await ids(q)]).toEqual([q, []]);
    expect(await ids("惠农补贴")).toEqual([list]);
  });
});
