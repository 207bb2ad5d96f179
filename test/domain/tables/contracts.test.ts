import { describe, expect, it } from "vitest";
import { makeView } from "../../../server/domain/make-view.ts";
import { contracts } from "../../../server/domain/tables/contracts.ts";
import type { Finding, Row, TableContext, TableDraft } from "../../../server/domain/tables/table.ts";
import { findingSentence } from "../../../server/http/wording/findings.ts";
import { draftOf, tableContext, withCells } from "../../support/drafts.ts";

const contract = (number: string, subject: string, more: Row): Row => ({
  contract: number,
  subject,
  party: "王建国",
  manner: "tender",
  startDay: "2024-01-01",
  endDay: "2028-12-31",
  ...more,
});

const table: TableDraft = {
  kind: "contracts",
  head: {},
  rows: [
    contract("HT-01", "东塘鱼塘", {
      subjectClass: "water",
      annualFen: 3600000,
      openingFen: 0,
      dueFen: 900000,
      paidFen: 900000,
      arrearsFen: 0,
    }),
    contract("HT-02", "老村部三间房", {
      subjectClass: "house",
      annualFen: 960000,
      openingFen: 240000,
      dueFen: 240000,
      paidFen: 300000,
    }),
    contract("HT-03", "西坡机动地", {
      subjectClass: "farmland",
      annualFen: 577100,
      openingFen: null,
      dueFen: 144275,
      paidFen: null,
      party: "绿源种养合作社",
    }),
  ],
  stated: { arrearsFen: 324275 },
};

const check = (draft: TableDraft, more: Partial<TableContext> = {}): readonly Finding[] =>
  contracts.check(draft, { ...tableContext, reportingPeriod: "2026-Q3", ...more });
const said = (draft: TableDraft, more: Partial<TableContext> = {}) => check(draft, more).map(findingSentence);

describe("contracts", () => {
  it("finds nothing in a list that is right, and fills in what is owed", () => {
    expect(said(table)).toEqual([]);
    expect(contracts.withComputed(table).rows.map(({ arrearsFen }) => arrearsFen)).toEqual([0, 180000, 144275]);
  });

  it("[C1] adds up arrears, due and paid", () =>
    expect(said(withCells(table, { 0: { arrearsFen: 10000 } }))[0]).toBe(
      "第 1 行期初欠缴加应收减实收是 0.00 元，累计欠缴写的是 100.00 元，差 100.00 元。请改过来，或写明原因。",
    ));

  it("[C1] says nothing about what is owed on a line that is about letting alone", () => {
    const letting = { ...table, stated: {}, rows: [contract("HT-04", "晒场", { annualFen: 100000, arrearsFen: 500 })] };
    expect(check(letting)).toEqual([]);
    const [row] = contracts.withComputed({ ...letting, rows: [contract("HT-04", "晒场", { annualFen: 100000 })] }).rows;
    expect(row?.arrearsFen ?? null).toBeNull();
  });

  it("[C2] begins with the arrears last published for the same contract, also from an older notice", () => {
    const previous = withCells(table, { 1: { openingFen: 0, paidFen: 240000 } });
    const found = said(table, { previous, previousPeriod: "2026-Q2" });
    expect(found).toContain(
      "第 2 行期初欠缴接不上：2026年第2季度公布合同 HT-02 还欠 0.00 元，这张表是 2,400.00 元。请改过来，或写明原因。",
    );
    expect(found.join()).toContain("HT-03");
    const published = [{ table, reportingPeriod: "2026-Q1", number: null }];
    const now = withCells({ ...table, stated: {} }, { 1: { openingFen: 180000 }, 2: { openingFen: 144275 } });
    expect(check(now, { published })).toEqual([]);
    expect(check(now, { published: [{ table: previous, reportingPeriod: "2026-Q4", number: null }] })).toEqual([]);
    const older = { ...published[0]!, table: withCells(table, { 1: { openingFen: 999900 } }) };
    expect(check(now, { published: [...published, older] })).toEqual([]);
    expect(check(now, { published: [older] })).toMatchObject([{ code: "opening-arrears-differ", row: 1 }]);
    const explained = withCells(table, { 1: { arrearsFen: 5000 } });
    expect(check(now, { previous: explained, previousPeriod: "2026-Q2" })).toMatchObject([
      { code: "opening-arrears-differ", row: 1, suggestion: 5000 },
    ]);
  });

  it("[C3] asks about contracts that have ended or end within ninety days", () =>
    expect(
      check(
        withCells(
          { ...table, rows: [...table.rows, contract("HT-04", "晒场", { endDay: "2026-10-10" })] },
          { 0: { endDay: "2026-10-09" }, 1: { endDay: "2027-01-08" }, 2: { endDay: "2027-01-09" } },
        ),
      ).map(({ code, row, severity }) => [code, row, severity]),
    ).toEqual([
      ["contract-expired", 0, "warning"],
      ["contract-expiring", 1, "warning"],
      ["contract-expiring", 3, "warning"],
    ]));

  it("[C4] asks about a price below its floor: of the year, or else of the unit", () => {
    expect(said(withCells(table, { 0: { floorFen: 3600000 }, 1: { floorFen: 1000000 } }))).toEqual([
      "第 2 行的年应收低于底价 10,000.00 元。请写明原因和决议。",
    ]);
    const rate = withCells(table, { 1: { floorFen: 1000000, annualFen: null, rate: "9999.99" } });
    expect(check(rate)).toMatchObject([{ code: "price-under-floor", row: 1, column: "rate" }]);
  });

  it("[C5] lets houses for twenty years at most, farmland as long as the law or its own contract allows", () => {
    const long = (row: number, endDay: string) =>
      check(withCells(table, { [row]: { endDay } })).map(({ code }) => code);
    expect(long(1, "2043-12-31")).toEqual([]);
    expect(long(1, "2044-01-01")).toEqual([]);
    expect(long(1, "2044-01-02")).toEqual(["term-too-long"]);
    expect(long(2, "2044-01-02")).toEqual([]);
    expect(long(2, "2054-01-02")).toEqual(["term-too-long"]);
    expect(long(0, "2063-12-31")).toEqual([]);
    const land = (subjectClass: string, endDay: string) =>
      check(withCells(table, { 0: { subjectClass, endDay } })).map(({ code }) => code);
    for (const [kind, last] of [
      ["grassland", "2073-12-31"],
      ["forest", "2093-12-31"],
    ] as const) {
      expect(land(kind, last)).toEqual([]);
      expect(land(kind, `${Number(last.slice(0, 4)) + 1}-01-02`)).toEqual(["term-too-long"]);
    }
    expect(land("wasteland", "2123-12-31")).toEqual([]);
    const house = { ...withCells(table, { 2: { endDay: "2027-06-30" } }), head: { contractEndDay: "2027-12-31" } };
    expect(check(house)).toEqual([]);
    const bound = { ...withCells(table, { 2: { endDay: "2030-12-31" } }), head: { contractEndDay: "2027-12-31" } };
    expect(check(bound).map(({ code, row }) => [code, row])).toContainEqual(["term-over-contract", 2]);
    expect(said(withCells(table, { 1: { endDay: "2050-12-31" } }))[0]).toContain("民法典第七百零五条");
  });

  it("[C6] knows each contract number once, and lines without one not at all", () => {
    const none = withCells({ ...table, stated: {} }, { 0: { contract: null }, 2: { contract: " " } });
    expect(check(none)).toEqual([]);
    expect(check(withCells({ ...table, stated: {} }, { 2: { contract: "HT- 01" } }))).toMatchObject([
      { code: "contract-repeated", row: 2, values: { firstRow: 0 } },
    ]);
  });

  it("[C7] compares stated sums with the lines, the filled in ones too", () =>
    expect(check({ ...table, stated: { arrearsFen: 324200 } })).toMatchObject([
      { code: "total-differs", column: "arrearsFen", suggestion: 324275 },
    ]));

  it("knows a term that ends before it begins", () =>
    expect(check(withCells(table, { 1: { endDay: "2023-12-31" } })).map(({ code }) => code)).toEqual([
      "term-backwards",
    ]));

  it("draws what came in; of a list about letting alone, what a year brings", () => {
    expect(contracts.bars(table)).toEqual([
      { label: "东塘鱼塘", fen: 900000 },
      { label: "老村部三间房", fen: 300000 },
    ]);
    const letting = { ...table, rows: [contract("HT-04", "晒场", { annualFen: 100000 })] };
    expect(contracts.bars(letting)).toEqual([{ label: "晒场", fen: 100000 }]);
  });

  it("[FG1] keeps a stated sum that differs in a line of its own, beside the computed one", () =>
    expect(
      contracts
        .totals({ ...table, stated: { arrearsFen: 324200 } })
        .map(({ label, cells }) => [label, cells["arrearsFen"]]),
    ).toEqual([
      ["合计", 324275],
      ["原表所列", 324200],
    ]));

  it("says what was due, paid and is owed, and hides persons in public alone", () => {
    const draft = draftOf({ tables: [table], reportingPeriod: "2026-Q3" });
    const [shown] = makeView({ draft, audience: "public", salt: "" }).tables;
    expect(
      shown?.figures.map((figure) => [figure.label, "fen" in figure ? figure.fen : "count" in figure && figure.count]),
    ).toEqual([
      ["本期应收", 1284275],
      ["本期实收", 1200000],
      ["累计欠缴", 324275],
      ["合同", 3],
    ]);
    const party = shown?.columns.findIndex(({ label }) => label === "承包（承租）方") ?? -1;
    expect(shown?.rows.map((row) => row[party])).toEqual(["王*国", "王*国", "绿源种养合作社"]);
  });

  it("shows on a screen what comes in and is owed; before there is a rent, at what price it is offered", () => {
    const onScreen = (rows: readonly Row[]) => {
      const draft = draftOf({ tables: [{ ...table, rows, stated: {} }], reportingPeriod: null });
      const [shown] = makeView({ draft, audience: "village", salt: "" }).tables;
      return shown?.columns.flatMap(({ label, onScreen: stands }) => (stands ? [label] : []));
    };
    expect(onScreen(table.rows)).toEqual(["标的", "承包（承租）方", "本期应收", "本期实收", "累计欠缴"]);
    const offered = contract("待签-3", "东街3号店面", { manner: "auction", floorFen: 3_100_000, party: null });
    expect(onScreen([offered])).toEqual(["标的", "底价"]);
    const draft = draftOf({ tables: [{ ...table, rows: [offered], stated: {} }], reportingPeriod: null });
    expect(makeView({ draft, audience: "village", salt: "" }).tables[0]?.totals).toEqual([]);
    const let_ = contract("HT-04", "晒场", { floorFen: 90_000, annualFen: 100_000 });
    expect(onScreen([let_])).toEqual(["标的", "承包（承租）方", "底价", "年应收"]);
  });
});
