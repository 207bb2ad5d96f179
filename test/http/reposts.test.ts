import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, OTHER_VILLAGE, settleTownship, TOWNSHIP } from "../support/township.ts";
import { VILLAGE } from "../support/village.ts";
import { subsidy } from "../support/notices.ts";
import { openOfficerBrowser } from "../support/officer-browser.ts";

const roster = {
  item: "subsistence-initial",
  title: "2026年11月低保初审公示",
  content: "初审通过的人在下面，请在公示期内提意见。",
  eventDay: "2026-11-10",
  tables: subsidy.tables,
};
const policy = {
  title: "2026年医保参保政策解读",
  content: "个人缴费每人 400.00 元，12月31日前缴清。咨询电话 0570-5550188。",
  eventDay: "2026-11-09",
};

describe("township and village together", () => {
  let server: TestServer;
  let town: Awaited<ReturnType<typeof openTownship>>;
  let notice: string;

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z", env: { PUBLIC_URL: "https://qingxi.example" } });
    await settleTownship(server);
    town = await openTownship(server);
    notice = await town.publish(policy);
  }, 120_000);
  afterAll(() => server.stop());

  const read = async (path: string, cookie = "") =>
    (await fetch(server.url + path, { headers: cookie ? { cookie } : {} })).text();
  const settled = () => server.services.following.settled();
  async function passOf(village: string): Promise<string> {
    const link = await server.services.passes.link(village);
    const opened = await fetch(`${server.url}${link}`, { redirect: "manual" });
    return opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  it("[PB12] waits in every village of the township until somebody there hangs it", async () => {
    expect(await read(`/b/${TOWNSHIP}`)).toContain("清溪镇公开〔2026〕1号");
    expect(await read(`/b/${VILLAGE}`)).not.toContain(notice);
    const page = await openOfficerBrowser(server.url, "author");
    expect((await page.get(`/desk/${VILLAGE}/reposts`)).html).toMatch(
      /上级有 1 件要在本村挂出[^]*2026年医保参保政策解读/,
    );
    const supervisor = await town.hang(notice, "supervisor");
    expect([supervisor.status, supervisor.text]).toEqual([403, expect.stringContaining("村文书或签发人")]);
  });

  it("[PB12] hangs once though two people press at once, with the village's own period and the township's number", async () => {
    server.clock.set("2026-11-13T02:00:00.000Z");
    town = await openTownship(server);
    const both = await Promise.all([town.hang(notice, "author"), town.hang(notice, "approver")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { notices, codes } = await server.store.ledgers.state(VILLAGE);
    expect(notices.get(notice)).toMatchObject({
      from: TOWNSHIP,
      edition: 1,
      period: { from: "2026-11-14", until: "2026-12-13" },
    });
    expect(codes.size).toBe(1);
    for (const path of [
      `/b/${VILLAGE}`,
      `/b/${VILLAGE}/feed.atom`,
      `/b/${VILLAGE}/board.json`,
      `/kiosk/${VILLAGE}/bundle`,
    ])
      expect(await read(path), path).toContain("清溪镇公开〔2026〕1号");
    const board = JSON.parse(await read(`/b/${VILLAGE}/board.json`)) as { notices: Record<string, unknown>[] };
    expect(board.notices[0]).toMatchObject({
      from: { code: TOWNSHIP, name: "清溪镇" },
      issuedDay: "2026-11-12",
      publishedDay: "2026-11-13",
      elements: { issuingBody: "清溪镇人民政府", publishedBy: "韩立峰", reviewedBy: expect.stringContaining("赵喜凤") },
    });
    expect(board.notices[0]?.["elements"]).toMatchObject({
      issuedOn: expect.stringMatching(/2026年11月12日.*11月14日至12月13日/),
    });
  });

  it("[PB12] shows on its page every place where it hangs, each with its own period", async () => {
    const page = await read(`/n/${notice}`);
    expect(page).toMatch(/清溪镇[^]*11月13日[^]*柳塘村[^]*11月14日/);
  });

  it("[PB12] its sheet in the village has a code of the village, which says what became of it", async () => {
    const code = (await server.store.ledgers.state(VILLAGE)).notices.get(notice)?.code ?? "";
    const page = await read(`/v/${code}`);
    expect(page).toContain("柳塘村");
    expect(page).toContain("清溪镇公开〔2026〕1号");
    expect(page).toContain("是现在的这一版");
  });

  it("[AU1] shows names to those of the village where it hangs, and to no other", async () => {
    const list = await town.publish({ ...roster, hangIn: [VILLAGE] });
    expect((await town.hang(list, "zhuxi-author", OTHER_VILLAGE)).status).toBe(404);
    expect((await town.hang(list)).status).toBe(201);
    const [own, other] = [await passOf(VILLAGE), await passOf(OTHER_VILLAGE)];
    const kiosk = await server.services.boards.board(VILLAGE, {
      caller: { kind: "pass", unit: VILLAGE },
      medium: "kiosk",
    });
    expect(JSON.stringify(kiosk?.notices.find(({ id }) => id === list)?.view)).toContain("吴长河");
    const json = async (cookie: string) => read(`/api/units/${VILLAGE}/board?medium=kiosk`, cookie);
    expect(await json(own)).toContain("吴长河");
    for (const cookie of [other, ""]) {
      expect(await json(cookie)).not.toContain("吴长河");
      expect(await read(`/n/${list}`, cookie)).not.toContain("吴长河");
      expect(await read(`/api/units/${TOWNSHIP}/board?medium=kiosk`, cookie)).not.toContain("吴长河");
    }
  });

  it("[PB12] [PB7] what the township freezes, releases, corrects and withdraws, every village says at once", async () => {
    await town.hang(notice, "zhuxi-author", OTHER_VILLAGE);
    const version = async () => (JSON.parse(await read(`/b/${VILLAGE}/board.json`)) as { version: string }).version;
    const before = await version();
    await town.act("zhen-approver", notice, { type: "freeze", reason: "缴费标准正在核实" });
    await settled();
    for (const village of [VILLAGE, OTHER_VILLAGE]) {
      const page = await read(`/b/${village}`);
      expect(page).toContain("缴费标准正在核实");
      expect(page).not.toContain("400.00");
    }
    expect(await version()).not.toBe(before);
    await town.act("reviewer", notice, { type: "release", reason: "核实过了" });
    await settled();
    expect(await read(`/b/${VILLAGE}/feed.atom`)).toContain("400.00");
    server.clock.set("2026-11-17T02:00:00.000Z");
    town = await openTownship(server);
    await town.correct(notice, { cause: "objection", reason: "标准写错了", content: "个人缴费每人 380.00 元。" });
    await settled();
    const feed = await read(`/b/${VILLAGE}/feed.atom`);
    expect(feed).toContain("380.00");
    expect(feed).toContain("第2版");
    const state = (await server.store.ledgers.state(VILLAGE)).notices.get(notice);
    expect(state).toMatchObject({
      edition: 2,
      cause: "objection",
      period: { from: "2026-11-18", until: "2026-12-17" },
    });
    const lines = await server.store.ledgers.entries(VILLAGE, { after: 0, limit: 100 });
    const approver = (await server.services.officers.all()).find(({ signIn }) => signIn === "zhen-approver");
    expect(lines.find(({ kind }) => kind === "frozen")?.by).toEqual([approver?.id]);
    await town.act("zhen-approver", notice, { type: "withdraw", reason: "政策有变" });
    await settled();
    await server.services.following.catchUp();
    for (const village of [VILLAGE, OTHER_VILLAGE]) {
      const after = await server.store.ledgers.entries(village, { after: 0, limit: 100 });
      expect(after.filter(({ kind }) => kind === "withdrawn")).toHaveLength(1);
      expect(await read(`/b/${village}/board.json`)).not.toContain("380.00");
    }
  });

  it("[PB2] [PB12] what was corrected for privacy is served from no village, on no path", async () => {
    const leaky = await town.publish({ ...policy, title: "临时通知", content: "旧版不该有的话乙。" });
    await town.hang(leaky);
    await town.correct(leaky, { cause: "privacy", reason: "写了不该写的", content: "请到镇里咨询。" });
    await settled();
    for (const path of [
      `/n/${leaky}/1`,
      `/n/${leaky}`,
      `/b/${VILLAGE}`,
      `/b/${VILLAGE}/board.json`,
      `/b/${VILLAGE}/feed.atom`,
    ])
      expect(await read(path), path).not.toContain("旧版不该有的话乙");
  });

  it("serves no township as a neighborhood: no pass, no names", async () => {
    expect(await server.services.passes.link(TOWNSHIP)).toBeUndefined();
  });
});
