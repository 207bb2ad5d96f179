import { describe, expect, it } from "vitest";
import { monthlyAccounts } from "../../../server/domain/tables/monthly-accounts.ts";
import type { Finding, TableContext, TableDraft } from "../../../server/domain/tables/table.ts";
import { september, tableContext, withCells } from "../../support/drafts.ts";

const check = (table: TableDraft, more: Partial<TableContext> = {}): readonly Finding[] =>
  monthlyAccounts.check(table, { ...tableContext, ...more });
const codes = (table: TableDraft, more: Partial<TableContext> = {}): readonly string[] =>
  check(table, more).map(({ code }) => code);
const found = (code: string, table: TableDraft, more: Partial<TableContext> = {}): Finding | undefined =>
  check(table, more).find((finding) => finding.code === code);

const first = { ...september.rows[0] };
const simple = (rows: readonly (readonly [string, string, number | null])[]): TableDraft => ({
  kind: "monthly-accounts",
  profile: "simple",
  head: {},
  rows: rows.map(([date, summary, amountFen]) => ({ date, summary, amountFen })),
  stated: {},
});

const parts = (cashFen: number): TableDraft => ({ ...september, stated: { cashFen, bankFen: 22000000 } });

const moved = (summary: string, incomeFen: number | null, expenseFen: number | null): TableDraft => ({
  ...september,
  head: { openingFen: 100000 },
  rows: [{ ...first, summary, incomeFen, expenseFen, balanceFen: null }],
  stated: {},
});

const reversed = (summary: string) => withCells(september, { 5: { summary, expenseFen: -8640, balanceFen: 22242660 } });

describe("monthly accounts that are right", () => {
  it("finds nothing", () => expect(check(september)).toEqual([]));
});

describe("sums and balances", () => {
  it("[A1] opening + income − expense = closing", () => {
    const wrong = { ...september, stated: { ...september.stated, closingFen: 22107120 } };
    expect(found("closing-differs", wrong)).toMatchObject({
      severity: "hard",
      explainable: true,
      values: { statedFen: 22107120, actualFen: 22107220, differenceFen: -100 },
      suggestion: 22107220,
    });
  });

  it("[A2] the opening balance is the last published closing balance, unless explained", () => {
    const previous = { ...september, stated: { closingFen: 18642360 } };
    const finding = found("opening-differs", september, { previous, previousPeriod: "2026-08" });
    expect(finding).toMatchObject({ severity: "hard", explainable: true, suggestion: 18642360 });
    expect(codes(september, { previous: { ...september, stated: { closingFen: 18643260 } } })).toEqual([]);
  });

  it("[A3] stated sums of sides and categories are those of the lines", () => {
    expect(codes({ ...september, stated: { incomeFen: 1 } })).toEqual(["total-differs"]);
    const categories = withCells(september, { 3: { category: "补助收入" } });
    const stated = { "category:补助收入": 2400000 };
    expect(found("category-total-differs", { ...categories, stated })).toMatchObject({
      values: { category: "补助收入", differenceFen: -100000 },
    });
  });

  it("[A4] a wrong balance is found at its line, with what it should be", () => {
    expect(check(withCells(september, { 5: { balanceFen: 22102720 } }))).toEqual([
      expect.objectContaining({ code: "balance-differs", row: 5, suggestion: 22107220 }),
    ]);
  });

  it("[A4] a fault that runs on through the lines below is found once", () => {
    const shifted = september.rows.map((row, index) =>
      index < 2 ? row : { ...row, balanceFen: Number(row.balanceFen) + 4500 },
    );
    const wrong = check({ ...september, rows: shifted });
    expect(wrong.map(({ code, row }) => [code, row])).toEqual([["balance-differs", 2]]);
  });

  it("[A5] closing = cash + bank", () => {
    expect(codes(parts(107220))).toEqual([]);
    expect(codes(parts(107221))).toEqual(["closing-parts-differ"]);
  });

  it("[A6] totals of the year go on from the last period, and begin anew in January", () => {
    const stated = { yearIncomeFen: 5300000, yearExpenseFen: 836040 };
    const previous = { ...september, stated: { closingFen: 18643260, yearIncomeFen: 1000000, yearExpenseFen: 0 } };
    const after = { previous, previousPeriod: "2026-08" };
    expect(codes({ ...september, stated }, after)).toEqual([]);
    expect(codes({ ...september, stated: { yearIncomeFen: 5300001 } }, after)).toEqual(["year-total-differs"]);
    const january = { ...september, rows: [], stated: { yearIncomeFen: 1 } };
    expect(codes(january, { reportingPeriod: "2026-01" })).toEqual(["year-total-differs"]);
  });

  it("[A9] petty cash moved between two accounts nets to zero", () => {
    const [bank, cash] = [moved("提备用金", null, 50000), moved("收备用金", 50000, null)];
    expect(codes(bank, { siblings: [bank, cash] })).toEqual([]);
    expect(found("petty-cash-open", bank, { siblings: [bank] })).toMatchObject({ values: { netFen: -50000 } });
  });

  it("[A12] earmarked money spent is at most what came in", () => {
    const special = { ...september, head: { account: "special", openingFen: 0 } };
    expect(codes(special)).not.toContain("earmarked-overspent");
    const spent = withCells(september, { 2: { nature: "earmarked" } });
    expect(found("earmarked-overspent", spent)).toMatchObject({ values: { spentFen: 288000, receivedFen: 0 } });
  });
});

describe("lines", () => {
  it("[A7] days lie in the month, vouchers stand once, gaps are asked about", () => {
    expect(codes(withCells(september, { 0: { date: "2026-08-31" } }))).toEqual(["date-outside-period"]);
    expect(codes(withCells(september, { 5: { voucher: "付-01" } }))).toEqual(["voucher-repeated"]);
    expect(found("voucher-gap", withCells(september, { 5: { voucher: "付-07" } }))).toMatchObject({
      severity: "warning",
      row: 5,
      values: { from: "付-04", until: "付-06", count: 3 },
    });
  });

  it("[A7] says once that the whole table is of another period", () => {
    const [finding, ...more] = check(september, { reportingPeriod: "2026-08" });
    expect(finding).toMatchObject({ code: "date-outside-period", row: 0, values: { count: 6 } });
    expect(more).toEqual([]);
  });

  it("[A7] accounts of one notice share their vouchers", () => {
    const gap = withCells(september, { 5: { voucher: "付-05" } });
    const cash = { ...september, rows: [{ ...first, voucher: "付-04" }] };
    expect(codes(gap, { siblings: [gap, cash] })).toEqual([]);
    expect(codes(gap, { siblings: [gap] })).toEqual(["voucher-gap"]);
  });

  it("[A8] a reversal names its voucher", () => {
    const stated = { stated: {} };
    expect(codes({ ...reversed("冲回多付电费"), ...stated })).toEqual(["reversal-uncited"]);
    expect(codes({ ...reversed("冲回多付电费，原凭证付-01"), ...stated })).toEqual([]);
  });

  it("[A10] an expense from the threshold on names its decision", () => {
    const context = { decisionThresholdFen: 288000 };
    expect(check(september, context).map(({ code, row }) => [code, row])).toEqual([
      ["decision-missing", 2],
      ["decision-missing", 4],
    ]);
    const decided = withCells(september, { 2: { remark: "决议〔2026〕5号" }, 4: { remark: "村民代表会议纪要" } });
    expect(codes(decided, context)).toEqual([]);
    const unlike = withCells(september, { 2: { summary: "会议室维修" }, 4: { summary: "施工合同款" } });
    expect(codes(unlike, context)).toEqual(["decision-missing", "decision-missing"]);
  });

  it("[A11] who handles does not approve, and a supervisor does neither", () => {
    expect(codes(withCells(september, { 0: { handler: "吴秀兰" } }))).toEqual(["handler-is-approver"]);
    expect(codes(withCells(september, { 0: { handler: "周桂芳" } }))).toEqual(["supervisor-handles"]);
  });

  it.each(["招待费", "付镇干部业务招待"])("[A13] prohibited: %s", (summary) => {
    expect(codes(withCells(september, { 1: { summary } }))).toEqual(["prohibited-expense"]);
  });

  it.each(["其他", "杂支", "付其他费用", "其他支出"])("[A14] says nothing: %s", (summary) => {
    expect(codes(withCells(september, { 1: { summary } }))).toEqual(["summary-vague"]);
  });

  it("[A14] lump sums are asked about", () => {
    expect(codes(withCells(september, { 1: { summary: "各项开支" } }))).toEqual(["summary-lump"]);
  });

  it("asks about a line without a figure, or with one on both sides", () => {
    const rows = [...september.rows, { ...first, voucher: "收-03", incomeFen: null, balanceFen: null }];
    expect(codes({ ...september, rows })).toEqual(["amount-missing"]);
    expect(codes({ ...withCells(september, { 0: { expenseFen: 1 } }), stated: {} })).toContain("both-sides");
  });
});

describe("the simple profile", () => {
  const began = simple([["2026-09-02", "村部电费", 61240]]);

  it("asks once about missing balances", () => {
    expect(check(began)).toEqual([{ code: "balances-missing", severity: "warning", column: "openingFen" }]);
  });

  it("[A2] never goes without a balance once a chain exists", () => {
    const previous = { ...began, head: { openingFen: 100000 } };
    expect(check(began, { previous })).toEqual([
      { code: "balances-required", severity: "hard", column: "openingFen", suggestion: 38760 },
    ]);
  });

  it("takes amounts for expenses unless the sheet says otherwise", () => {
    const mixed = simple([
      ["2026-09-02", "村部电费", -500],
      ["2026-09-03", "利息", 700],
    ]);
    const totals = (amountMeans: string) => monthlyAccounts.totals({ ...mixed, head: { openingFen: 0, amountMeans } });
    expect(totals("sign").map(({ cells }) => cells.amountFen)).toEqual([700, 500, 200]);
    expect(totals("expense").map(({ cells }) => cells.amountFen)).toEqual([200, -200]);
  });
});

describe("what the program computes", () => {
  it("fills balances that nobody typed and leaves typed ones alone", () => {
    const bare = withCells(september, { 1: { balanceFen: null }, 2: { balanceFen: 7 } });
    expect(
      monthlyAccounts
        .withComputed(bare)
        .rows.slice(0, 3)
        .map(({ balanceFen }) => balanceFen),
    ).toEqual([20443260, 20382020, 7]);
  });

  it("[FG1] totals are the sums of the lines, whatever they are", () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const rows = Array.from({ length: seed }, (_, index) => ({
        ...first,
        incomeFen: (seed * 7919 * (index + 1)) % 100_003,
        expenseFen: (seed * 104_729 * (index + 3)) % 99_991,
      }));
      const sum = (key: "incomeFen" | "expenseFen"): number => rows.reduce((total, row) => total + row[key], 0);
      const [totals] = monthlyAccounts.totals({ ...september, rows, stated: {} });
      expect(totals?.cells).toEqual({
        incomeFen: sum("incomeFen"),
        expenseFen: sum("expenseFen"),
        balanceFen: 18643260 + sum("incomeFen") - sum("expenseFen"),
      });
    }
  });

  it("[A2] a new table goes on from the last closing balance", () => {
    const next = monthlyAccounts.start({ previous: september, reportingPeriod: "2026-10" });
    expect(next).toMatchObject({ rows: [], head: { account: "basic", openingFen: 22107220 } });
    expect(codes({ ...next, rows: [] }, { previous: september, reportingPeriod: "2026-10" })).toEqual([]);
  });

  it("shows where the money went, largest first, in the lines' own words", () => {
    expect(monthlyAccounts.bars(september)[0]).toEqual({ label: "垃圾清运费", fen: 360000 });
  });
});
