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

  it("[S6] pays out no more than arrived", () =>
    expect(said({ ...list, head: { ...list.head, arrivedFen: 98600 } })).toEqual([
      "发放合计 986.31 元，比到账资金 986.00 元 多 0.31 元。请核对，或写明多出来的钱从哪里来。",
    ]));

  it("[S7] compares with what the bank was given", () =>
    expect(check({ ...list, stated: { bankFen: 98600 } })).toMatchObject([
      { code: "bank-total-differs", column: "bankFen", suggestion: 98631 },
    ]));

  it("[S8] asks about whom the list calls dead", () =>
    expect(check(withCells(list, { 0: { remark: "户主已故，由其子代领" } }))).toMatchObject([
      { code: "recipient-deceased", severity: "warning", row: 0 },
    ]));

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
  });
});
