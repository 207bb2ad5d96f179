import { describe, expect, it } from "vitest";
import type { Draft } from "../../../server/domain/notice.ts";
import type { WordedFinding } from "../../../views/scripts/editor/api.ts";
import { headAndRest, numbered, whyNotYet } from "../../../views/scripts/editor/findings.ts";
import { moveFindings } from "../../../views/scripts/editor/workbench.ts";
import { suggestionOf } from "../../../views/scripts/editor/suggestion.ts";

const rows = [{ summary: "a" }, { summary: "b" }, { summary: "c" }];
const draft: Draft = {
  title: "九月收支",
  content: "",
  issuingBody: "collective",
  reportingPeriod: "2026-09",
  eventDay: null,
  noticePeriod: null,
  tables: [{ kind: "monthly-accounts", profile: "full", head: {}, rows, stated: {} }],
  answers: [],
  nilReturn: false,
  confidentiality: { attribute: "proactive", reason: "" },
  scope: "members",
  withoutMedia: [],
};
const finding = (code: string, more: Partial<WordedFinding> = {}): WordedFinding => ({
  code,
  severity: "hard",
  message: code,
  ...more,
});

describe("numbers", () => {
  it("follow the page: title, what is said about it, above the rows, rows by column, totals, words", () => {
    const found = numbered(
      [
        finding("content-missing", { column: "content" }),
        finding("total-differs", { table: 0, column: "closingFen" }),
        finding("balance-differs", { table: 0, row: 1, column: "balanceFen" }),
        finding("summary-vague", { table: 0, row: 1, column: "summary" }),
        finding("field-missing", { table: 0, column: "openingFen" }),
        finding("title-missing", { column: "title" }),
        finding("notice-period-short", { column: "noticePeriod" }),
      ],
      draft,
    );
    expect(found.map(({ code, number }) => `${number} ${code}`)).toEqual([
      "1 title-missing",
      "2 notice-period-short",
      "3 field-missing",
      "4 summary-vague",
      "5 balance-differs",
      "6 total-differs",
      "7 content-missing",
    ]);
  });

  it("go through the body in its order, above or below the tables as it stands", () => {
    const findings = [
      finding("total-differs", { table: 0, column: "closingFen" }),
      finding("rows-missing", { column: "tables" }),
      finding("births-named", { column: "content", row: 1, values: { text: "超生" } }),
      finding("personal-data", { column: "content", values: { start: 0, end: 2 } }),
      finding("figure-missing", { column: "content", row: 0, values: { text: "间" } }),
    ];
    const words = { ...draft, content: "微信。三间\n超生" };
    const order = (first: boolean) => numbered(findings, words, first).map(({ code }) => code);
    const body = ["personal-data", "figure-missing", "births-named"];
    expect(order(true)).toEqual([...body, "rows-missing", "total-differs"]);
    expect(order(false)).toEqual(["rows-missing", "total-differs", ...body]);
  });

  it("[PB6] an answer closes a warning and what may be explained, and nothing else", () => {
    const place = { table: 0, row: 1, column: "balanceFen" };
    const answers = ["a", "b", "c"].map((code) => ({ code, ...place, text: "上月多记" }));
    const found = numbered(
      [
        finding("a", place),
        finding("b", { ...place, explainable: true }),
        finding("c", { ...place, severity: "warning" }),
      ],
      { ...draft, answers },
    );
    expect(found.map(({ open }) => open)).toEqual([true, false, false]);
  });
});

const two = (severity: "hard" | "warning") =>
  numbered([finding("x", { severity }), finding("y", { severity: "warning" })], draft);

it("[PB6] says why a draft cannot go yet: what must be mended first", () => {
  expect(whyNotYet(two("hard"))).toBe("先改好 1 处，才能送审");
  expect(whyNotYet(two("warning"))).toBe("还有 2 处要改好或写明原因，才能送审");
  expect(whyNotYet([])).toBeUndefined();
});

it("findings move with their rows until the next answer", () => {
  const found = [
    finding("x", { table: 0, row: 1 }),
    finding("y", { table: 0, row: 2 }),
    finding("z", { column: "title" }),
  ];
  const tables = (next: readonly object[]) => [{ ...draft.tables[0]!, rows: next as typeof rows }];
  const inserted = { ...draft, tables: tables([rows[0]!, {}, rows[1]!, rows[2]!]) };
  expect(moveFindings(found, draft, inserted).map(({ row }) => row)).toEqual([2, 3, undefined]);
  const edited = { ...draft, tables: tables([rows[0]!, { summary: "新" }, rows[2]!]) };
  expect(moveFindings(found, draft, edited).map(({ row }) => row)).toEqual([1, 2, undefined]);
  const removed = { ...draft, tables: tables([rows[0]!, rows[2]!]) };
  expect(moveFindings(found, draft, removed).map(({ code }) => code)).toEqual(["y", "z"]);
});

it("offers what the cell should hold as one click, formatted as the cell shows it", () => {
  const offer = suggestionOf(
    draft,
    finding("balance-differs", { table: 0, row: 1, column: "balanceFen", suggestion: 22_107_220 }),
  );
  expect(offer?.label).toBe("改成 221,072.20");
  expect(offer?.edit(draft).tables[0]?.rows[1]).toEqual({ summary: "b", balanceFen: 22_107_220 });
  const masked = suggestionOf(draft, finding("personal-data", { column: "title", suggestion: "九月" }));
  expect([masked?.label, masked?.edit(draft).title]).toEqual(["替我删掉", "九月"]);
  const opening = suggestionOf(draft, finding("opening-differs", { table: 0, column: "openingFen", suggestion: 100 }));
  expect(opening?.edit(draft).tables[0]?.head).toEqual({ openingFen: 100 });
  expect(suggestionOf(draft, finding("x", { table: 0, row: 0, column: "summary" }))).toBeUndefined();
});

it("parts the first sentence, which stands bold, from what to do", () => {
  expect(headAndRest("第 6 行结余差 45.00 元，应是 221,072.20 元。请改结余，或写明原因。")).toEqual([
    "第 6 行结余差 45.00 元，应是 221,072.20 元",
    "请改结余，或写明原因。",
  ]);
  expect(headAndRest("没有句号")).toEqual(["没有句号", ""]);
  expect(headAndRest("正文第 7 段“低保户：邱福生。”写了人名。请从这里删掉。")).toEqual([
    "正文第 7 段“低保户：邱福生。”写了人名",
    "请从这里删掉。",
  ]);
});
