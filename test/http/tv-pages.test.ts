import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newestTitle } from "../../server/http/pages/below.ts";
import { accountsOf } from "../support/accounts.ts";
import { subsidy } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

/** Pages of the television as a box without script gets them: links and nothing else. */
describe("television pages", () => {
  let server: TestServer;
  let desk: Desk;
  let accounts = "";
  let list = "";
  let jobs = "";
  const { draft } = accountsOf("2026-10", 18_643_260, 11);

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleVillage(server);
    desk = await openDesk(server);
    accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...draft });
    list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", eventDay: "2026-11-05", ...subsidy });
    jobs = await desk.publish({
      item: "public-welfare-jobs",
      eventDay: "2026-11-05",
      ...subsidy,
      title: "公益岗位公示",
    });
  }, 60_000);
  afterAll(() => server.stop());

  const read = async (path: string) => (await fetch(server.url + path)).text();
  const linksIn = (html: string): readonly string[] =>
    [...html.matchAll(/<a [^>]*href="(\/tv[^"]*)"/g)].map(([, href]) => href ?? "");

  it("lead by links alone from the county to every notice, every page and every row, and back", async () => {
    const seen = new Set<string>();
    const todo = ["/tv/330899"];
    for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const answer = await fetch(server.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      const links = linksIn(await answer.text());
      expect(links.length).toBeGreaterThan(0);
      todo.push(...links);
    }
    for (const path of ["/tv/330899102", `/tv/${VILLAGE}/list/finance`, `/tv/${VILLAGE}/n/${accounts}/2/1`])
      expect([...seen]).toContain(path);
    expect([...seen].filter((path) => path.split("/").length === 7)).toHaveLength(11);
  });

  it("cut a table so that every row stands on one page, with 转下页 below all but the last", async () => {
    const pages: string[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await fetch(`${server.url}/tv/${VILLAGE}/n/${accounts}/${page}`);
      if (answer.status === 404) break;
      pages.push(await answer.text());
    }
    const tables = pages.filter((html) => html.includes("<tbody><tr"));
    const rows = tables.map((html) => [...html.matchAll(/<tr data-pages="\d"><td/g)].length);
    expect(rows.reduce((a, b) => a + b, 0)).toBe(11);
    expect(rows.every((count) => count >= 3 && count <= 8)).toBe(true);
    expect(tables.map((html) => html.includes("转下页"))).toEqual([true, false]);
    const carried = /转下页.*?>([\d,.]+)<\/td><td class="r">([\d,.]+)<\/td><td class="edge r">([\d,.]+)</s.exec(
      tables[0] ?? "",
    );
    const sum = (key: "incomeFen" | "expenseFen") =>
      draft.tables[0]?.rows.slice(0, rows[0]).reduce((total, row) => total + (row[key] ?? 0), 0) ?? 0;
    expect(carried?.slice(1).map((text) => Math.round(Number(text.replaceAll(",", "")) * 100))).toEqual([
      sum("incomeFen"),
      sum("expenseFen"),
      18_643_260 + sum("incomeFen") - sum("expenseFen"),
    ]);
  });

  it("[PB4] carry the six elements of every notice", async () => {
    for (const id of [accounts, list, jobs]) {
      let text = "";
      for (let page = 1; page < 7; page += 1) text += await read(`/tv/${VILLAGE}/n/${id}/${page}`);
      for (const label of ["时间", "公布单位", "公开事项", "内容", "公布人", "审核人"])
        expect(text).toContain(`<dt>${label}</dt>`);
    }
  });

  it("[PB11] show rows and names only of items that may hang on a television", async () => {
    const shown = await read(`/tv/${VILLAGE}/n/${list}/2`);
    expect(shown).toContain("周*芳");
    const entry = await read(`/tv/${VILLAGE}/n/${jobs}`);
    expect(entry).toContain("电视上不放全文");
    expect(entry).toContain("935.72");
    expect(entry).not.toMatch(/周\*|吴\*|欧阳/);
  });

  it("name the place of what is new below once, and call the county's own notices the county's", async () => {
    const county = await read("/tv/330899");
    expect(county).toContain(">县里的公告</span>");
    expect(county).toMatch(/data-unit="330899102".*柳塘村：公益岗位聘用、管理/);
    const township = await read("/tv/330899102");
    expect(township).toMatch(/data-unit="330899102201".*日 公益岗位聘用/);
    const named = { unit: { code: VILLAGE, name: "柳塘村" }, shown: { title: "柳塘村2026年10月财务收支明细" } };
    expect(newestTitle({ unit: { code: "330899102" }, newest: named } as never)).toBe(named.shown.title);
  });

  it("paint before the faces have come: their style sheet stands after all that is read", async () => {
    for (const path of [`/tv/${VILLAGE}`, `/kiosk/${VILLAGE}`]) {
      const html = await read(path);
      const faces = html.search(/<link rel="stylesheet" href="\/assets\/fonts\.[\w.]+css">/);
      expect([path, faces > html.lastIndexOf("</div>")]).toEqual([path, true]);
    }
  });

  it("answer nobody's second request with nothing but the head", async () => {
    const first = await fetch(`${server.url}/tv/${VILLAGE}`);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    const again = await fetch(`${server.url}/tv/${VILLAGE}`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  it("[PB7] keeps no list of units that was read before a notice below was frozen", async () => {
    const { news } = server.services;
    const { below } = news;
    news.below = async (...asked) => {
      const units = await below(...asked);
      news.below = below;
      expect((await desk.act("supervisor", jobs, { type: "freeze", reason: "有村民提出疑问" })).status).toBe(200);
      return units;
    };
    expect(await read("/tv/330899102/below")).toContain("公益岗位聘用");
    expect(await read("/tv/330899102/below")).not.toContain("公益岗位聘用");
  });
});
