import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TableDraft } from "../../server/domain/tables/table.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { ROOT, startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

const FOLDER = join(ROOT, "test", "samples", "notices");
const fileOf = (id: string): string => readdirSync(FOLDER).find((name) => name.startsWith(id)) ?? "";
const textOf = (id: string): string => readFileSync(join(FOLDER, fileOf(id)), "utf8");

type Imported = {
  tables: readonly TableDraft[];
  title: string;
  findings: readonly { code: string; message: string }[];
  left: readonly { why: string; text: string }[];
};
type Answer = { code?: string; findings: readonly { code: string; severity: string; message: string }[] };

let server: TestServer;
let desk: Desk;
beforeAll(async () => {
  server = await startServer({ at: "2026-11-20T02:00:00.000Z", browser: false });
  await settleVillage(server);
  desk = await openDesk(server);
});
afterAll(() => server?.stop());

/** Drops the file at the desk; as its item's own table, or as it is. */
async function drop(id: string, item: string, kind?: string): Promise<Imported> {
  const form = new FormData();
  form.set("item", item);
  if (kind !== undefined) form.set("kind", kind);
  form.set("file", new Blob([readFileSync(join(FOLDER, fileOf(id)))]), fileOf(id));
  const answer = await fetch(`${server.url}/api/units/${VILLAGE}/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${desk.as("author").token}` },
    body: form,
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as Imported;
}

/** What the desk says of a draft that holds this. */
async function saidOf(item: string, draft: object, reportingPeriod: string | null = null) {
  const author = desk.as("author");
  const made = await author.call<{ notice: { id: string; version: number } }>("POST", "/api/notices", {
    unit: VILLAGE,
    item,
    reportingPeriod,
    eventDay: "2026-11-16",
  });
  const { id, version } = made.json.notice;
  const written = await author.call<Answer>("PUT", `/api/notices/${id}`, { ...draft, version });
  expect(written.status).toBe(200);
  return { id, findings: written.json.findings, said: written.json.findings.map(({ message }) => message) };
}

const web = async (id: string): Promise<string> => (await fetch(`${server.url}/n/${id}`)).text();
const published = async (item: string, draft: object, reportingPeriod: string | null = null): Promise<string> =>
  web(await desk.publish({ item, reportingPeriod, eventDay: "2026-11-16", ...draft }));

describe("sheets dropped at the desk and published", () => {
  it("[FG1] n01: areas to the thousandth of a mu are summed exactly; the list is cut and nobody completes it", async () => {
    const typed = await drop("n01", "farm-subsidies");
    expect(typed.findings.map(({ code }) => code)).toContain("sheet-column-missing");
    const { tables, findings } = await drop("n01", "farm-subsidies", "plain-table");
    expect(findings).toEqual([]);
    const content = "全县合计807899.835亩、70206564.04元，这里只列11个乡镇。";
    const page = await published("farm-subsidies", { title: "2023年耕地地力保护补贴汇总", content, tables });
    for (const text of ["湍东镇(41132501)", "21,389.328", "723,096.312", "62,837,128.34", "807899.835"])
      expect(page).toContain(text);
  });

  it("n02: totals above the rows are totals, and agree", async () => {
    const { tables } = await drop("n02", "farm-subsidies", "plain-table");
    expect(tables[0]?.rows).toHaveLength(14);
    expect(Object.values(tables[0]?.stated ?? {})).toEqual([63003, 31744274, 3809312880]);
    const page = await published("farm-subsidies", { title: "2023年耕地地力保护补贴发放情况", tables });
    for (const text of ["玲珑镇", "317,442.74", "38,093,128.80"]) expect(page).toContain(text);
  });

  it("after a sheet that was taken as it is, the next notice begins with the item's own table again", async () => {
    const { tables } = await drop("n02", "farm-subsidies", "plain-table");
    await published("farm-subsidies", { title: "2023年耕地地力保护补贴统计", tables });
    const begun = await desk
      .as("author")
      .call<{ notice: { draft: { tables: readonly TableDraft[] } } }>("POST", "/api/notices", {
        unit: VILLAGE,
        item: "farm-subsidies",
        reportingPeriod: null,
        eventDay: "2026-11-16",
      });
    expect(begun.json.notice.draft.tables.map(({ kind }) => kind)).toEqual(["subsidy"]);
  });

  it("[FG1] n05: 万元 becomes yuan, a remark in a cell of money and the lines below the table are said", async () => {
    const { tables, findings, left } = await drop("n05", "support-projects");
    expect(findings.map(({ message }) => message)).toEqual([
      "第 5 行“投资”写的是“167（少数民族发展资金）”，说明没有放进来，读成了 1,670,000.00。请看一眼对不对。",
    ]);
    expect(left.map(({ text }) => text)).toEqual(["监督电话：12317", "0973-8752868", "公告期：2023年6月9日—6月19日"]);
    const page = await published("support-projects", { title: "2023年第二批衔接资金项目", tables }, "2025");
    for (const text of ["1,670,000.00", "12,590,000.00", "县农牧水利和科技局"]) expect(page).toContain(text);
  });

  it("[FG1] n08: the unit stands in the title alone; figures become yuan, and the title loses it", async () => {
    const { tables, title } = await drop("n08", "special-funds");
    expect(title).toBe("省级小型水库移民扶助资金下达表");
    const page = await published("special-funds", { title, tables }, "2026-Q3");
    expect(page).toContain("单位：元");
    for (const text of ["1,350,000.00", "5,680,000.00"]) expect(page).toContain(text);
    expect(page).not.toContain("单位：万元");
  });

  it("[FG1] n23: two tables side by side become one; 万元 reaches 数量; sections and points are not added up", async () => {
    const { tables, findings, title } = await drop("n23", "dividend");
    expect(findings.map(({ message }) => message)).toEqual([
      "表里左右并排写了 2 栏，已经上下接成一栏。请看一眼对不对。",
    ]);
    const [table] = tables;
    expect(table?.rows).toHaveLength(17);
    expect(table?.rows.map(({ c2 }) => c2)).toEqual(Array.from({ length: 17 }, (_, index) => String(index + 1)));
    expect([table?.rows[0]?.c3, table?.rows[9]?.c3, table?.rows[12]?.c3]).toEqual([180_000_000, 45_000_000, null]);
    const { said } = await saidOf("dividend", { title, tables }, "2024");
    expect(said).toEqual(["第 13 行没有金额。请补上，或写明原因。", "第 17 行没有金额。请补上，或写明原因。"]);
    const rows = (table?.rows ?? []).map((row, index) =>
      index === 12 ? { ...row, c3: 70_000_000 } : index === 16 ? { ...row, c3: 36_000_000 } : row,
    );
    const page = await published("dividend", { title, tables: [{ ...table, rows }] }, "2025");
    for (const text of ["六、年末未分配收益", "1,800,000.00", "360,000.00", "单位：元"]) expect(page).toContain(text);
    expect(page).not.toContain("合计");
  });
});

describe("texts pasted at the desk", () => {
  const split = (id: string) => {
    const [title = "", ...lines] = textOf(id).trim().split("\n");
    return { title, content: lines.join("\n") };
  };

  it("n03: an attachment that is not there is asked about, and the figures hang as they are written", async () => {
    const { said } = await saidOf("farm-subsidies", split("n03"));
    expect(said).toEqual([
      "还没有补贴发放表。请把表格拖进来，或写明为什么不附。",
      "正文第 2 段写着“附件：2023年耕地地力保护补贴发放明细.pdf”，这里没有这个附件。请把表格拖进来，或删掉这句话。",
    ]);
    expect(await published("farm-subsidies", split("n03"))).toContain("标准131.42元/亩，共发放156.8万元");
  });

  it("[AU2] n04: the supervision line stays readable", async () => {
    const page = await published("farm-subsidies", split("n04"));
    for (const text of ["15.207059万亩", "912.42354万元", "0915-2521905"]) expect(page).toContain(text);
  });

  it("n06: brackets that lost their other half are asked about and mended; office telephones and mail hang", async () => {
    const draft = split("n06");
    const { findings, said } = await saidOf("support-projects", draft, "2024");
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["rows-missing", "warning"],
      ["bracket-unpaired", "warning"],
      ["bracket-unpaired", "warning"],
    ]);
    expect(said[1]).toBe("正文第 2 段“二、依据：凤巩领〔20228号。安排产业发展项目……”括号不成对。请看看是不是漏了字。");
    const content = draft.content
      .replace("〔20228号", "〔2022〕8号")
      .replace("（省级资金43万元\n", "（省级资金43万元）\n");
    const mended = await saidOf("support-projects", { ...draft, content }, "2022");
    expect(mended.findings.map(({ code }) => code)).toEqual(["rows-missing"]);
    const page = await published("support-projects", { title: draft.title, content }, "2021");
    for (const text of [
      "凤巩领〔2022〕8号",
      "144万元（省级资金144万元）",
      "12317",
      "0373-3918197",
      "office@example.gov.cn",
    ])
      expect(page).toContain(text);
  });

  it("[AU2] n07: a private mailbox stops it until it is gone; everything else hangs", async () => {
    const draft = split("n07");
    const { id, findings } = await saidOf("support-projects", draft, "2024");
    expect(findings.filter(({ severity }) => severity === "hard").map(({ message }) => message)).toEqual([
      "正文里有微信、QQ或邮箱。公告里不能出现，请删掉。",
    ]);
    expect((await desk.act("author", id, { type: "submit" })).status).toBe(422);
    const content = draft.content.replace(/　　电子邮箱：.*/u, "");
    const page = await published("support-projects", { title: draft.title, content }, "2023");
    for (const text of ["达市财农﹝2024﹞3号", "55.09万元", "0818-5103709"]) expect(page).toContain(text);
  });

  it("[FG1] n07: a share that is not one of a hundred is asked about; sums that agree on both levels are not", async () => {
    const { findings } = await saidOf("support-projects", split("n07"), "2025");
    expect(findings.filter(({ code }) => code.startsWith("text-")).map(({ message }) => message)).toEqual([
      "正文第 2 段写着按 1% 是 46.3万元，5273万元的 1% 是 52.73万元。请改对，或写明原因。",
    ]);
  });

  it("[AU2] n22: lists of births and relief are stopped, every figure that fell out is named", async () => {
    const lines = textOf("n22").trim().split("\n");
    const draft = { title: "万隆村公开栏", content: lines.join("\n") };
    const { id, findings } = await saidOf("community-notice", draft);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["births-named", "hard"],
      ["relief-named", "hard"],
      ...Array.from({ length: 5 }, () => ["figure-missing", "warning"]),
    ]);
    const said = findings.map(({ message }) => message).join("\n");
    for (const text of ["收入计　万元、支出计　万元", "汪德顺　间", "其他成员均为　00元", "人均土地1.　亩"])
      expect(said).toContain(text);
    expect((await desk.act("author", id, { type: "submit" })).status).toBe(422);
    const clean = lines.filter((line) => /^[一二四五六]、/u.test(line)).join("\n");
    const page = await published("community-notice", { ...draft, content: clean });
    expect(page).toContain("机动地80亩，承包费16000元");
    expect(page.split("已经核对过，没有错。")).toHaveLength(2);
    expect(page).not.toContain("江有财");
  });

  it("[AU2] relief has items of its own, where a text with names stays in the village", async () => {
    const { said } = await saidOf("temporary-relief", { title: "临时救助", content: "临时救济：侯玉梅50元。" });
    expect(said.join()).not.toContain("写了人名");
  });
});

describe("what the unit has published before", () => {
  const paid = (batch: string) => ({
    title: "2026年高龄津贴发放",
    tables: [
      {
        kind: "subsidy",
        head: { scheme: "高龄津贴", batch, rounding: "fen" },
        rows: [{ group: "一组", household: "周桂芳", quantity: "3", unit: "月", rate: "80", amountFen: 24000 }],
        stated: {},
      },
    ],
  });

  it("[S3] nobody is paid twice for one batch, not on another item's notice either, and withdrawn ones count no more", async () => {
    const id = await desk.publish({ item: "farm-subsidies", eventDay: "2026-11-16", ...paid("第三季度") });
    const { said } = await saidOf("welfare-allowances", paid("第三季度"), "2026-Q3");
    expect(said.join()).toMatch(/^第 1 行的周桂芳在柳塘村公开〔2026〕\d+号里已经领过这一批“高龄津贴”。/u);
    expect((await saidOf("welfare-allowances", paid("第四季度"), "2026-Q3")).said).toEqual([]);
    expect((await desk.act("approver", id, { type: "withdraw", reason: "发错了人。" })).status).toBe(200);
    expect((await saidOf("welfare-allowances", paid("第三季度"), "2026-Q3")).said).toEqual([]);
  });
});
