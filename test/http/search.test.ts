import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard } from "../support/board.ts";
import { resolution } from "../support/notices.ts";
import type { Desk } from "../support/publish.ts";
import { boardsRead } from "../support/search.ts";
import type { TestServer } from "../support/server.ts";
import { VILLAGE } from "../support/village.ts";

type Answer = {
  readonly items: readonly {
    readonly notice: string;
    readonly title: string;
    readonly life: string;
    readonly by: string;
    readonly reasons: readonly {
      readonly kind: string;
      readonly label: string;
      readonly text: string;
      readonly marks: readonly [number, number][];
    }[];
  }[];
  readonly next: number | null;
  readonly total: number;
  readonly complete: boolean;
};

describe("the search", () => {
  let server: TestServer;
  let desk: Desk;
  let pass: string;
  let accounts: string;
  let decision: string;
  let list: string;

  beforeAll(async () => {
    ({ server, desk, accounts, list } = await openBoard());
    decision = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
    const link = await server.services.passes.link(VILLAGE);
    const opened = await fetch(`${server.url}${link}`, { redirect: "manual" });
    pass = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await boardsRead(server.url, "330899");
  }, 60_000);
  afterAll(() => server.stop());

  async function search(
    q: string,
    { cookie, unit = VILLAGE, more = "" }: { cookie?: string; unit?: string; more?: string } = {},
  ) {
    const address = `${server.url}/api/units/${unit}/search?q=${encodeURIComponent(q)}${more}`;
    const answer = await fetch(address, { headers: cookie ? { cookie } : {} });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toMatch(/no-store|no-cache/);
    const found = (await answer.json()) as Answer;
    if (!more) expect([q, found.total]).toEqual([q, found.items.length]);
    return found;
  }
  const ids = async (...asked: Parameters<typeof search>) => (await search(...asked)).items.map(({ notice }) => notice);

  it.each([
    ["东塘", "title", "text"],
    ["清淤", "cell", "text"],
    ["续包三年", "body", "text"],
    ["dongtang", "title", "pinyin"],
    ["cwsz", "title", "initials"],
    ["xubao三年", "body", "pinyin"],
    ["2026年10月", "title", "text"],
    ["10月份", "month", "month"],
    ["1号", "number", "number"],
    ["２０２６－１", "number", "number"],
  ])("finds %s and says why: %s, by %s", async (q, kind, by) => {
    const [first] = (await search(q)).items;
    expect(first).toMatchObject({ by });
    expect(first?.reasons.map((reason) => reason.kind)).toContain(kind);
    for (const { text, marks } of first?.reasons ?? []) {
      expect(marks.length).toBeGreaterThan(0);
      for (const [start, end] of marks) expect(text.slice(start, end)).not.toBe("");
    }
  });

  it("names the row of a table and marks what was looked for", async () => {
    const { items } = await search("吴长河", { cookie: pass });
    expect(items.map(({ notice }) => notice)).toEqual([list]);
    const [reason] = items[0]?.reasons ?? [];
    expect(reason).toMatchObject({ kind: "cell", label: "表格“四组 吴长河”行" });
    expect(reason?.marks.map(([start, end]) => reason.text.slice(start, end))).toEqual(["吴长河"]);
  });

  it("[AU1] lets the village find a name by every way, and nobody else", async () => {
    for (const q of ["吴长河", "wuchanghe", "wuzhanghe", "wch", "欧阳㛃华", "oyjh", "四组 吴长河", "家里三口人"]) {
      expect([q, await ids(q, { cookie: pass })]).toEqual([q, [list]]);
      expect([q, await search(q)]).toEqual([q, { items: [], next: null, total: 0, more: false, complete: true }]);
    }
    expect(await ids("吴")).toEqual([list, accounts]);
  });

  it("[AU1] gives another village's pass what the public gets", async () => {
    expect(await ids("吴长河", { cookie: "sanwu-pass=330899102202.x" })).toEqual([]);
    expect((await search("吴长河", { unit: "330899", cookie: pass })).total).toBe(1);
  });

  it("all words must be there; the exact number comes first, then titles, the newest first", async () => {
    expect(await ids("东塘 承包费")).toEqual([accounts, decision]);
    expect(await ids("东塘")).toEqual([decision, accounts]);
    expect(await ids("东塘 清淤")).toEqual([accounts]);
    expect(await ids("东塘 没有的词")).toEqual([]);
    expect((await ids("3"))[0]).toBe(decision);
    expect(await ids("柳塘村公开〔2026〕2号")).toEqual([list]);
  });

  it("pages without losing or repeating", async () => {
    const all = await ids("2026");
    expect(all).toHaveLength(3);
    const first = await search("2026", { more: "&limit=2" });
    expect(first).toMatchObject({ total: 3, next: 2 });
    const rest = await search("2026", { more: "&limit=2&after=2" });
    expect(rest).toMatchObject({ total: 3, next: null });
    expect([...first.items, ...rest.items].map(({ notice }) => notice)).toEqual(all);
  });

  it("finds in a township and county what its villages published", async () => {
    for (const unit of ["330899102", "330899"]) expect(await ids("东塘", { unit })).toContain(decision);
  });

  it("refuses what is too long, and answers nothing to nothing", async () => {
    const long = await fetch(`${server.url}/api/units/${VILLAGE}/search?q=${"a".repeat(65)}`);
    expect(long.status).toBe(400);
    expect(((await long.json()) as { message: string }).message).toMatch(/最多 64 个。$/);
    expect(await search("  ")).toEqual({ items: [], next: null, total: 0, more: false, complete: true });
    expect((await fetch(`${server.url}/api/units/330899102999/search?q=a`)).status).toBe(404);
    const page = await fetch(`${server.url}/b/${VILLAGE}?q=${"啊".repeat(500)}`);
    expect(page.status).toBe(200);
  });

  it("hostile words cost little", async () => {
    const hostile = [
      "na".repeat(32),
      "a".repeat(64),
      "(a+)+$",
      "%_*?.",
      "zhang".repeat(12),
      "𠮷x",
      "a b c d e f g h i j k l",
    ];
    for (const q of hostile) {
      const start = performance.now();
      expect((await search(q, { cookie: pass })).total).toBe(0);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });

  it("the page marks what was found, without script", async () => {
    const page = await (await fetch(`${server.url}/b/${VILLAGE}?q=${encodeURIComponent("东塘")}`)).text();
    expect(page).toContain("村民代表会议决议：<mark>东塘</mark>续包");
    expect(page).toContain("找到 2 份公告。");
    expect(page).toMatch(/<span class="why">表格“[^”]+”行<\/span>/);
    const nothing = await (await fetch(`${server.url}/b/${VILLAGE}?q=${encodeURIComponent("王建军")}`)).text();
    expect(nothing).toContain("没有找到“王建军”。可以只输姓，或按组找。");
    expect(nothing).toContain(`/b/${VILLAGE}?q&#x3D;%E7%8E%8B">王</a>`);
  });

  it("answers many who ask at once while boards are being read", async () => {
    const id = await desk.publish({ item: "service-list", title: "为民服务清单", content: "代办老年证。" });
    const asked = Array.from({ length: 6 }, (_, at) => ids("老年证", { unit: at % 2 === 0 ? "330899" : VILLAGE }));
    expect(await Promise.all(asked)).toEqual(asked.map(() => [id]));
  });

  it("[PB7] [PB8] takes in at once what the ledger says: corrected, frozen, released, withdrawn", async () => {
    const id = await desk.publish({ item: "village-charter", title: "村规民约", content: "不许在水库里游泳。" });
    expect(await ids("水库")).toEqual([id]);
    await desk.correct(id, { cause: "clerical", reason: "写错了地方。", content: "不许在河里游泳。" });
    expect(await ids("水库")).toEqual([]);
    expect(await ids("河里游泳")).toEqual([id]);
    await desk.act("supervisor", id, { type: "freeze", reason: "有村民提出疑问" });
    expect(await ids("河里游泳")).toEqual([]);
    expect((await search("村规民约")).items[0]).toMatchObject({ notice: id, life: "frozen" });
    await desk.act("approver", id, { type: "release", reason: "核实过了，没有错" });
    expect(await ids("河里游泳")).toEqual([id]);
    await desk.correct(id, { cause: "privacy", reason: "写了不该写的。", content: "不许乱倒垃圾。" });
    expect(await ids("河里游泳")).toEqual([]);
    expect(await ids("乱倒垃圾")).toEqual([id]);
    await desk.act("approver", id, { type: "withdraw", reason: "要重新议" });
    expect(await ids("乱倒垃圾")).toEqual([]);
  }, 60_000);

  it("[PB9] [AU1] at midnight after the end names are found by nobody, not even the village", async () => {
    server.clock.set("2027-01-15T02:00:00.000Z");
    expect(await ids("吴长河", { cookie: pass })).toEqual([]);
    expect(await ids("吴", { cookie: pass })).toEqual([accounts]);
    expect((await search("耕地地力保护补贴")).items[0]).toMatchObject({ notice: list, life: "expired" });
    expect(await ids("清淤")).toEqual([accounts]);
    server.clock.set("2026-11-12T02:00:00.000Z");
  });
});
