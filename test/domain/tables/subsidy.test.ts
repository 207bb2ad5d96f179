import { describe, expect, it } from "vitest";
import { runChecks } from "../../../server/domain/checks.ts";
import { makeView } from "../../../server/domain/make-view.ts";
import { subsidy } from "../../../server/domain/tables/subsidy.ts";
import type { Finding, Row, TableContext, TableDraft } from "../../../server/domain/tables/table.ts";
import { findingSentence } from "../../../server/http/wording/findings.ts";
import { checkContext, draftOf, tableContext, withCells } from "../../support/drafts.ts";
import { itemOf } from "../../support/facts.ts";

const line = (group: string, household: string, area: Row[string], amountFen: number, more: Row = {}): Row => ({
  group,
  household,
  area,
  rate: "131.42",
  amountFen,
  ...more,
});

const list: TableDraft = {
  kind: "subsidy",
  head: { scheme: "耕地地力保护补贴", batch: "2026年第一批", rounding: "fen", arrivedFen: 10_000_00 },
  rows: [
    line("一组", "欧阳㛃华", 150, 19713),
    line("一组", "周桂芳", 250, 32855),
    line("二组", "吴长河", "3.505", 46063),
  ],
  stated: { area: "7.505", amountFen: 98631 },
};

const check = (table: TableDraft, more: Partial<TableContext> = {}): readonly Finding[] =>
  subsidy.check(table, { ...tableContext, ...more });
const said = (table: TableDraft, more: Partial<TableContext> = {}) => check(table, more).map(findingSentence);

describe("subsidy", () => {
  it("shows a standard as the money it is, with every decimal it was written with", () => {
    const rates = ["98.6", "131.425", "80", "1200.5", "按户"];
    const rows = rates.map((rate) => line("一组", "周桂芳", 100, 100, { rate }));
    const [table] = makeView({
      draft: draftOf({ tables: [{ ...list, rows, stated: {} }] }),
      audience: "village",
      salt: "s",
    }).tables;
    const at = table?.columns.findIndex(({ label }) => label === "标准") ?? -1;
    expect(table?.rows.map((cells) => cells[at])).toEqual(["98.60", "131.425", "80.00", "1,200.50", "按户"]);
  });

  it("finds nothing in a list that is right", () => expect(check(list)).toEqual([]));

  it("[S1] multiplies area and rate exactly, and lets a fen of rounding pass", () => {
    expect(said(withCells(list, { 0: { amountFen: 19714 }, 1: { amountFen: 32955 } }))).toContain(
      "第 2 行面积乘标准应是 328.55 元，写的是 329.55 元，差 1.00 元。请改过来，或写明原因。",
    );
    expect(check(withCells({ ...list, stated: {} }, { 0: { amountFen: 19714 } }))).toEqual([]);
  });

  it("[S1] takes a yuan where the scheme rounds to whole yuan, and offers the rounded sum", () => {
    const rounded: TableDraft = { ...list, stated: {}, head: { ...list.head, rounding: "yuan" } };
    const rows = { 0: { amountFen: 197_00 }, 1: { amountFen: 329_00 }, 2: { amountFen: 460_00 } };
    expect(check(withCells(rounded, rows))).toEqual([]);
    const [found] = check(withCells(rounded, { ...rows, 1: { amountFen: 331_00 } }));
    expect([found?.code, found?.row, found?.suggestion]).toEqual(["product-differs", 1, 329_00]);
  });

  it("[S1] multiplies a quantity where no area stands, and says a fault of the whole list once", () => {
    const months: TableDraft = {
      ...list,
      stated: {},
      rows: ["甲", "乙", "丙", "丁", "戊"].map((name) => ({
        household: `王${name}`,
        quantity: "3",
        unit: "月",
        rate: "80",
        amountFen: 241_50,
      })),
    };
    expect(said(months)).toEqual([
      "第 1 行数量乘标准应是 240.00 元，写的是 241.50 元，差 1.50 元，这样的一共有 5 行。请改过来，或写明原因。",
    ]);
  });

  it("[S2] compares stated sums with their lines, areas finer than hundredths too", () => {
    const sentences = said({ ...list, stated: { area: 750, amountFen: 98731 } });
    expect(sentences[0]).toContain("“面积”合计写的是 7.50 亩，各行加起来是 7.505 亩，差 0.005 亩");
    expect(sentences[1]).toContain("“金额”合计写的是 987.31 元，各行加起来是 986.31 元，差 1.00 元");
  });

  it("[S3] finds a person twice in a batch, however the name is spread, and not two of one name in two groups", () => {
    const twice = withCells({ ...list, stated: {} }, { 2: { group: "一组", household: "周 桂　芳" } });
    expect(check(twice)).toMatchObject([{ code: "recipient-repeated", row: 2, values: { firstRow: 1 } }]);
    const others = withCells({ ...list, stated: {} }, { 2: { household: "周桂芳" } });
    expect(check(others).map(({ code, severity }) => [code, severity])).toEqual([["household-twice", "warning"]]);
  });

  it("[S3] looks at what is published: the same batch was paid before, another batch was not", () => {
    const earlier = { table: list, reportingPeriod: null, number: "柳塘村公开〔2026〕12号" };
    const found = check(list, { published: [earlier] });
    expect(found.map(({ code }) => code)).toEqual(Array(3).fill("recipient-paid-before"));
    expect(findingSentence(found[0] as Finding)).toBe(
      "第 1 行的欧阳㛃华在柳塘村公开〔2026〕12号里已经领过这一批“耕地地力保护补贴”。请核对，或写明原因。",
    );
    expect(check({ ...list, head: { ...list.head, batch: "2026年第二批" } }, { published: [earlier] })).toEqual([]);
  });

  it("[S3] knows a group however it is written, and tells claims of one person apart by document and unit", () => {
    const twin = { group: "第一村民小组", household: "周桂芳" };
    const codes = (more: Row, other: Row = {}) =>
      check(withCells({ ...list, stated: {} }, { 1: other, 2: { ...twin, ...more } })).map(({ code }) => code);
    expect(codes({})).toEqual(["recipient-repeated"]);
    expect(codes({ document: "清财农〔2026〕9号" })).toEqual([]);
    expect(codes({ unit: "季" }, { unit: "月" })).toEqual([]);
  });

  it("[S3] knows a batch without a name by its day of payment, and none that has neither", () => {
    const paid = (paidDay: string | null): TableDraft => ({
      ...list,
      head: { ...list.head, batch: null },
      rows: list.rows.slice(0, 1).map((row) => ({ ...row, paidDay })),
      stated: {},
    });
    const codes = (now: string | null, before: string | null) =>
      check(paid(now), { published: [{ table: paid(before), reportingPeriod: null, number: null }] }).map(
        ({ code }) => code,
      );
    expect(codes("2026-10-15", "2026-10-15")).toEqual(["recipient-paid-before"]);
    expect(codes("2026-10-15", "2026-07-15")).toEqual([]);
    expect(codes(null, null)).toEqual([]);
  });

  it("[S4] lets no area pass that is more than contracted", () => {
    expect(said(withCells(list, { 1: { contractedArea: 210 }, 2: { contractedArea: "3.505" } }))).toEqual([
      "第 2 行补贴面积 2.50 亩，超过了承包面积 2.10 亩。请核对，或写明原因。",
    ]);
  });

  it("[S5] wants one rate in a batch, however it is written", () => {
    const same = withCells({ ...list, stated: {} }, { 0: { rate: "131.420" } });
    expect(check(same)).toEqual([]);
    const [found] = check(withCells({ ...list, stated: {} }, { 0: { rate: "130", amountFen: 19500 } }));
    expect([found?.code, found?.row, found?.suggestion]).toEqual(["rate-varies", 0, "131.42"]);
  });

  it("[S5] holds lines of different items or units to no common rate, and says many that differ once", () => {
    const rows = (more: readonly Row[]): TableDraft => ({
      ...list,
      stated: {},
      rows: more.map((row, index) => ({ household: `王${index}`, quantity: "1", unit: "月", ...row })),
    });
    const [eighty, ninety] = [
      { rate: "80", amountFen: 8000 },
      { rate: "90", amountFen: 9000 },
    ];
    expect(
      check(
        rows([
          { ...eighty, scheme: "高龄津贴" },
          { ...ninety, scheme: "护理补贴" },
        ]),
      ),
    ).toEqual([]);
    expect(check(rows([eighty, { ...ninety, unit: "次" }]))).toEqual([]);
    expect(check(rows([...Array<Row>(5).fill(eighty), ...Array<Row>(4).fill(ninety)]))).toMatchObject([
      { code: "rate-varies", row: 5, values: { count: 4 } },
    ]);
  });

  it("[S6] pays out no more than arrived", () => {
    expect(said({ ...list, head: { ...list.head, arrivedFen: 98600 } })).toEqual([
      "发放合计 986.31 元，比到账资金 986.00 元 多 0.31 元。请核对，或写明多出来的钱从哪里来。",
    ]);
    expect(check({ ...list, head: { ...list.head, arrivedFen: 98631 } })).toEqual([]);
  });

  it("[S7] compares with what the bank was given", () =>
    expect(check({ ...list, stated: { bankFen: 98600 } })).toMatchObject([
      { code: "bank-total-differs", column: "bankFen", suggestion: 98631 },
    ]));

  it("[S8] asks about whom the list calls dead", () =>
    expect(check(withCells(list, { 0: { remark: "户主已故，由其子代领" } }))).toMatchObject([
      { code: "recipient-deceased", severity: "warning", row: 0 },
    ]));

  it("[S8] asks about a household under two groups, but not where two items are paid", () => {
    const moved = { household: "周桂芳", group: "二组" };
    const codes = (more: Row) =>
      check(withCells({ ...list, stated: {} }, { 2: { ...moved, ...more } })).map(({ code }) => code);
    expect(codes({})).toEqual(["household-twice"]);
    expect(codes({ scheme: "高龄津贴" })).toEqual([]);
  });

  it("begins the next batch with the item and its rounding, without batch and money of the last", () => {
    const previous = { ...list, head: { ...list.head, rounding: "yuan" } };
    expect(subsidy.start({ previous, reportingPeriod: null })).toEqual({
      kind: "subsidy",
      head: { scheme: "耕地地力保护补贴", batch: null, rounding: "yuan", arrivedFen: null },
      rows: [],
      stated: {},
    });
  });

  it("counts a household once, however many lines it has", () => {
    const twice = {
      ...list,
      rows: [...list.rows, line("二组", "吴长河", 100, 13142, { document: "清财农〔2026〕9号" })],
    };
    expect(subsidy.figures(twice)[0]).toMatchObject({ key: "households", count: 3 });
  });

  it("shows the figures people came for, and names as the audience may see them", () => {
    const draft = draftOf({ tables: [list], reportingPeriod: null });
    const [table] = makeView({ draft, audience: "public", salt: "" }).tables;
    expect(table?.rows[0]).toEqual(["一组", "欧阳*华", "1.50", "131.42", "197.13"]);
    expect(table?.figures).toEqual([
      { key: "households", label: "户数", count: 3, unit: "户" },
      { key: "area", label: "面积", tenThousandths: 75050 },
      { key: "amount", label: "金额", fen: 98631 },
    ]);
    expect(table?.unitLine).toBe("单位：元、亩");
    expect(table?.personal).toBe(true);
  });

  it("runs through all checks of a notice without anything to say", () => {
    const context = checkContext({
      item: itemOf("farm-subsidies"),
      draft: draftOf({
        tables: [list],
        issuingBody: "villagers-committee",
        scope: "villagers",
        reportingPeriod: null,
        eventDay: "2026-10-01",
      }),
    });
    expect(runChecks(context).map(findingSentence)).toEqual([]);
    const without = withCells({ ...list, stated: {} }, { 1: { amountFen: null } });
    expect(runChecks({ ...context, draft: { ...context.draft, tables: [without] } })).toMatchObject([
      { code: "amount-missing", severity: "warning", table: 0, row: 1, column: "amountFen" },
    ]);
  });
});
