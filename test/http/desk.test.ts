import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOfficerBrowser, type OfficerBrowser } from "../support/officer-browser.ts";
import { openDesk } from "../support/publish.ts";
import { octoberAccounts } from "../support/notices.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

describe("the desk's first pages", () => {
  let server: TestServer;
  let author: OfficerBrowser;
  let overseer: OfficerBrowser;

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    author = await openOfficerBrowser(server.url, "author");
    overseer = await openOfficerBrowser(server.url, "overseer");
  });
  afterAll(() => server.stop());

  it("asks a stranger to sign in and comes back to the page", async () => {
    const answer = await fetch(`${server.url}/desk/${VILLAGE}`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      `/desk/sign-in?to=${encodeURIComponent(`/desk/${VILLAGE}`)}`,
    ]);
  });

  it("leads an author to the village and an overseer to the list of units", async () => {
    expect((await author.get("/desk")).to).toBe(`/desk/${VILLAGE}`);
    expect((await overseer.get("/desk")).to).toBe("/desk/units");
    const units = await overseer.get("/desk/units");
    expect(units.html).toContain("柳塘村");
    expect(units.html).toContain(`href="/desk/${VILLAGE}"`);
  });

  it("hides other units and answers wrong addresses with a sentence", async () => {
    for (const path of ["/desk/330899", "/desk/330899102", "/desk/999999999999", "/desk/330899102/ledger"]) {
      const page = await author.get(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.html).toContain("没有这个页面");
    }
    expect((await author.get("/desk/__proto__")).status).toBe(404);
    expect((await author.get("/desk/notices/__proto__")).status).toBe(404);
  });

  it("shows all 64 items of the catalog on one page", async () => {
    const { html } = await author.get(`/desk/${VILLAGE}`);
    const items = [...server.facts.catalog.values()];
    const absent = items
      .filter((item) => !html.includes((item.shortName ?? item.name).replace(/^月度/u, "")))
      .map(({ id }) => id);
    expect([items.length, absent]).toEqual([64, []]);
  });

  it("begins a notice with one press and does not begin it twice", async () => {
    const form = { item: "monthly-accounts", period: "2026-10" };
    const begun = await author.post(`/desk/${VILLAGE}/new`, form);
    expect([begun.status, begun.to]).toEqual([303, expect.stringMatching(/^\/desk\/notices\/202611-/)]);
    expect((await author.post(`/desk/${VILLAGE}/new`, form)).to).toBe(begun.to);
    const month = await author.get(`/desk/${VILLAGE}`);
    expect(month.html).toContain(`href="${begun.to}"`);
    expect(month.html).toContain("接着填");
    expect((await overseer.post(`/desk/${VILLAGE}/new`, form)).status).not.toBe(500);
  });

  it("takes a nil return from the month page [PB10]", async () => {
    const begun = await author.post(`/desk/${VILLAGE}/new`, { item: "project-progress", period: "2026-10", nil: "1" });
    const id = begun.to.split("/").at(-1) ?? "";
    const page = await author.get(`/desk/notices/${id}?page=1`);
    expect(page.html).toContain("本期没有发生");
  });

  it("lists what was published, with a search that says what it did not find, and when it has not read all yet", async () => {
    const desk = await openDesk(server);
    const id = await desk.publish({
      item: "monthly-accounts",
      reportingPeriod: "2026-09",
      ...octoberAccounts,
      title: "<b>九月</b>账",
    });
    const list = await author.get(`/desk/${VILLAGE}/notices?state=in-force`);
    expect(list.html).toContain(`/desk/notices/${id}`);
    expect(list.html).toContain("&lt;b&gt;九月&lt;/b&gt;账");
    expect(list.html).not.toContain("<b>九月");
    const { notices } = server.store;
    const { find } = notices;
    const reading = Promise.withResolvers<void>();
    notices.find = (each) => reading.promise.then(() => find.call(notices, each));
    const search = `/desk/${VILLAGE}/notices?q=${encodeURIComponent("清淤")}`;
    const early = await author.get(search);
    expect(early.html).toContain("还在整理公告");
    expect(early.html).not.toContain("没有找到");
    reading.resolve();
    notices.find = find;
    const whole = await author.get(search);
    expect(whole.html).toContain(`/desk/notices/${id}`);
    expect(whole.html).not.toContain("还在整理");
    const none = await author.get(`/desk/${VILLAGE}/notices?q=${encodeURIComponent("王建军")}`);
    expect(none.html).toContain("没有找到“王建军”。可以少输几个字。");
    const empty = await author.get(`/desk/${VILLAGE}/notices?state=frozen`);
    expect(empty.html).toContain("这里现在没有公告。请点上面的“全部”看别的。");
    expect(empty.html).not.toContain("少输几个字");
    const above = await overseer.get("/desk/330899102/notices");
    expect(above.html).toContain("还没有公告。");
    expect(above.html).not.toContain("开始填");
    const month = await author.get(`/desk/${VILLAGE}`);
    expect(month.html).toContain("已经挂出");
    expect(month.html).toContain(`/desk/notices/${id}`);
  });

  it("answers odd page numbers and queries with a page", async () => {
    for (const query of ["page=-3", "page=1e9", "page=x", "state=__proto__", "q[]=1"])
      expect((await author.get(`/desk/${VILLAGE}/notices?${query}`)).status).toBe(200);
  });
});
