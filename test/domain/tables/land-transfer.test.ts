import { describe, expect, it } from "vitest";
import { makeView } from "../../../server/domain/make-view.ts";
import { landTransfer } from "../../../server/domain/tables/land-transfer.ts";
import type { Finding, Row, TableContext, TableDraft } from "../../../server/domain/tables/table.ts";
import { findingSentence } from "../../../server/http/wording/findings.ts";
import { draftOf, tableContext, withCells } from "../../support/drafts.ts";

const parcel = (contract: string, name: string, area: number, more: Row = {}): Row => ({
  contract,
  parcel: name,
  area,
  transferor: "张水根",
  transferee: "云岭县绿源农业开发有限公司",
  startDay: "2024-01-01",
  endDay: "2027-12-31",
  years: "4",
  rate: "800",
  annualFen: area * 800,
  totalFen: area * 800 * 4,
  purpose: "蔬菜种植",
  ...more,
});

const table: TableDraft = {
  kind: "land-transfer",
  head: { contractEndDay: "2027-12-31" },
  rows: [
    parcel("LT-1", "东塘1号", 1250),
    parcel("LT-2", "西坡", 320, { transferor: "李有田", transferee: "王建国", purpose: "茶叶种植" }),
    parcel("LT-3", "北冲", 608, { transferor: "柳塘村二组等32户" }),
  ],
  stated: { area: 2178, annualFen: 1742400 },
};

const check = (draft: TableDraft, more: Partial<TableContext> = {}): readonly Finding[] =>
  landTransfer.check(draft, { ...tableContext, ...more });
const said = (draft: TableDraft, more: Partial<TableContext> = {}) => check(draft, more).map(findingSentence);

describe("land transfer", () => {
  it("finds nothing in a list that is right", () => expect(said(table)).toEqual([]));

  it("[L1] multiplies area and price of a year", () =>
    expect(said({ ...withCells(table, { 1: { annualFen: 256100 } }), stated: {} })).toContain(
      "第 2 行面积乘单价应是 2,560.00 元，写的是 2,561.00 元，差 1.00 元。请改过来，或写明原因。",
    ));

  it("[L2] multiplies rent and years, but not where the rent rises", () => {
    const wrong = withCells(table, { 0: { totalFen: 4200000 } });
    expect(check(wrong).map(({ code, column }) => [code, column])).toEqual([["product-differs", "totalFen"]]);
    expect(check(withCells(wrong, { 0: { payment: "每年一付，每2年递增5%" } }))).toEqual([]);
    expect(check(withCells(wrong, { 0: { escalation: "逐年加50元" } }))).toEqual([]);
    expect(check(withCells(wrong, { 0: { remark: "第三年起租金上调" } }))).toEqual([]);
  });

  it("[L3] counts the years between the days, in both ways people count, and half years", () => {
    expect(check(withCells(table, { 0: { endDay: "2027-12-30" } })).map(({ code }) => code)).toEqual(["term-differs"]);
    const long: TableDraft = { ...table, head: {} };
    expect(check(withCells(long, { 0: { endDay: "2028-01-01" } }))).toEqual([]);
    const half = { years: "0.5", endDay: "2024-06-30", totalFen: 500000 };
    expect(check(withCells(table, { 0: half }))).toEqual([]);
    expect(check(withCells(table, { 0: { ...half, years: "0.4", totalFen: 400000 } }))).toEqual([]);
    expect(check(withCells(table, { 0: { endDay: "2023-12-31" } })).map(({ code }) => code)).toEqual([
      "term-backwards",
    ]);
  });

  it("[L4] ends with the land's own contract at the latest (RLCL 38): of the table, or of the line", () => {
    const long = withCells(table, { 1: { endDay: "2028-12-31", years: "5", totalFen: 1280000 } });
    expect(said(long)).toEqual([
      "第 2 行到2028年12月31日，超过了承包期（到2027年12月31日）。按农村土地承包法第三十八条，不能超过承包期剩下的年限。请改期限，或核对承包期。",
    ]);
    expect(check(withCells(long, { 1: { contractEndDay: "2057-12-31" } }))).toEqual([]);
    expect(check({ ...long, head: {} })).toEqual([]);
  });

  it("[L5] is for farming: a factory stops, what is unclear is asked", () => {
    const uses = withCells(table, { 0: { purpose: "建厂房" }, 1: { purpose: "综合开发" } });
    expect(check(uses).map(({ code, severity, row }) => [code, severity, row])).toEqual([
      ["use-not-farming", "hard", 0],
      ["use-unclear", "warning", 1],
    ]);
  });

  it("[L6] lets a parcel once at a time, in the table", () => {
    const twice = withCells(table, {
      2: { parcel: "东塘 1号", startDay: "2025-01-01", years: "3", totalFen: 1459200 },
    });
    expect(said(twice)).toEqual([
      "第 3 行的地块“东塘 1号”在第 1 行已经流转出去了，期限是2024年1月1日至2027年12月31日。一块地不能同时流转两次。请核对，或写明原因。",
    ]);
    expect(check(withCells(twice, { 0: { place: "一组" }, 2: { place: "六组" } }))).toEqual([]);
    expect(check(withCells(twice, { 0: { place: "一组" } })).map(({ code }) => code)).toEqual(["term-overlaps"]);
    const first = { endDay: "2025-12-31", years: "2", totalFen: 2000000 };
    const next = (startDay: string) =>
      check(withCells(twice, { 0: first, 2: { startDay, years: null, totalFen: null } })).map(({ code }) => code);
    expect(next("2025-12-31")).toEqual(["term-overlaps"]);
    expect(next("2026-01-01")).toEqual([]);
  });

  it("[L6] lets a parcel once at a time over all that is published; the same contract listed again is no second one", () => {
    const published = [{ table, reportingPeriod: "2026-Q2", number: "柳塘村公开〔2026〕30号" }];
    expect(check(table, { published })).toEqual([]);
    const again = withCells(table, { 1: { contract: "LT-9" } });
    expect(said(again, { published })[0]).toContain("第 2 行的地块“西坡”在柳塘村公开〔2026〕30号里已经流转出去了");
    const unnumbered = [{ ...published[0]!, table: withCells(table, { 1: { contract: null } }) }];
    expect(check(again, { published: unnumbered })).toEqual([]);
    expect(check(withCells(again, { 1: { transferee: "赵四海" } }), { published: unnumbered })).toHaveLength(1);
    const later = {
      startDay: "2028-01-01",
      endDay: "2028-12-31",
      years: "1",
      totalFen: 256000,
      contractEndDay: "2057-12-31",
    };
    expect(check(withCells(again, { 1: later }), { published })).toEqual([]);
  });

  it("wants an area, and begins the next list with the end of the land's contract", () => {
    expect(check({ ...withCells(table, { 0: { area: 0, annualFen: 0, totalFen: 0 } }), stated: {} })).toMatchObject([
      { code: "area-not-positive", row: 0 },
    ]);
    expect(landTransfer.start({ previous: table, reportingPeriod: null })).toEqual({
      kind: "land-transfer",
      head: { contractEndDay: "2027-12-31" },
      rows: [],
      stated: {},
    });
  });

  it("[L7] compares stated sums with their lines", () =>
    expect(check({ ...table, stated: { area: 2170, annualFen: 1742400 } })).toMatchObject([
      { code: "total-differs", column: "area", suggestion: 2178 },
    ]));

  it("[AU2] hides households in public, and keeps bodies readable", () => {
    const [shown] = makeView({ draft: draftOf({ tables: [table] }), audience: "public", salt: "" }).tables;
    const at = (label: string) => shown?.columns.findIndex((column) => column.label === label) ?? -1;
    expect(shown?.rows.map((row) => [row[at("流出方")], row[at("流入方")]])).toEqual([
      ["张*根", "云岭县绿源农业开发有限公司"],
      ["李*田", "王*国"],
      ["柳塘村二组等32户", "云岭县绿源农业开发有限公司"],
    ]);
    expect(shown?.figures).toEqual([
      { key: "parcels", label: "地块", count: 3, unit: "块" },
      { key: "area", label: "面积", tenThousandths: 217800 },
      { key: "annual", label: "年租金", fen: 1742400 },
    ]);
    expect(shown?.columns.filter(({ onScreen }) => onScreen)).toHaveLength(5);
  });
});
