import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "../support/client.ts";
import { openOfficerBrowser, type OfficerBrowser } from "../support/officer-browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { PASSWORD, settleVillage, VILLAGE } from "../support/village.ts";

describe("administration", () => {
  let server: TestServer;
  let boss: OfficerBrowser;
  const idOf = async (name: string): Promise<string> =>
    (await server.services.officers.all()).find(({ signIn: own }) => own === name)?.id ?? "";
  const unit = (more: Record<string, string>) => ({
    new: "1",
    validFrom: "2026-01-01",
    since: "2026-11-01",
    countyHotlines: "12345，12388",
    ...more,
  });

  beforeAll(async () => {
    server = await startServer();
    await settleVillage(server);
    boss = await openOfficerBrowser(server.url, "boss");
  });
  afterAll(() => server.stop());

  it("is for administrators alone", async () => {
    const author = await openOfficerBrowser(server.url, "author");
    for (const path of [
      "/desk/admin",
      "/desk/admin/officers/new",
      `/desk/admin/units/${VILLAGE}`,
      "/desk/admin/packs/nation",
    ])
      expect([path, (await author.get(path)).status]).toEqual([path, 404]);
    expect((await author.post("/desk/admin/units", unit({ code: "330899102202", name: "上塘村" }))).status).toBe(422);
    expect(await server.store.units.get("330899102202")).toBeUndefined();
    expect(
      (await author.post("/desk/admin/officers", { name: "某人", signIn: "somebody", password: PASSWORD })).status,
    ).toBe(404);
  });

  it("adds a village with its usual bodies, and changes it without losing what the form does not show", async () => {
    const added = await boss.post(
      "/desk/admin/units",
      unit({ code: "330899102202", name: "上塘村", firstNumber: "38" }),
    );
    expect([added.status, added.to]).toEqual([303, "/desk/admin?done=unit"]);
    const village = await server.store.units.get("330899102202");
    expect(village?.bodies.map(({ name }) => name)).toContain("清溪镇上塘村村民委员会");
    expect([village?.firstNumbers, village?.channel.countyHotlines]).toEqual([{ "2026": 38 }, ["12345", "12388"]]);
    await server.store.units.put(VILLAGE, (found) => ({ ...found!, decisionThresholdFen: 300000 }));
    const changed = await boss.post("/desk/admin/units", {
      ...unit({ code: VILLAGE, name: "柳塘村" }),
      new: "",
      bodyKind: "villagers-committee",
      bodyName: "清溪镇柳塘村村民委员会",
      bodyFrom: "2021-01-01",
      bodyUntil: "",
    });
    expect(changed.status).toBe(303);
    expect(await server.store.units.get(VILLAGE)).toMatchObject({
      decisionThresholdFen: 300000,
      bodies: [{ from: "2021-01-01" }],
    });
  });

  it.each([
    ["a code of a wrong length", { code: "33089910", name: "某村" }, "单位代码是 6、9、12 或 14 位数字"],
    ["a code out of reach", { code: "330888102", name: "某镇" }, "不在您管的范围里"],
    ["a code that is taken", { code: VILLAGE, name: "某村" }, "这个代码已经是柳塘村了"],
    ["a missing parent", { code: "330899103201", name: "某村" }, "上一级单位还没有建"],
    ["no name", { code: "330899102203", name: " " }, "请写单位的名称"],
    ["an impossible day", { code: "330899102203", name: "某村", validFrom: "2026-02-30" }, "有个日子看不明白"],
    [
      "a successor that is not there",
      { code: "330899102203", name: "某村", successor: "330899102299" },
      "没有这个接替的单位",
    ],
  ])("refuses %s in a plain sentence and keeps what was typed", async (_name, form, sentence) => {
    const answer = await boss.post("/desk/admin/units", unit(form as unknown as Record<string, string>));
    expect([answer.status, answer.html]).toEqual([422, expect.stringContaining(sentence)]);
    expect(answer.html).toContain(`value="${form.code}"`);
    expect(await server.store.units.get("330899102203")).toBeUndefined();
  });

  it("adds an officer, gives a part and hands it over [PB5]", async () => {
    const added = await boss.post("/desk/admin/officers", {
      name: "孙国富",
      signIn: "孙国富",
      password: "tang-shui-qing-88",
    });
    expect(added.to).toMatch(/^\/desk\/admin\/officers\/o-\w+\?done=add$/);
    const id = await idOf("孙国富");
    const appoint = (form: Record<string, string>) =>
      boss.post(`/desk/admin/officers/${id}/appoint`, { unit: VILLAGE, from: "2026-11-22", ...form });
    const bare = await appoint({ part: "supervisor" });
    expect([bare.status, bare.html]).toEqual([422, expect.stringContaining("请先让他声明")]);
    expect((await appoint({ part: "supervisor", declared: "1" })).status).toBe(303);
    const both = await appoint({ part: "author" });
    expect([both.status, both.html]).toEqual([422, expect.stringContaining("监督委员会成员不能兼任")]);
    const end = { unit: VILLAGE, part: "supervisor", until: "2026-11-22" };
    expect((await boss.post(`/desk/admin/officers/${id}/end`, end)).status).toBe(303);
    expect((await server.services.officers.get(id))?.appointments).toMatchObject([
      { part: "supervisor", until: "2026-11-22" },
    ]);
    expect(
      (await boss.post(`/desk/admin/officers/${id}/appoint`, { unit: "440100", part: "author", from: "2026-11-22" }))
        .status,
    ).toBe(422);
  });

  it("refuses a weak password and a taken name, and keeps the name", async () => {
    const weak = await boss.post("/desk/admin/officers", { name: "周桂芳", signIn: "guifang", password: "123" });
    expect([weak.status, weak.html]).toEqual([422, expect.stringContaining("密码太短")]);
    expect(weak.html).toContain('value="周桂芳"');
    const taken = await boss.post("/desk/admin/officers", { name: "周桂芳", signIn: "AUTHOR", password: PASSWORD });
    expect([taken.status, taken.html]).toEqual([409, expect.stringContaining("这个登录名有人用了")]);
  });

  it("sets a new password, which ends the officer's sessions, and disables", async () => {
    const reviewer = await openOfficerBrowser(server.url, "reviewer");
    const id = await idOf("reviewer");
    server.clock.set("2026-11-22T02:05:00.000Z");
    expect((await boss.post(`/desk/admin/officers/${id}/password`, { password: "xin-mi-ma-2026" })).status).toBe(303);
    expect((await reviewer.get("/desk/reviews")).status).toBe(303);
    expect((await signIn(server.url, "reviewer", "xin-mi-ma-2026")).status).toBe(200);
    expect((await boss.post(`/desk/admin/officers/${id}/disable`, {})).status).toBe(303);
    expect((await signIn(server.url, "reviewer", "xin-mi-ma-2026")).status).toBe(401);
  });

  it("keeps the last administrator, and lets nobody take over somebody above", async () => {
    const own = await idOf("boss");
    const last = await boss.post(`/desk/admin/officers/${own}/disable`, {});
    expect([last.status, last.html]).toEqual([422, expect.stringContaining("最后一个管理员")]);
    const small = await idOf("overseer");
    await server.services.officers.appoint(small, { unit: "330899102", part: "administrator", from: "2021-01-01" });
    const town = await openOfficerBrowser(server.url, "overseer");
    expect((await town.get(`/desk/admin/officers/${own}`)).status).toBe(404);
    await server.services.officers.appoint(own, { unit: VILLAGE, part: "overseer", from: "2021-01-01" });
    expect((await town.post(`/desk/admin/officers/${own}/password`, { password: "wo-yao-jin-lai-9" })).status).toBe(
      403,
    );
    expect((await signIn(server.url, "boss", PASSWORD)).status).toBe(200);
  });

  it("shows a rule pack with the source of each value", async () => {
    const { html } = await boss.get("/desk/admin/packs/nation");
    expect(html).toContain("中华人民共和国民法典第二百零一条");
    expect(html).toContain("5,000.00 元");
    expect((await boss.get("/desk/admin/packs/__proto__")).status).toBe(404);
  });

  it("changes one's own password after the present one, and asks to sign in again", async () => {
    const officer = await openOfficerBrowser(server.url, "supervisor");
    const form = { current: "not-this-one", password: "liu-shu-qing-qing", again: "liu-shu-qing-qing" };
    const wrong = await officer.post("/desk/password", form);
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining("现在的密码不对")]);
    expect((await officer.post("/desk/password", { ...form, current: PASSWORD, again: "else" })).status).toBe(422);
    expect((await officer.post("/desk/password", { ...form, current: PASSWORD })).to).toBe("/desk/sign-in");
    expect((await signIn(server.url, "supervisor", form.password)).status).toBe(200);
  });
});

describe("the first start of an empty machine", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const form = {
    name: "何建国",
    signIn: "hejianguo",
    password: "yun-ling-2026-xian",
    again: "yun-ling-2026-xian",
    code: "330899",
    county: "云岭县",
    pack: "zhejiang",
  };
  const send = (more: Record<string, string> = {}) =>
    fetch(`${server.url}/desk/first`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ ...form, ...more }),
    });

  it("leads to the form for the first administrator", async () => {
    const answer = await fetch(`${server.url}/desk/sign-in`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/desk/first"]);
    expect(await (await fetch(`${server.url}/desk/first`)).text()).toContain("先建一个管理员");
  });

  it("asks again in plain words, and keeps what was typed", async () => {
    for (const [more, sentence] of [
      [{ again: "another" }, "两次输的密码不一样"],
      [{ code: "3308" }, "县的代码是 6 位数字"],
      [{ password: "short", again: "short" }, "密码太短"],
      [{ pack: "__proto__" }, "请选一套规则"],
    ] as const) {
      const answer = await send(more);
      const html = await answer.text();
      expect([answer.status, html]).toEqual([422, expect.stringContaining(sentence)]);
      expect(html).toContain('value="云岭县"');
    }
    expect(await server.services.officers.all()).toEqual([]);
  });

  it("makes one administrator even when the form is sent twice at once, then never again", async () => {
    const answers = await Promise.all([send(), send({ signIn: "second" })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404]);
    expect(await server.services.officers.all()).toHaveLength(1);
    expect((await send({ signIn: "third" })).status).toBe(404);
  });

  it("says on every page what to do next", async () => {
    const [officer] = await server.services.officers.all();
    const boss = await openOfficerBrowser(server.url, officer?.signIn ?? "", form.password);
    expect((await boss.get("/desk")).to).toBe("/desk/admin");
    expect((await boss.get("/desk/admin")).html).toContain("还没有乡镇");
    const unit = { new: "1", validFrom: "2026-11-22", since: "2026-11-22" };
    await boss.post("/desk/admin/units", { ...unit, code: "330899102", name: "清溪镇" });
    expect((await boss.get("/desk/admin")).html).toContain("还没有村");
    await boss.post("/desk/admin/units", { ...unit, code: VILLAGE, name: "柳塘村" });
    expect((await boss.get("/desk/admin")).html).toContain("柳塘村还没有村文书、监委会、签发人");
    for (const path of [
      `/desk/${VILLAGE}`,
      `/desk/${VILLAGE}/notices`,
      `/desk/${VILLAGE}/ledger`,
      "/desk/audit",
      "/desk/reviews",
    ]) {
      const page = await boss.get(path);
      expect([path, page.status]).toEqual([path, 200]);
    }
  });
});
