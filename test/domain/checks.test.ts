import { describe, expect, it } from "vitest";
import { openFindings, runChecks, standingAnswers, type CheckContext } from "../../server/domain/checks.ts";
import type { Answer, Draft } from "../../server/domain/notice.ts";
import { FINDING_CODES } from "../../server/domain/finding-code.ts";
import { findingSentence } from "../../server/http/wording/findings.ts";
import { checkContext, draftOf, september, withCells } from "../support/drafts.ts";
import { itemOf } from "../support/facts.ts";

const codes = (draft: Partial<Draft>, more: Partial<CheckContext> = {}): readonly string[] =>
  runChecks(checkContext({ draft: draftOf(draft), ...more })).map(({ code }) => code);

/** Put together, so that no whole number stands in a file. */
const IDENTITY = ["330899", "19900307", "4519"].join("");

describe("[PB6] what blocks submission", () => {
  it("lets a whole draft through", () => expect(codes({})).toEqual([]));

  it.each<[string, Partial<Draft>]>([
    ["title-missing", { title: "  " }],
    ["title-too-long", { title: "村".repeat(101) }],
    ["content-missing", { tables: [] }],
    ["content-too-long", { content: "村".repeat(20_001) }],
    ["issuing-body-not-allowed", { issuingBody: "party-branch" }],
    ["reporting-period-missing", { reportingPeriod: null }],
    ["reporting-period-impossible", { reportingPeriod: "2026-13" }],
    [
      "reporting-period-future",
      { reportingPeriod: "2026-11", tables: [{ ...september, rows: [], stated: {} }], content: "无" },
    ],
    ["event-day-impossible", { eventDay: "2026-02-30" }],
    ["notice-period-short", { noticePeriod: { days: 3, unit: "natural" } }],
    ["notice-period-short", { noticePeriod: { days: 0.5, unit: "natural" } }],
    ["scope-not-allowed", { scope: "party" }],
    ["nil-with-rows", { nilReturn: true }],
    ["confidentiality-not-proactive", { confidentiality: { attribute: "withheld", reason: "x" } }],
    ["confidentiality-reason-missing", { confidentiality: { attribute: "proactive", reason: " " } }],
    ["too-many-rows", { tables: [{ ...september, rows: Array.from({ length: 5001 }, () => ({})) }] }],
  ])("%s", (code, draft) => expect(codes(draft)).toContain(code));

  it("wants a body that is in office and the day of an event", () => {
    expect(codes({}, { unit: { ...checkContext().unit, bodies: [] } })).toEqual(["issuing-body-missing"]);
    const item = { ...itemOf("monthly-accounts"), cycles: ["on-occurrence" as const] };
    expect(codes({ reportingPeriod: null }, { item })).toEqual(["event-day-missing"]);
    const said = (id: string, code = "330899102201"): readonly string[] =>
      runChecks(
        checkContext({
          draft: draftOf({ reportingPeriod: null }),
          item: itemOf(id),
          unit: { ...checkContext().unit, code },
        }),
      )
        .filter(({ code: found }) => found === "event-day-missing")
        .map(findingSentence);
    expect(said("farm-subsidies", "330899102")).toEqual(["还没写这一批哪天发的。请填日期，公开的期限从那天算起。"]);
    expect(said("asset-contracts")).toEqual(["还没写事情哪天定的。请填日期，公开的期限从那天算起。"]);
    expect(said("asset-contracts", "330899102")).toEqual(["还没写哪天形成或变更的。请填日期，公开的期限从那天算起。"]);
  });

  it("[PB10] takes nothing to report without a table", () => {
    expect(codes({ nilReturn: true, tables: [] })).toEqual([]);
    expect(
      codes({ nilReturn: true, tables: [] }, { item: { ...itemOf("monthly-accounts"), nilReturn: false } }),
    ).toEqual(["nil-not-allowed"]);
  });

  it("keeps unreadable cells as they were typed and names them", () => {
    const draft = { tables: [withCells(september, { 1: { expenseFen: "待定", summary: "" } })] };
    const findings = runChecks(checkContext({ draft: draftOf(draft) }));
    expect(findings.slice(0, 2).map(({ code, table, row, column }) => [code, table, row, column])).toEqual([
      ["cell-missing", 0, 1, "summary"],
      ["cell-unreadable", 0, 1, "expenseFen"],
    ]);
  });
});

describe("[AU2] personal data on every path", () => {
  it.each<[string, Partial<Draft>]>([
    ["title", { title: `关于${IDENTITY}的公示` }],
    ["content", { content: `身份证${IDENTITY}。` }],
    ["summary", { tables: [withCells(september, { 2: { summary: `清淤，证号${IDENTITY}` } })] }],
    ["handler", { tables: [withCells(september, { 2: { handler: IDENTITY } })] }],
    ["voucher", { tables: [withCells(september, { 2: { voucher: IDENTITY } })] }],
    ["caption", { tables: [{ ...september, caption: IDENTITY }] }],
    ["answers", { answers: [{ code: "total-differs", text: `见${IDENTITY}` }] }],
  ])("%s", (column, draft) => {
    const finding = runChecks(checkContext({ draft: draftOf(draft) })).find(({ code }) => code === "personal-data");
    expect(finding).toMatchObject({ severity: "hard", column });
    expect(finding?.suggestion).not.toContain(IDENTITY);
    expect(JSON.stringify(finding?.values)).not.toContain(IDENTITY);
    expect(openFindings([finding ?? raise()], [{ code: "personal-data", column, text: "村里要求" }])).toHaveLength(1);
  });
});

const raise = (): never => {
  throw new Error("nothing found");
};

const answer = (more: Partial<Answer> = {}): Answer => ({
  code: "balance-differs",
  table: 0,
  row: 5,
  column: "balanceFen",
  text: "银行扣了手续费",
  ...more,
});

describe("[PB6] answers", () => {
  const finding = {
    code: "balance-differs",
    severity: "hard",
    explainable: true,
    table: 0,
    row: 5,
    column: "balanceFen",
  } as const;

  it("lift a finding of the same place that may be explained", () => {
    expect(openFindings([finding], [answer()])).toEqual([]);
    expect(openFindings([{ ...finding, severity: "warning", explainable: false }], [answer()])).toEqual([]);
  });

  it.each([
    answer({ text: "好" }),
    answer({ text: "  " }),
    answer({ row: 4 }),
    answer({ table: 1 }),
    answer({ code: "x" }),
  ])("do not count: %o", (given) => expect(openFindings([finding], [given])).toEqual([finding]));

  it("never lift what words cannot mend", () => {
    const hard = { ...finding, explainable: false };
    expect(openFindings([hard], [answer()])).toEqual([hard]);
  });

  it("are dropped when what they answered was mended", () => {
    expect(standingAnswers([finding], [answer(), answer({ row: 3 })])).toEqual([answer()]);
  });
});

describe("wording", () => {
  it.each(FINDING_CODES)("%s says what is wrong and what to do", (code) => {
    const values = {
      label: "金额",
      kind: "mobile",
      reportingPeriod: "2026-09",
      day: "2026-08-31",
      until: "2026-10-20",
    };
    const sentence = findingSentence({ code, severity: "warning", table: 0, row: 5, column: "x", values });
    expect(sentence).toMatch(/。$/u);
    expect(sentence).not.toMatch(/undefined|NaN|！|!|操作失败|系统异常/u);
    expect(sentence).toMatch(/请|不用您|就行/u);
  });

  it("names row and figure", () => {
    const draft = draftOf({ tables: [withCells(september, { 5: { balanceFen: 22102720 } })] });
    const [finding] = runChecks(checkContext({ draft }));
    expect(findingSentence(finding ?? raise())).toBe(
      "第 6 行结余差 45.00 元，应是 221,072.20 元。请改结余，或写明原因。",
    );
  });
});
