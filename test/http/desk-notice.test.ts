import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { octoberAccounts } from "../support/notices.ts";
import { hidden, openOfficerBrowser, type OfficerBrowser } from "../support/officer-browser.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

type Read = { notice: { id: string; version: number; draft: { tables: object[] } }; findings: object[] };

describe("a notice by forms, without script", () => {
  let server: TestServer;
  let desk: Desk;
  const browsers = new Map<string, OfficerBrowser>();
  const as = (name: string): OfficerBrowser => browsers.get(name) as OfficerBrowser;
  let id = "";

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    desk = await openDesk(server);
    for (const name of ["author", "supervisor", "approver", "overseer", "boss"])
      browsers.set(name, await openOfficerBrowser(server.url, name));
    const made = await desk
      .as("author")
      .call<Read>("POST", "/api/notices", { unit: VILLAGE, item: "monthly-accounts", reportingPeriod: "2026-10" });
    id = made.json.notice.id;
    const written = await desk
      .as("author")
      .call<Read>("PUT", `/api/notices/${id}`, { ...octoberAccounts, version: made.json.notice.version });
    const answers = written.json.findings.map((finding) => ({ ...finding, text: "第一次公布，账从这个月接起。" }));
    await desk.as("author").call("PUT", `/api/notices/${id}`, { answers, version: written.json.notice.version });
  });
  afterAll(() => server.stop());

  const act = async (name: string, type: string, form: Record<string, string> = {}) => {
    const page = await as(name).get(`/desk/notices/${id}/do/${type}`);
    return as(name).post(`/desk/notices/${id}/actions`, { version: hidden(page.html, "version"), type, ...form });
  };
  const decide = async (name: string, type: string, form: Record<string, string> = {}) => {
    const page = await as(name).get(`/desk/notices/${id}/review`);
    return as(name).post(`/desk/notices/${id}/review`, { version: hidden(page.html, "version"), type, ...form });
  };

  it("shows its writer the editor, and others its page", async () => {
    expect((await as("author").get(`/desk/notices/${id}`)).html).toContain('class="editor"');
    const page = await as("overseer").get(`/desk/notices/${id}`);
    expect(page.html).toContain("正在填，还没有送审");
    expect(page.html).not.toContain('class="editor"');
  });

  it("is sent for review and waits for the supervisor alone [PB5]", async () => {
    expect((await act("author", "submit")).to).toBe(`/desk/notices/${id}?done=submit`);
    expect((await as("supervisor").get("/desk/reviews")).html).toContain("有 1 件等您审");
    expect((await as("approver").get("/desk/reviews")).html).toContain("没有等您审的");
    const page = await as("author").get(`/desk/notices/${id}/review`);
    expect(page.html).toContain("现在等监委会陈水根");
    expect(page.html).not.toContain('value="approve"');
    const { json } = await desk.as("author").call<Read>("GET", `/api/notices/${id}`);
    const early = { version: String(json.notice.version), type: "approve" };
    expect((await as("approver").post(`/desk/notices/${id}/review`, early)).status).toBe(403);
  });

  it("tells a reviewer what was checked, how warnings were answered and who is next", async () => {
    const { html } = await as("supervisor").get(`/desk/notices/${id}/review`);
    for (const text of [
      "等您审核",
      "2026年11月15日就该挂出，已经晚了",
      "43,000.00",
      "合计算得对",
      "没有个人的身份证号、银行卡号、电话",
      "交签发人李长青签发",
    ])
      expect(html).toContain(text);
  });

  it("needs a reason to return, and keeps a reason that is too long", async () => {
    const bare = await decide("supervisor", "return", { reason: " " });
    expect([bare.status, bare.html]).toEqual([422, expect.stringContaining("请写明原因")]);
    const long = await decide("supervisor", "return", { reason: "长".repeat(501) });
    expect([long.status, long.html]).toEqual([400, expect.stringContaining("最多 500 个字")]);
    expect(long.html).toContain("长".repeat(501));
  });

  it("comes back to the author with the reason on top, and shows the next time what became of it", async () => {
    expect((await decide("supervisor", "return", { reason: "第 7 行请写清慰问了谁。" })).to).toBe(
      "/desk/reviews?done=return",
    );
    const month = await as("author").get(`/desk/${VILLAGE}`);
    expect(month.html).toContain("陈水根退回：第 7 行请写清慰问了谁。");
    const { json } = await desk.as("author").call<Read>("GET", `/api/notices/${id}`);
    const text = JSON.stringify(json.notice.draft.tables).replace("重阳慰问80岁老人（23人）", "重阳慰问80岁以上老人");
    const tables = JSON.parse(text) as object[];
    await desk.as("author").call("PUT", `/api/notices/${id}`, { tables, version: json.notice.version });
    await act("author", "submit");
    const { html } = await as("supervisor").get(`/desk/notices/${id}/review`);
    expect(html).toMatch(/跟退回的那一版比，<\/span><span class="nb">改了 1 处/);
    expect(html).toContain("<ins>重阳慰问80岁以上老人</ins>");
    expect(html).toContain("第 2 次。您上次");
  });

  it("refuses a version that is no longer the last, and keeps what was typed", async () => {
    const answer = await as("supervisor").post(`/desk/notices/${id}/review`, {
      version: "1",
      type: "return",
      reason: "还要改",
    });
    expect([answer.status, answer.html]).toEqual([409, expect.stringContaining("别人刚刚改过这份")]);
    expect(answer.html).toContain("还要改</textarea>");
  });

  it("is approved twice and published under a number [PB3]", async () => {
    expect((await decide("supervisor", "approve")).to).toBe("/desk/reviews?done=approve");
    expect((await decide("approver", "approve")).status).toBe(303);
    expect((await as("approver").get("/desk/reviews")).html).toContain("等您公布");
    const past = await act("approver", "schedule", { publishAt: "2020-01-01T08:00" });
    expect([past.status, past.html]).toEqual([422, expect.stringContaining("定的时间已经过了")]);
    expect((await act("approver", "schedule", { publishAt: "" })).html).toContain("请选一个时间");
    const done = await act("approver", "publish");
    const page = await as("approver").get(done.to);
    expect(page.html).toContain("已挂出。 编号 柳塘村公开〔2026〕1号");
  });

  it("freezes with a reason and is released by somebody else [PB7]", async () => {
    expect((await act("approver", "freeze", { reason: "" })).status).toBe(422);
    expect((await act("approver", "freeze", { reason: "村民对第 3 行有疑问" })).status).toBe(303);
    expect((await as("overseer").get(`/desk/notices/${id}`)).html).toContain("村民对第 3 行有疑问");
    const own = await act("approver", "release", { reason: "查过了" });
    expect([own.status, own.html]).toEqual([403, expect.stringContaining("恢复要由另一个人来办")]);
    expect(own.html).toContain("查过了</textarea>");
    expect((await act("supervisor", "release", { reason: "与凭证核对过，金额无误" })).status).toBe(303);
  });

  it("says whose task an action is that I may not do", async () => {
    const { html } = await as("author").get(`/desk/notices/${id}`);
    expect(html).toContain('aria-disabled="true">撤回');
    expect(html).toContain("这一步由签发人李长青来办");
    expect((await act("author", "withdraw", { reason: "试一试" })).status).toBe(403);
  });

  it("is corrected for a cause that is explained, with the editions side by side [PB2]", async () => {
    expect((await act("author", "correct", { reason: "金额少写一位" })).html).toContain("请选是哪一种情况");
    expect((await act("author", "correct", { cause: "clerical", reason: "村部电费写错了" })).status).toBe(303);
    const { json } = await desk.as("author").call<Read>("GET", `/api/notices/${id}`);
    const tables = JSON.parse(JSON.stringify(json.notice.draft.tables).replace("61240", "61340")) as object[];
    const { json: saved } = await desk
      .as("author")
      .call<Read>("PUT", `/api/notices/${id}`, { tables, version: json.notice.version });
    const answers = saved.findings.map((finding) => ({ ...finding, text: "已经核对过。" }));
    await desk.as("author").call("PUT", `/api/notices/${id}`, { answers, version: saved.notice.version });
    await act("author", "submit");
    const review = await as("supervisor").get(`/desk/notices/${id}/review`);
    expect(review.html).toContain("跟挂着的那一版比");
    await decide("supervisor", "approve");
    await decide("approver", "approve");
    await act("approver", "publish");
    const { html } = await as("approver").get(`/desk/notices/${id}`);
    expect(html).toContain("第 2 版·更正");
    expect(html).toContain("改了 3 处");
    expect(html).toContain("<del>612.40</del>");
    expect(html).toContain("<ins>613.40</ins>");
  });

  it("is withdrawn for good [PB8], and every step stands in the trail", async () => {
    expect((await act("approver", "withdraw", { reason: "公布错了月份" })).status).toBe(303);
    const { html } = await as("author").get(`/desk/notices/${id}`);
    for (const text of ["已撤回", "公布错了月份", "退回（二审二校）", "暂停公开", "恢复公开", "开始更正", "送审"])
      expect(html).toContain(text);
    expect(html).not.toContain("/do/correct");
  });

  it("leaves each write in the audit, refused ones too, for those who oversee alone", async () => {
    const { html } = await as("overseer").get(`/desk/audit?unit=${VILLAGE}`);
    for (const text of ["撤回", "李长青", "没办成：是您暂停的", "没办成：别人刚刚改过这份"])
      expect(html).toContain(text);
    expect((await as("author").get("/desk/audit")).status).toBe(404);
  });

  it("shows the ledger and follows its chain [LG4]", async () => {
    const { html } = await as("author").get(`/desk/${VILLAGE}/ledger?verify=1`);
    expect(html).toContain("5 条从头到尾都接得上");
    expect(html).toContain("第 2 版");
  });

  it("refuses unknown actions and unreadable forms", async () => {
    expect((await as("author").get(`/desk/notices/${id}/do/__proto__`)).status).toBe(404);
    expect((await as("author").post(`/desk/notices/${id}/actions`, { type: "nonsense" })).status).toBe(400);
    expect((await as("author").post(`/desk/notices/${id}/actions`, { type: "freeze" })).status).toBe(400);
    expect((await as("author").post(`/desk/notices/${id}/review`, { type: "approve" })).status).toBe(400);
  });

  it("asks once whether the day is right when the clock leapt, then publishes [TM1]", async () => {
    server.clock.set("2027-01-20T02:00:00.000Z");
    const later = await openDesk(server);
    for (const name of ["author", "supervisor", "approver"])
      browsers.set(name, await openOfficerBrowser(server.url, name));
    const wish = { unit: VILLAGE, item: "village-charter", title: "柳塘村村规民约", content: "村规民约共十条。" };
    const made = await later.as("author").call<Read>("POST", "/api/notices", wish);
    id = made.json.notice.id;
    const answers = made.json.findings.map((finding) => ({ ...finding, text: "已经核对过。" }));
    const { version } = made.json.notice;
    await later.as("author").call("PUT", `/api/notices/${id}`, { answers, eventDay: "2027-01-18", version });
    expect((await act("author", "submit")).status).toBe(303);
    await decide("supervisor", "approve");
    await decide("approver", "approve");
    const asked = await act("approver", "publish");
    expect([asked.status, asked.html]).toEqual([409, expect.stringContaining("已经超过 45 天")]);
    const form = {
      version: hidden(asked.html, "version"),
      leapConfirmed: hidden(asked.html, "leapConfirmed"),
      type: "publish",
    };
    const done = await as("approver").post(`/desk/notices/${id}/actions`, form);
    expect(done.to).toBe(`/desk/notices/${id}?done=publish`);
    expect((await as("approver").get(done.to)).html).toContain("柳塘村公开〔2027〕1号");
  });
});
