import { describe, expect, it } from "vitest";
import type { Draft } from "../../../server/domain/notice.ts";
import { tableKind } from "../../../server/domain/tables/kinds.ts";
import type { Row, TableDraft } from "../../../server/domain/tables/table.ts";
import {
  clearRange,
  insertRows,
  placeBlock,
  removeRows,
  sameDraft,
  setAnswer,
  setCell,
} from "../../../views/scripts/editor/draft.ts";

const tableOf = (...rows: Row[]): TableDraft => ({
  kind: "monthly-accounts",
  profile: "full",
  head: {},
  rows,
  stated: {},
});
const columns = tableKind("monthly-accounts")
  .columns(tableOf())
  .filter(({ key }) => ["date", "summary", "incomeFen"].includes(key));
const context = { within: { from: "2026-09-01", until: "2026-09-30" } };

const draftOf = (table: TableDraft, answers: Draft["answers"] = []): Draft => ({
  title: "九月收支",
  content: "",
  issuingBody: "collective",
  reportingPeriod: "2026-09",
  eventDay: null,
  noticePeriod: null,
  tables: [table],
  answers,
  nilReturn: false,
  confidentiality: { attribute: "proactive", reason: "" },
  scope: "members",
  withoutMedia: [],
});

describe("cells", () => {
  it("a cell set to what it holds changes nothing", () => {
    const table = tableOf({ summary: "电费" });
    expect(setCell(table, 0, "summary", "电费")).toBe(table);
    expect(setCell(table, 5, "summary", null)).toBe(table);
  });

  it("writing below the last row grows the table, emptying it again shrinks it", () => {
    const grown = setCell(tableOf({ summary: "电费" }), 2, "summary", "水费");
    expect(grown.rows).toEqual([{ summary: "电费" }, {}, { summary: "水费" }]);
    expect(setCell(grown, 2, "summary", null).rows).toEqual([{ summary: "电费" }]);
  });

  it("a pasted block is read cell by cell, grows rows and is cut at the last column", () => {
    const block = [
      ["9.2", "鱼塘承包费", "18,000.00", "多出来"],
      ["9月4日", "电费", "待定"],
    ];
    const { rows } = placeBlock(tableOf({ date: "2026-09-01" }), { row: 1, left: 0, columns, block, context });
    expect(rows).toEqual([
      { date: "2026-09-01" },
      { date: "2026-09-02", summary: "鱼塘承包费", incomeFen: 1_800_000 },
      { date: "2026-09-04", summary: "电费", incomeFen: "待定" },
    ]);
  });

  it("clears a range and leaves the rest, the same rows where nothing was", () => {
    const table = tableOf({ date: "2026-09-01", summary: "a" }, { summary: "b" }, { summary: "c" });
    const cleared = clearRange(table, { top: 0, bottom: 1, left: 1, right: 2 }, columns);
    expect(cleared.rows).toEqual([
      { date: "2026-09-01", summary: null, incomeFen: null },
      { summary: null, incomeFen: null },
      { summary: "c" },
    ]);
    expect(cleared.rows[2]).toBe(table.rows[2]);
  });
});

describe("rows and the answers that stand on them", () => {
  const table = tableOf({ summary: "a" }, { summary: "b" }, { summary: "c" });
  const answers = [0, 1, 2].map((row) => ({
    code: "summary-vague",
    table: 0,
    row,
    column: "summary",
    text: `原因${row}`,
  }));

  it("answers move down with their rows", () => {
    const next = insertRows(draftOf(table, answers), 0, 1, 2);
    expect(next.tables[0]?.rows.map(({ summary }) => summary ?? "")).toEqual(["a", "", "", "b", "c"]);
    expect(next.answers.map(({ row }) => row)).toEqual([0, 3, 4]);
  });

  it("answers go with the rows that go, later ones move up", () => {
    const next = removeRows(draftOf(table, answers), 0, 0, 1);
    expect(next.tables[0]?.rows).toEqual([{ summary: "c" }]);
    expect(next.answers).toEqual([{ ...answers[2], row: 0 }]);
  });

  it("removing what is not there changes nothing", () => {
    const draft = draftOf(table, answers);
    expect(removeRows(draft, 0, 3, 3)).toBe(draft);
  });
});

it("[PB6] an answer replaces the one at the same place, an empty one takes it back", () => {
  const place = { code: "balance-differs", table: 0, row: 1, column: "balanceFen" };
  const first = setAnswer(draftOf(tableOf()), place, " 上月多记 ");
  expect(first.answers).toEqual([{ ...place, text: "上月多记" }]);
  expect(setAnswer(first, place, "记错了").answers).toEqual([{ ...place, text: "记错了" }]);
  expect(setAnswer(first, place, "  ").answers).toEqual([]);
});

it("two drafts are the same whatever the order of their keys and the cells that hold nothing", () => {
  const draft = draftOf(tableOf({ date: "2026-09-01", summary: null }));
  expect(
    sameDraft(draft, {
      ...draft,
      tables: [Object.fromEntries(Object.entries(tableOf({ date: "2026-09-01" })).toReversed())],
    }),
  ).toBe(true);
  expect(sameDraft(draft, { ...draft, tables: [tableOf({ date: "2026-09-02" })] })).toBe(false);
});
