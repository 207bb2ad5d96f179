import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, type Client } from "../support/client.ts";
import { octoberAccounts, resolution, subsidy } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { boardsRead } from "../support/search.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";

/** What is looked among, and where one can look from: the list of places, a board's lists, the desk. */
describe("where one looks", () => {
  let server: TestServer;
  let desk: Desk;
  let author: Client;
  let accounts: string;
  let decision: string;
  let list: string;
  let gone: string;

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleTownship(server);
    desk = await openDesk(server);
    author = desk.as("author");
    list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
    server.clock.set("2026-12-12T02:00:00.000Z");
    desk = await openDesk(server);
    author = desk.as("author");
    accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
    decision = await desk.publish({ item: "assembly-resolution", eventDay: "2026-12-05", ...resolution });
    gone = await desk.publish({ item: "village-charter", title: "村规民约", content: "2026年东塘不许游泳。" });
    await desk.act("approver", gone, { type: "withdraw", reason: "要重新议" });
    await boardsRead(server.url, "330899");
  }, 60_000);
  afterAll(() => server.stop());

  const page = async (path: string) => (await fetch(server.url + path)).text();
  async function api(query: string) {
    const answer = await fetch(`${server.url}/api/units/${VILLAGE}/search?${query}`);
    const { items, total } = (await answer.json()) as { items: { notice: string }[]; total: number };
    expect(total).toBe(items.length);
    return items.map(({ notice }) => notice);
  }
  const linksIn = (html: string) => [...html.matchAll(/href="\/n\/([\w-]+)"/g)].map(([, id]) => id);
  const asked = (query: Record<string, string>) => new URLSearchParams(query).toString();

  it.each([
    [{ q: "2026" }, () => [accounts, list, decision, gone]],
    [{ q: "2026", affairs: "finance" }, () => [accounts, list]],
    [{ q: "2026", affairs: "village" }, () => [decision, gone]],
    [{ q: "2026", affairs: "party" }, () => []],
    [{ q: "2026", state: "expired" }, () => [list]],
    [{ q: "2026", state: "withdrawn" }, () => [gone]],
    [{ q: "2026", state: "in-force" }, () => [accounts, decision]],
    [{ q: "2026", state: "in-force", affairs: "finance" }, () => [accounts]],
    [{ q: "2026", item: "farm-subsidies" }, () => [list]],
    [{ q: "2026", item: "no-such-item" }, () => []],
  ])("looks among %o, on the page and through the API", async (query, expected) => {
    const wanted = [...expected()].toSorted();
    expect((await api(asked(query))).toSorted()).toEqual(wanted);
    expect(linksIn(await page(`/b/${VILLAGE}?${asked(query)}`)).toSorted()).toEqual(wanted);
  });

  it("[PB7] a frozen notice is looked for among those in force, and says that it is frozen", async () => {
    await desk.act("supervisor", decision, { type: "freeze", reason: "有村民提出疑问" });
    expect(await api(asked({ q: "2026", state: "in-force" }))).toContain(decision);
    expect(await api(asked({ q: "2026", state: "expired" }))).toEqual([list]);
    await desk.act("approver", decision, { type: "release", reason: "核实过了，没有错" });
  });

  it("says among what it looked, keeps it in form and pages, and shows the way out", async () => {
    const html = await page(`/b/${VILLAGE}?${asked({ q: "东塘", affairs: "finance", state: "expired" })}`);
    expect(html).toContain("只找：已期满 · 财务。");
    expect(html).toContain(`<a href="/b/${VILLAGE}?q&#x3D;%E4%B8%9C%E5%A1%98">在全部公告里找</a>`);
    expect(html).toContain('<input type="hidden" name="affairs" value="finance">');
    expect(html).toContain('<input type="hidden" name="state" value="expired">');
    expect(html.match(/aria-current="page"/g)).toHaveLength(2);
    const whole = await page(`/b/${VILLAGE}?${asked({ q: "东塘" })}`);
    expect(whole).not.toContain("只找：");
    expect(whole).not.toContain('type="hidden" name="state"');
    const one = await page(`/b/${VILLAGE}?${asked({ q: "2026", item: "farm-subsidies" })}`);
    expect(one).toContain("只找：惠农补贴发放结果。");
  });

  it("a board's list hands what it lists to the form; the list one comes to first looks among all", async () => {
    const listed = await page(`/b/${VILLAGE}?state=expired&affairs=finance`);
    expect(listed).toContain('<input type="hidden" name="affairs" value="finance">');
    expect(listed).toContain('<input type="hidden" name="state" value="expired">');
    expect(await page(`/b/${VILLAGE}`)).not.toContain('type="hidden" name="state"');
  });

  it("looks through all places from the list of places, and says where each was found", async () => {
    const front = await page("/");
    expect(front).toMatch(/<form class="find" id="find" action="\/" role="search">/);
    const found = await page(`/?${asked({ q: "东塘" })}`);
    expect(linksIn(found)).toEqual([decision, accounts]);
    expect(found).toContain('<p class="quiet">柳塘村</p>');
    expect(found).toMatch(/<a href="\/">[^]*各个地方<\/a>/);
    expect(linksIn(await page(`/?${asked({ q: "东塘", affairs: "finance" })}`))).toEqual([accounts]);
    expect(await page(`/?${asked({ q: "欧阳㛃华" })}`)).toContain("没有找到");
  });

  it("[AU1] tells strangers where the village pass is to be had, and nobody who has it", async () => {
    const opened = await fetch(`${server.url}${await server.services.passes.link(VILLAGE)}`, { redirect: "manual" });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const hint = "扫一下村里屏幕或公告上的村内码";
    for (const place of ["/", `/b/${TOWNSHIP}`, `/b/${VILLAGE}`]) {
      const path = `${place}?${asked({ q: "王建军" })}`;
      const mine = await (await fetch(server.url + path, { headers: { cookie } })).text();
      expect([place, mine.includes(hint), (await page(path)).includes(hint)]).toEqual([place, false, true]);
    }
  });

  describe("at the desk", () => {
    const listed = (html: string) => [...html.matchAll(/href="\/desk\/notices\/([\w-]+)"/g)].map(([, id]) => id);
    const look = async (query: Record<string, string>, who = author, unit = VILLAGE) =>
      (await who.call("GET", `/desk/${unit}/notices?${asked(query)}`)).text;

    it.each([
      ["吴长河", () => [list], "表格“四组 吴长河”行"],
      ["wzh", () => [list], "按拼音找到"],
      ["清淤", () => [accounts], "<mark>清淤</mark>"],
      ["3号", () => [decision], "<mark>3</mark>"],
      ["村规 12月", () => [gone], "<mark>村规</mark>"],
    ])("finds %s in what was published, whatever became of it", async (q, expected, why) => {
      const html = await look({ q });
      expect(listed(html)).toEqual(expected());
      expect(html).toContain(why);
    });

    it("[PB8] reads the text of a frozen notice, and of a withdrawn one no more", async () => {
      expect(listed(await look({ q: "不许游泳" }))).toEqual([]);
      await desk.act("supervisor", decision, { type: "freeze", reason: "有村民提出疑问" });
      expect(listed(await look({ q: "按原价续包" }))).toEqual([decision]);
      await desk.act("approver", decision, { type: "release", reason: "核实过了，没有错" });
    });

    it("combines with the filter, whose counts are of what was found", async () => {
      expect(listed(await look({ q: "2026", state: "withdrawn" }))).toEqual([gone]);
      expect(await look({ q: "吴长河", state: "in-force" })).toMatch(
        />全部 <span>1<\/span>.*>正在公开 <span>0<\/span>/s,
      );
    });

    it("[PB11] finds Party affairs of inner scope, which no public search finds", async () => {
      const id = await desk.publish({
        item: "party-discipline",
        eventDay: "2026-12-05",
        scope: "party",
        title: "发展对象研究意见",
        content: "支部大会讨论了两名发展对象的材料。",
      });
      expect(listed(await look({ q: "发展对象的材料" }))).toEqual([id]);
      expect(await api(asked({ q: "发展对象" }))).toEqual([]);
      expect(linksIn(await page(`/?${asked({ q: "发展对象" })}`))).toEqual([]);
    });

    it("finds what is in hand by title, item and month; nobody else does", async () => {
      const made = await author.call<{ notice: { id: string } }>("POST", "/api/notices", {
        unit: VILLAGE,
        item: "project-progress",
        reportingPeriod: "2026-11",
        title: "水坝加固进度",
      });
      const { id } = made.json.notice;
      for (const q of ["水坝", "shuiba", "sbjg", "水坝 11月"])
        expect([q, listed(await look({ q }))]).toEqual([q, [id]]);
      expect(listed(await look({ q: "水坝 10月" }))).toEqual([]);
      expect(await api(asked({ q: "水坝" }))).toEqual([]);
    });

    it("is for a unit's own officers, and leads overseers to the boards below", async () => {
      const other = await signIn(server.url, "zhuxi-author");
      expect((await other.call("GET", `/desk/${VILLAGE}/notices?${asked({ q: "东塘" })}`)).status).toBe(404);
      const above = await look({ q: "吴长河" }, desk.as("overseer"), TOWNSHIP);
      expect(listed(above)).toEqual([]);
      expect(above).toContain(`href="/b/${TOWNSHIP}?q&#x3D;`);
      const hanging = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
      const board = `/b/${TOWNSHIP}?${asked({ q: "吴长河" })}`;
      expect(linksIn((await desk.as("overseer").call("GET", board)).text)).toEqual([hanging]);
      expect(linksIn(await page(board))).toEqual([]);
    });
  });
});
