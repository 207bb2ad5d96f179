import { describe, expect, it } from "vitest";
import { makeView } from "../../server/domain/make-view.ts";
import type { Draft } from "../../server/domain/notice.ts";
import type { Column, TableDraft } from "../../server/domain/tables/table.ts";
import { viewHash, type View, type ViewAudience } from "../../server/domain/view.ts";
import { draftOf, september, withCells } from "../support/drafts.ts";

const see = (audience: ViewAudience, draft: Partial<Draft> = {}): View =>
  makeView({ draft: draftOf(draft), audience, salt: "salt" });

const column = (key: string, label: string, more: Partial<Column>): Column => ({
  key,
  label,
  type: "text",
  class: "open",
  ...more,
});

const roster: TableDraft = {
  kind: "plain-table",
  columns: [
    column("name", "姓名", { type: "person", class: "name" }),
    column("place", "住址", { class: "in-village" }),
    column("phone", "电话", { class: "masked" }),
    column("identity", "身份证号", { class: "never" }),
    column("sum", "金额", { type: "money", sum: true }),
    column("note", "备注", {}),
  ],
  head: {},
  rows: [
    { name: "汪有财", place: "二组", phone: "13800005678", identity: "none", sum: 120000, note: "由李桂芳代领" },
    { name: "李桂芳", place: "三组", phone: "13900001234", identity: "none", sum: -5050, note: null },
    { name: "", place: null, phone: "", identity: null, sum: null, note: null },
  ],
  stated: {},
};

const summaryOutside = (summary: string): string | undefined =>
  see("public", { tables: [withCells(september, { 1: { summary } })] }).tables[0]?.rows[1]?.[2];

describe("a view", () => {
  it("writes figures, days and minus as every medium shows them", () => {
    const [table] = see("village", {
      tables: [withCells(september, { 2: { expenseFen: -288000 }, 3: { date: "2025-12-31" } })],
    }).tables;
    expect(table?.columns.map(({ label }) => label)).toEqual([
      "日期",
      "凭证号",
      "摘要",
      "收入",
      "支出",
      "结余",
      "经手人",
      "审批人",
    ]);
    expect(table?.rows[0]?.slice(0, 6)).toEqual([
      "9月2日",
      "收-01",
      "鱼塘承包费（东塘，下半年，合同2026-3）",
      "18,000.00",
      "",
      "204,432.60",
    ]);
    expect(table?.rows[2]?.[4]).toBe("\u22122,880.00");
    expect(table?.rows[3]?.[0]).toBe("2025年12月31日");
    expect(table?.head).toEqual([
      { label: "账户", text: "基本户" },
      { label: "上期结余", text: "186,432.60" },
    ]);
    expect(table?.unitLine).toBe("单位：元");
    expect(table?.figures.map((figure) => [figure.key, "fen" in figure && figure.fen])).toEqual([
      ["income", 4300000],
      ["expense", 836040 - 576000],
      ["closing", 22107220],
    ]);
  });

  it("[FG1] keeps a stated total beside the true one", () => {
    const [table] = see("public", { tables: [{ ...september, stated: { closingFen: 1 } }] }).tables;
    expect(table?.totals.map(({ label, cells }) => [label, ...cells.slice(3, 6)])).toEqual([
      ["本期合计", "43,000.00", "8,360.40", "221,072.20"],
      ["原表所列", "", "", "0.01"],
    ]);
  });

  it("[FG1] leaves out a table in which nothing was filled in: no 0 户, no 0.00 元 beside the figures of the text", () => {
    const unfilled: TableDraft = { ...roster, caption: "2025年补贴汇总表", rows: [{ name: " ", sum: null }] };
    const begun: TableDraft = { kind: "subsidy", head: { scheme: "耕地地力保护补贴" }, rows: [], stated: {} };
    expect(see("public", { tables: [unfilled, begun, roster] }).tables.map(({ rows }) => rows.length)).toEqual([2]);
    const quiet = { ...september, rows: [], stated: {} };
    expect(see("public", { tables: [quiet] }).tables[0]?.figures).toContainEqual(
      expect.objectContaining({ key: "closing", fen: 18643260 }),
    );
    expect(see("public", { tables: [{ ...quiet, head: {} }] }).tables).toEqual([]);
  });

  it("[AU2] shows names and places in the village, masked and omitted outside", () => {
    const [inside] = see("village", { tables: [roster] }).tables;
    expect(inside?.rows).toEqual([
      ["汪有财", "二组", "138****5678", "1,200.00", "由李桂芳代领"],
      ["李桂芳", "三组", "139****1234", "\u221250.50", ""],
    ]);
    expect(inside?.omitted).toEqual(["身份证号"]);
    const [outside] = see("public", { tables: [roster] }).tables;
    expect(outside?.rows).toEqual([
      ["汪*财", "1,200.00", "由李*芳代领"],
      ["李*芳", "\u221250.50", ""],
    ]);
    expect(outside?.omitted).toEqual(["住址", "电话", "身份证号"]);
    expect(outside?.totals).toEqual([{ label: "合计", cells: ["", "1,149.50", ""] }]);
  });

  it("[AU2] the public never sees a planted name, number or place, wherever it stands", () => {
    const [name, identity, mobile] = ["欧阳志强", ["330899", "19900307", "4519"].join(""), "13800005678"];
    const planted = `${name}，${identity}，电话${mobile}`;
    const draft: Partial<Draft> = {
      title: `给${planted}`,
      content: `一段${planted}。\n${name}`,
      answers: [{ code: "total-differs", text: planted }],
      tables: [
        {
          ...roster,
          caption: planted,
          rows: [{ name, place: "二组", phone: mobile, identity, sum: 1, note: planted }],
        },
        { ...withCells(september, { 1: { summary: `付${planted}`, remark: planted, voucher: planted } }) },
      ],
    };
    for (const audience of ["village", "public"] as const) {
      const text = JSON.stringify(see(audience, draft));
      for (const secret of audience === "public" ? [name, identity, mobile, '二组"'] : [identity, mobile])
        expect(text).not.toContain(secret);
    }
  });

  it("[AU2] hides names in brackets from the public, not ordinary words", () => {
    expect(summaryOutside("收鱼塘承包款（汪有财）")).toBe("收鱼塘承包款（汪*财）");
    expect(summaryOutside("付误工补贴(李桂芳等6人)")).toBe("付误工补贴(李*芳等6人)");
    expect(summaryOutside("收水费（张伟、李桂芳）")).toContain("李*芳");
    for (const plain of ["电费（村部、路灯）", "清运费（8月，12车）", "材料（安全帽，水泥砖）", "宣传费（宣传栏）"])
      expect(summaryOutside(plain)).toBe(plain);
  });

  it("shows at most five columns on a screen, sums among them", () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      column(`k${index}`, `列${index}`, index === 7 ? { type: "money", sum: true } : {}),
    );
    const rows = [Object.fromEntries(many.map(({ key, type }) => [key, type === "money" ? 1 : "x"]))];
    const [table] = see("village", { tables: [{ ...roster, columns: many, rows }] }).tables;
    expect(table?.columns.filter(({ onScreen }) => onScreen).map(({ key }) => key)).toEqual([
      "k0",
      "k1",
      "k2",
      "k3",
      "k7",
    ]);
  });

  it("[PB9] tells tables about persons from tables that only name officers in their duty", () => {
    expect(see("public").tables[0]?.personal).toBe(false);
    expect(see("public", { tables: [roster] }).tables[0]?.personal).toBe(true);
  });

  it("[PB6] carries answers about figures, and no others", () => {
    const answers = [
      { code: "closing-differs", text: "银行扣了手续费" },
      { code: "voucher-gap", text: "作废一张" },
    ];
    expect(see("public", { answers }).remarks).toEqual(["银行扣了手续费"]);
  });

  it("[SC2] has a hash that follows from what stands on the glass and from the salt", () => {
    const view = see("public");
    expect(viewHash(view)).toBe(view.hash);
    expect(makeView({ draft: draftOf(), audience: "public", salt: "other" }).hash).not.toBe(view.hash);
    expect(see("village").hash).not.toBe(view.hash);
  });

  it("[PB10] shows no table in a nil return", () => expect(see("public", { nilReturn: true }).tables).toEqual([]));
});
