import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SaxesParser } from "saxes";
import { octoberAccounts, resolution, subsidy } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

describe("the public pages", () => {
  let server: TestServer;
  let desk: Desk;
  let accounts: string;
  let list: string;
  let jobs: string;

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z", env: { PUBLIC_URL: "https://liutang.example/" } });
    await settleVillage(server);
    desk = await openDesk(server);
    accounts = await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
    list = await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy });
    jobs = await desk.publish({
      item: "public-welfare-jobs",
      eventDay: "2026-11-10",
      ...subsidy,
      title: "公益岗位聘用公示",
    });
  }, 120_000);
  afterAll(() => server.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers, redirect: "manual" });
  const read = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();

  it("goes straight to the board where there is one village", async () => {
    const answer = await get("/");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `/b/${VILLAGE}`]);
  });

  it("[PB4] carries the six elements, from the trail, on page, feed and JSON", async () => {
    const elements = [
      "2026年11月12日",
      "清溪镇柳塘村股份经济合作社",
      "月度财务收支明细",
      "共 8 笔，收入 43,000.00 元",
      "李长青",
      "陈水根（村务监督委员会）",
    ];
    for (const path of [`/n/${accounts}`, `/b/${VILLAGE}/feed.atom`, `/b/${VILLAGE}/board.json`]) {
      const text = await read(path);
      for (const element of elements) expect(text, `${path} ${element}`).toContain(element);
    }
    const page = await read(`/n/${accounts}`);
    for (const label of ["时间", "公布单位", "公开事项", "内容", "公布人", "审核人"])
      expect(page).toContain(`<dt>${label}</dt>`);
  });

  it("[PB11] shows the whole where the item names the web, and an entry without rows or names where not", async () => {
    const page = await read(`/n/${accounts}`);
    for (const { summary } of octoberAccounts.tables[0]?.rows ?? []) expect(page).toContain(summary);
    const entry = await read(`/n/${jobs}`);
    expect(entry).toContain("这一项不在网上公开全文");
    expect(entry).toContain("全文请到村部公开栏、村部触摸屏看。");
    expect(entry).toContain("共 3 条，金额 935.72 元");
    expect(entry).not.toMatch(/周\*芳|吴\*河|公益岗位聘用公示|321\.44/);
    const feed = await read(`/b/${VILLAGE}/feed.atom`);
    expect(feed).toContain("周*芳");
    expect(feed).not.toContain("公益岗位聘用公示");
  });

  it("finds by words, affairs and item, and says what to do when nothing is found", async () => {
    expect(await read(`/b/${VILLAGE}?q=${encodeURIComponent("水渠清淤")}`)).toContain(`/n/${accounts}`);
    expect(await read(`/b/${VILLAGE}?affairs=village`)).not.toContain(`/n/${accounts}`);
    expect(await read(`/b/${VILLAGE}?item=farm-subsidies`)).toContain(`/n/${list}`);
    expect(await read(`/b/${VILLAGE}?q=${encodeURIComponent("王建军")}`)).toContain("没有找到“王建军”");
    expect(await read(`/b/${VILLAGE}?q=${encodeURIComponent("<script>")}`)).not.toContain("<script>");
    expect((await get(`/b/${VILLAGE}?page=x&state=y&affairs[]=z`)).status).toBe(200);
  });

  it("answers what is not there with a sentence and 404", async () => {
    for (const path of [
      "/b/999999999999",
      "/b/__proto__",
      "/n/202611-0000000000",
      `/n/${accounts}/7`,
      `/n/${accounts}/0`,
      "/n/__proto__",
      "/v/zzzz-zzzz",
    ]) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toMatch(/。/u);
    }
  });

  it("[SC3] revalidates public pages by ETag, answers the same bytes from what is kept, and keeps nothing for others", async () => {
    const first = await get(`/n/${accounts}`);
    const [etag, text] = [first.headers.get("etag") ?? "", await first.text()];
    const kept = await get(`/n/${accounts}`);
    expect(await kept.text()).toBe(text);
    const names = (headers: Headers) =>
      [...headers].filter(([name]) => !["date", "connection", "keep-alive"].includes(name));
    expect(names(kept.headers)).toEqual(names(first.headers));
    expect(kept.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await get(`/n/${accounts}`, { "if-none-match": etag })).status).toBe(304);
    const officer = await desk.as("author").call("GET", `/n/${accounts}`);
    expect(officer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("remembers large type, and goes back to nowhere but this site", async () => {
    const look = (back: string) =>
      fetch(`${server.url}/look`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ large: "1", back }),
      });
    const answer = await look(`/n/${accounts}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/n/${accounts}`]);
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(await read(`/n/${accounts}`, { cookie })).toContain('data-size="large"');
    expect(await read(`/n/${accounts}`)).not.toContain('data-size="large"');
    for (const back of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      expect((await look(back)).headers.get("location"), back).toBe("/");
    }
  });

  it("feeds well-formed Atom with permanent ids and no address that only works in the village", async () => {
    const answer = await get(`/b/${VILLAGE}/feed.atom`);
    expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const text = await answer.text();
    const parser = new SaxesParser({ xmlns: true });
    const ids: string[] = [];
    let inside = "";
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ local }) => (inside = local));
    parser.on("text", (part) => {
      if (inside === "id" && part.trim()) ids.push(part);
    });
    parser.write(text).close();
    expect(ids).toHaveLength(4);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(text).toContain(`href="https://liutang.example/n/${accounts}"`);
    expect(text).not.toMatch(/127\.0\.0\.1|localhost/);
  });

  it("[PB2] corrects under the same number, with what changed side by side; the old edition stays readable, marked", async () => {
    const before = (await get(`/n/${list}`)).headers.get("etag");
    const [table] = subsidy.tables;
    const rows = table?.rows.map((row) => (row.name === "吴长河" ? { ...row, area: 313, money: 30862 } : row));
    await desk.correct(list, { cause: "objection", reason: "吴长河户面积少算 1 亩。", tables: [{ ...table, rows }] });
    const answer = await get(`/n/${list}`);
    const page = await answer.text();
    expect(answer.headers.get("etag")).not.toBe(before);
    expect(page).toContain("柳塘村公开〔2026〕2号");
    expect(page).toContain("第2版·更正");
    expect(page).toContain("为什么改：吴*河户面积少算 1 亩。");
    expect(page).toContain("<del>2.13</del>");
    expect(page).toContain("<ins>3.13</ins>");
    const old = await read(`/n/${list}/1`);
    expect(old).toContain("请以第 2 版为准");
    expect(old).toContain("2.13");
  });

  it("checks a sheet by its code, as typed, and knows when it is no longer the edition that counts", async () => {
    const { codes } = await server.store.ledgers.state(VILLAGE);
    const codeOf = (edition: number) =>
      [...codes].find(([, each]) => each.notice === list && each.edition === edition)?.[0] ?? "";
    const now = await get(
      `/v?code=${codeOf(2)
        .toUpperCase()
        .replace(/^(.{4})/, "$1-")}`,
    );
    expect(now.headers.get("location")).toBe(`/v/${codeOf(2)}`);
    expect(await read(`/v/${codeOf(2)}`)).toContain("有这张公告，是现在的这一版");
    const old = await read(`/v/${codeOf(1)}`);
    expect(old).toContain("这张纸是第1版，已经更正");
    expect(old).toContain(`href="/n/${list}/1"`);
  });

  it("[PB7] [PB8] takes frozen and withdrawn notices off at once, from what is kept too; number and reason stay", async () => {
    const paused = await desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });
    expect(await read(`/n/${paused}`)).toContain("赞成28票");
    await desk.act("supervisor", paused, { type: "freeze", reason: "有村民对票数提出疑问" });
    const frozen = await read(`/n/${paused}`);
    expect(frozen).toMatch(/这张公告已暂停[^]*有村民对票数提出疑问/);
    expect(frozen).toContain("柳塘村公开〔2026〕4号");
    expect(frozen).not.toContain("赞成28票");
    await desk.act("approver", accounts, { type: "withdraw", reason: "账户填错，重新公布" });
    const withdrawn = await read(`/n/${accounts}`);
    expect(withdrawn).toContain("账户填错，重新公布");
    expect(withdrawn).not.toContain("二组水渠清淤");
    expect(await read(`/b/${VILLAGE}?state=withdrawn`)).toContain(`/n/${accounts}`);
    for (const path of [`/b/${VILLAGE}`, `/b/${VILLAGE}/feed.atom`, `/b/${VILLAGE}/board.json`]) {
      expect(await read(path), path).not.toMatch(/二组水渠清淤|赞成28票/);
    }
  });

  it("[PB9] lists what is over, with its totals and without its rows", async () => {
    server.clock.set("2027-01-15T02:00:00.000Z");
    expect(await read(`/b/${VILLAGE}?state=expired`)).toContain(`/n/${list}`);
    const page = await read(`/n/${list}`);
    expect(page).toContain("名单已收起");
    expect(page).toContain("1,034.32");
    expect(page).not.toContain("周*芳");
  });
});
