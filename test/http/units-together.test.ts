import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { octoberAccounts, subsidy } from "../support/notices.ts";
import { signIn } from "../support/client.ts";
import { openOfficerBrowser } from "../support/officer-browser.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { openTownship, OTHER_VILLAGE, settleTownship, TOWNSHIP } from "../support/township.ts";
import { PASSWORD, VILLAGE } from "../support/village.ts";

const COUNTY = "330899";
const GROUP = `${VILLAGE}01`;

describe("units above and below each other", () => {
  let server: TestServer;
  let desk: Desk;
  let town: Awaited<ReturnType<typeof openTownship>>;

  const read = async (path: string, cookie = "") =>
    (await fetch(server.url + path, { headers: cookie ? { cookie } : {} })).text();

  beforeAll(async () => {
    server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
    await settleTownship(server);
    desk = await openDesk(server);
    town = await openTownship(server);
  }, 60_000);
  afterAll(() => server.stop());

  it("lists the units below with what is new, without what never leaves the desk", async () => {
    expect(await read(`/b/${TOWNSHIP}`)).toMatch(/各村[^]*柳塘村[^]*现在没有公告[^]*竹溪村/);
    await desk.publish({ item: "monthly-accounts", reportingPeriod: "2026-10", ...octoberAccounts });
    await desk.publish({
      item: "party-activities",
      reportingPeriod: "2026-10",
      scope: "party",
      title: "内部学习计划甲",
      content: "内部学习计划甲，在支部会上说明。",
    });
    for (const path of [`/b/${TOWNSHIP}`, `/b/${COUNTY}`]) {
      const page = await read(path);
      expect(page).toContain("正在公开 1 件");
      expect(page).toContain("2026年10月财务收支明细");
      expect(page).toContain("11月12日有新的");
      expect(page).not.toContain("内部学习计划甲");
    }
    expect(await read(`/b/${COUNTY}`)).toMatch(/各乡镇[^]*清溪镇[^]*2 个村[^]*柳塘村：2026年10月财务收支明细/);
    expect(await read(`/b/${TOWNSHIP}?affairs=party`)).not.toContain("各村");
  });

  it("shows no name of a newest notice that its own page would hide", async () => {
    await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", ...subsidy, title: "吴长河户补贴公示" });
    const page = await read(`/b/${TOWNSHIP}`);
    expect(page).toContain("户补贴公示");
    expect(page).not.toContain("吴长河");
  });

  it("sees by the board's version alone that something is new", async () => {
    const before = await server.services.news.below(TOWNSHIP, { caller: { kind: "anyone" }, medium: "web" });
    const again = await server.services.news.below(TOWNSHIP, { caller: { kind: "anyone" }, medium: "web" });
    expect(again[0]?.newest?.shown).toBe(before[0]?.newest?.shown);
    server.clock.set("2026-11-12T03:00:00.000Z");
    await town.publish({ title: "停电通知", content: "11月20日停电。", eventDay: "2026-11-11", hangIn: [] });
    const county = await server.services.news.below(COUNTY, { caller: { kind: "anyone" }, medium: "tv" });
    expect(county).toMatchObject([{ newest: { shown: { title: "停电通知" } }, below: 2, fresh: 3 }]);
  });

  it("[PB5] an administrator makes a group, whose notices the village's officers review", async () => {
    const boss = await openOfficerBrowser(server.url, "boss");
    const made = await boss.post("/desk/admin/units", {
      new: "1",
      code: GROUP,
      name: "柳塘村第一村民小组",
      validFrom: "2026-11-01",
      since: "2026-11-01",
    });
    expect([made.status, made.to]).toEqual([303, "/desk/admin?done=unit"]);
    const { officers } = server.services;
    const head = await officers.add({ signIn: "zuzhang", name: "黄阿根", password: PASSWORD });
    if (!head.ok) throw new Error(head.error.code);
    await officers.appoint(head.value.id, { unit: GROUP, part: "author", from: "2026-11-01" });
    const page = await openOfficerBrowser(server.url, "zuzhang");
    expect((await page.get(`/desk/${GROUP}`)).html).toContain("柳塘村第一村民小组");
    expect((await page.get(`/desk/${VILLAGE}`)).status).toBe(404);

    const api = async (token: string, method: string, path: string, body?: object) => {
      const answer = await fetch(server.url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, json: (await answer.json()) as { notice: { id: string; version: number } } };
    };
    const draft = {
      unit: GROUP,
      item: "group-affairs",
      title: "一组机动地发包决定",
      content: "11月8日一组会议到会21户，同意机动地发包一年。",
      eventDay: "2026-11-08",
      answers: [{ code: "rows-missing", column: "tables", text: "本次只有决定，没有表。" }],
    };
    const begun = await api(page.token, "POST", "/api/notices", draft);
    const { id } = begun.json.notice;
    const act = async (name: string, type: string) => {
      const { version } = (await api(page.token, "GET", `/api/notices/${id}`)).json.notice;
      const token = name === "zuzhang" ? page.token : desk.as(name).token;
      return (await api(token, "POST", `/api/notices/${id}/actions`, { type, version })).status;
    };
    expect(await act("zuzhang", "submit")).toBe(200);
    expect(await act("zhen-author", "approve").catch(() => 0)).not.toBe(200);
    expect(await act("supervisor", "approve")).toBe(200);
    expect(await act("approver", "approve")).toBe(200);
    expect(await act("approver", "publish")).toBe(200);
    expect(await read(`/b/${VILLAGE}`)).toMatch(/各小组[^]*柳塘村第一村民小组[^]*正在公开 1 件/);
    const [county] = await server.services.news.below(COUNTY, { caller: { kind: "anyone" }, medium: "web" });
    const villages = await server.services.news.below(TOWNSHIP, { caller: { kind: "anyone" }, medium: "web" });
    expect([county?.below, villages.map(({ below }) => below)]).toEqual([2, [1, 0]]);
    const clerk = await openOfficerBrowser(server.url, "author");
    const written = await api(clerk.token, "POST", "/api/notices", { ...draft, title: "一组晒场轮晒安排" });
    for (const [officer, notice, called] of [
      [page, id, "黄阿根，小组长"],
      [clerk, written.json.notice.id, "吴秀兰，村文书"],
    ] as const) {
      expect((await officer.get(`/desk/${GROUP}`)).html).toContain(called);
      expect((await clerk.get(`/desk/notices/${notice}?page=1`)).html).toContain(
        `<b>开始填</b> <span>${called}</span>`,
      );
    }
    expect(await read(`/b/${GROUP}`)).toContain("柳塘村第一村民小组公开〔2026〕1号");
    const link = await server.services.passes.link(VILLAGE);
    const opened = await fetch(`${server.url}${link}`, { redirect: "manual" });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(await read(`/api/units/${GROUP}/board?medium=kiosk`, cookie)).toContain('"audience":"village"');
  });

  it("[PB12] a television lists groups after the village's own notices, and says who numbered what hangs from above", async () => {
    const village = await read(`/tv/${VILLAGE}`);
    expect(village).toMatch(/data-home="all"[^]*村里的公告[^]*财务[^]*各组/);
    const groups = await read(`/tv/${VILLAGE}/list/units`);
    expect(groups).toMatch(new RegExp(`href="/tv/${GROUP}"[^]*柳塘村第一村民小组[^]*挂着 1 条`));
    expect(await read(`/tv/${GROUP}`)).toMatch(/<ol class="rows" id="rows"><li[^]*<span class="no">1<\/span>/);
    const notice = await town.publish({
      title: "水库除险加固施工公告",
      content: "11月20日起施工，请绕行。",
      eventDay: "2026-11-11",
      hangIn: [VILLAGE],
    });
    expect((await town.hang(notice)).status).toBe(201);
    const row = new RegExp(
      `data-notice="${notice}"[^]*?<span class="no">\\d+<small>清溪镇</small></span>[^]*?水库除险`,
    );
    expect(await read(`/tv/${VILLAGE}`)).toMatch(row);
    expect(await read(`/tv/${VILLAGE}/n/${notice}`)).toContain("清溪镇公开〔2026〕");
  });

  it("counts a township's working days down from the day of formation, and says so when they are over", async () => {
    const clerk = await openOfficerBrowser(server.url, "zhen-author");
    const begun = (eventDay: string) =>
      town.as("zhen-author").call("POST", "/api/notices", { unit: TOWNSHIP, item: "policy-notice", eventDay });
    await begun("2026-11-09");
    expect((await clerk.get(`/desk/${TOWNSHIP}`)).html).toMatch(/第二十六条[^]*20 个工作日[^]*还有 17 个工作日/);
    await begun("2026-09-21");
    expect((await clerk.get(`/desk/${TOWNSHIP}`)).html).toMatch(/晚 \d+ 个工作日/);
    const late = await town.publish({ title: "公益林补偿办法", content: "每亩补 33.00 元。", eventDay: "2026-09-21" });
    expect((await clerk.get(`/desk/${TOWNSHIP}`)).html).toMatch(
      /按时公布[^]*晚了 \d+ 个工作日|晚了 \d+ 个工作日[^]*按时公布/,
    );
    expect((await clerk.get(`/desk/notices/${late}`)).html).toMatch(/公开时限[^]*9月21日形成的[^]*晚了 \d+ 个工作日/);
    expect((await clerk.get(`/desk/${VILLAGE}`)).status).toBe(404);
  });

  it("[PB12] tells reviewers where it is to hang, and what the author changed about that", async () => {
    const author = town.as("zhen-author");
    type Made = { notice: { id: string; version: number }; findings: object[] };
    const wish = { unit: TOWNSHIP, item: "policy-notice", title: "抗旱补助政策", content: "每亩补 20.00 元。" };
    const made = await author.call<Made>("POST", "/api/notices", {
      ...wish,
      eventDay: "2026-11-10",
      hangIn: [VILLAGE],
    });
    const { id } = made.json.notice;
    const write = async (more: object) => {
      const { notice, findings } = (await author.call<Made>("GET", `/api/notices/${id}`)).json;
      const answers = findings.map((finding) => ({ ...finding, text: "已经核对过，没有错。" }));
      return author.call("PUT", `/api/notices/${id}`, { ...more, answers, version: notice.version });
    };
    await write({});
    expect((await town.act("zhen-author", id, { type: "submit" })).status).toBe(200);
    const clerk = await openOfficerBrowser(server.url, "zhen-author");
    expect((await clerk.get(`/desk/${TOWNSHIP}`)).html).toMatch(/走到“审”这一步[^]*等保密审查/);
    const reviewer = await openOfficerBrowser(server.url, "reviewer");
    const page = async () => (await reviewer.get(`/desk/notices/${id}/review`)).html;
    expect(await page()).toMatch(/挂到哪些村[^]*柳塘村/);
    expect(await page()).not.toContain("跟退回的那一版比");
    await town.act("reviewer", id, { type: "return", reason: "竹溪村也旱了" });
    expect((await write({ hangIn: [VILLAGE, OTHER_VILLAGE] })).status).toBe(200);
    expect((await town.act("zhen-author", id, { type: "submit" })).status).toBe(200);
    expect(await page()).toMatch(
      /跟退回的那一版比[^]*改了 1 处[^]*挂到哪些村[^]*<del>柳塘村<\/del>[^]*<ins>2 个村都挂<\/ins>/,
    );
  });

  it("[PB12] a county's notice waits in the villages of its townships, hangs under the county's number and follows it", async () => {
    const { officers } = server.services;
    const people = [
      ["xian-author", "陆佳怡", "author"],
      ["xian-reviewer", "唐文斌", "township-reviewer"],
      ["xian-approver", "方正", "approver"],
    ] as const;
    for (const [signInName, name, part] of people) {
      const made = await officers.add({ signIn: signInName, name, password: PASSWORD });
      if (made.ok) await officers.appoint(made.value.id, { unit: COUNTY, part, from: "2021-01-01" });
    }
    const clients = new Map<string, Awaited<ReturnType<typeof signIn>>>();
    for (const [name] of people) clients.set(name, await signIn(server.url, name));
    type Made = { notice: { id: string; version: number }; findings: object[] };
    const as = (name: string) => clients.get(name) ?? town.as(name);
    const wish = { unit: COUNTY, item: "policy-notice", title: "全县森林禁火令", content: "11月15日起禁止野外用火。" };
    const made = await as("xian-author").call<Made>("POST", "/api/notices", { ...wish, eventDay: "2026-11-11" });
    const { id } = made.json.notice;
    const act = async (name: string, body: object) => {
      const { version } = (await as("xian-author").call<Made>("GET", `/api/notices/${id}`)).json.notice;
      return (await as(name).call("POST", `/api/notices/${id}/actions`, { ...body, version })).status;
    };
    const { findings, notice } = made.json;
    const answers = findings.map((finding) => ({ ...finding, text: "已经核对过，没有错。" }));
    await as("xian-author").call("PUT", `/api/notices/${id}`, { answers, version: notice.version });
    expect(await act("xian-author", { type: "submit" })).toBe(200);
    expect(await act("reviewer", { type: "approve" })).toBe(404);
    expect(await act("xian-reviewer", { type: "approve" })).toBe(200);
    expect(await act("xian-approver", { type: "approve" })).toBe(200);
    expect(await act("xian-approver", { type: "publish" })).toBe(200);
    expect(await read(`/b/${COUNTY}`)).toContain("云岭县公开〔2026〕1号");
    expect(await read(`/b/${VILLAGE}`)).not.toContain("禁火令");
    const author = await openOfficerBrowser(server.url, "author");
    expect((await author.get(`/desk/${VILLAGE}/reposts`)).html).toMatch(/全县森林禁火令[^]*云岭县11月12日公布/);
    const deskOf = await openOfficerBrowser(server.url, "xian-author");
    expect((await deskOf.get(`/desk/${COUNTY}/reposts`)).html).toMatch(/全县森林禁火令[^]*2 个村，还有 2 个没挂/);
    expect((await town.hang(id)).status).toBe(201);
    expect(await read(`/b/${VILLAGE}`)).toMatch(
      /全县森林禁火令[^]*云岭县公开〔2026〕1号|云岭县公开〔2026〕1号[^]*全县森林禁火令/,
    );
    expect(await act("xian-approver", { type: "freeze", reason: "日期正在核对" })).toBe(200);
    await server.services.following.settled();
    expect(await read(`/b/${VILLAGE}`)).not.toContain("禁止野外用火");
    expect((await server.store.ledgers.state(VILLAGE)).notices.get(id)?.standing).toBe("frozen");
  });

  it("switches between the units of an officer, remembers the last, and opens none that is not theirs", async () => {
    const { officers } = server.services;
    const author = (await officers.all()).find(({ signIn }) => signIn === "author");
    await officers.appoint(author?.id ?? "", { unit: OTHER_VILLAGE, part: "author", from: "2026-11-01" });
    const { token } = await openOfficerBrowser(server.url, "author");
    const open = async (path: string, remembered = "") => {
      const cookie = `sanwu-session=${token}${remembered && `; desk-unit=${remembered}`}`;
      const answer = await fetch(server.url + path, { headers: { cookie }, redirect: "manual" });
      const unit = answer.headers.getSetCookie().find((each) => each.startsWith("desk-unit="));
      return { html: await answer.text(), to: answer.headers.get("location"), unit, status: answer.status };
    };
    const notices = await open(`/desk/${VILLAGE}/notices`);
    expect(notices.html).toContain(`href="/desk/${OTHER_VILLAGE}/notices"`);
    expect(notices.html).toMatch(/aria-current="true"[^>]*>柳塘村</);
    const other = await open(`/desk/${OTHER_VILLAGE}/notices`, VILLAGE);
    expect(other.unit).toContain(`desk-unit=${OTHER_VILLAGE}; Path=/desk; HttpOnly`);
    expect(other.html).toContain("竹溪村<b>三务公开栏</b>");
    expect((await open("/desk", OTHER_VILLAGE)).to).toBe(`/desk/${OTHER_VILLAGE}`);
    expect((await open("/desk", TOWNSHIP)).to).toBe(`/desk/${VILLAGE}`);
    expect((await open("/desk/password", OTHER_VILLAGE)).html).toContain(`href="/desk/${OTHER_VILLAGE}/notices"`);
    expect((await open(`/desk/${TOWNSHIP}`)).status).toBe(404);
    expect((await open(`/desk/${TOWNSHIP}/reposts`)).status).toBe(404);
  });

  it("a term of working days is over with its last day: who publishes on the Saturday after it is late", async () => {
    server.clock.set("2026-11-14T02:00:00.000Z");
    town = await openTownship(server);
    const policy = { title: "油茶低产林改造补助办法", content: "每亩补 300.00 元。", eventDay: "2026-10-16" };
    const late = await town.publish(policy);
    const inTime = await town.publish({ ...policy, title: "油茶良种苗木补助办法", eventDay: "2026-10-19" });
    const clerk = await openOfficerBrowser(server.url, "zhen-author");
    const rows = (await clerk.get(`/desk/${TOWNSHIP}`)).html.split("<tr ");
    const told = (id: string) =>
      /晚了 \d+ (?:天|个工作日)|按时公布/.exec(rows.find((row) => row.includes(id)) ?? "")?.[0];
    expect([told(late), told(inTime)]).toEqual(["晚了 1 天", "按时公布"]);
    const page = async (id: string) => (await clerk.get(`/desk/notices/${id}`)).html;
    expect(await page(late)).toContain("10月16日形成的，20 个工作日内公开；11月14日公布，晚了 1 天");
    expect(await page(inTime)).toContain("10月19日形成的，20 个工作日内公开；11月14日公布，按时");
  });

  it("names the day that a village counts from as its item does: when the money was paid", async () => {
    desk = await openDesk(server);
    const list = await desk.publish({
      item: "farm-subsidies",
      reportingPeriod: "2026",
      eventDay: "2026-11-05",
      ...subsidy,
    });
    const author = await openOfficerBrowser(server.url, "author");
    expect((await author.get(`/desk/notices/${list}`)).html).toContain(
      "11月5日发的，20 个工作日内公开；11月14日公布，按时",
    );
  });

  it("[PB12] a television opens what hung in a village from above at its old address, too, and says that it ended", async () => {
    const eventDay = "2026-11-13";
    const id = await town.publish({ title: "秋季防火通告", content: "禁止烧田坎。", eventDay, hangIn: [VILLAGE] });
    expect((await town.hang(id)).status).toBe(201);
    expect(await read(`/tv/${VILLAGE}/n/${id}`)).toContain("禁止烧田坎");
    server.clock.set("2027-01-20T02:00:00.000Z");
    for (const unit of [TOWNSHIP, VILLAGE]) {
      const answer = await fetch(`${server.url}/tv/${unit}/n/${id}`);
      expect([unit, answer.status]).toEqual([unit, 200]);
      expect(await answer.text()).toContain("已期满");
    }
    expect((await fetch(`${server.url}/tv/${OTHER_VILLAGE}/n/${id}`)).status).toBe(404);
  });
});
