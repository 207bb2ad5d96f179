import { describe, expect, it } from "vitest";
import { compareDrafts, compareViews, isUnchanged } from "../../server/domain/compare.ts";
import { alignRows } from "../../server/domain/compare/align.ts";
import { draftChanges } from "../../server/http/pages/desk-changes.ts";
import { makeView } from "../../server/domain/make-view.ts";
import type { Draft } from "../../server/domain/notice.ts";
import { draftOf, september, withCells } from "../support/drafts.ts";

const view = (draft: Draft, audience: "village" | "public" = "public") => makeView({ draft, audience, salt: "s" });

describe("what changed", () => {
  it("is nothing between a draft and itself", () => {
    expect(isUnchanged(compareDrafts(draftOf(), draftOf()))).toBe(true);
    expect(isUnchanged(compareViews(view(draftOf()), view(draftOf())))).toBe(true);
  });

  it("[PB2] names row, column and both figures, and what follows from them", () => {
    const plain = { ...september, stated: {} };
    const after = draftOf({ title: "更正", tables: [withCells(plain, { 4: { expenseFen: 380000 } })] });
    const { texts, rows } = compareDrafts(draftOf({ tables: [plain] }), after);
    expect(rows).toEqual([
      {
        kind: "changed",
        table: 0,
        rowBefore: 4,
        rowAfter: 4,
        cells: [{ column: "支出", before: "3,600.00", after: "3,800.00" }],
      },
    ]);
    expect(texts).toEqual([
      { part: "title", label: "", before: "柳塘村2026年9月财务收支明细公布表", after: "更正" },
      { part: "total", label: "本期合计：支出", before: "8,360.40", after: "8,560.40" },
      { part: "total", label: "本期合计：结余", before: "221,072.20", after: "220,872.20" },
    ]);
  });

  it("finds a line that was put in between, by its voucher, and one that went", () => {
    const [first, second, ...rest] = september.rows;
    const added = { ...second, voucher: "付-99", summary: "补记", expenseFen: 100 };
    const after = draftOf({ tables: [{ ...september, rows: [{ ...first }, added, ...rest] }] });
    expect(
      compareDrafts(draftOf(), after).rows.map(({ kind, rowBefore, rowAfter }) => [kind, rowBefore, rowAfter]),
    ).toEqual([
      ["added", undefined, 1],
      ["removed", 1, undefined],
    ]);
  });

  it("[AU2] says to the public no more than both views do", () => {
    const after = draftOf({ tables: [withCells(september, { 0: { handler: "欧阳志强" } })] });
    expect(JSON.stringify(compareViews(view(draftOf()), view(after)))).not.toContain("欧阳志强");
    expect(compareViews(view(draftOf(), "village"), view(after, "village")).rows[0]?.cells).toEqual([
      { column: "经手人", before: "赵连山", after: "欧阳志强" },
    ]);
  });

  it("calls a total by its own label at the desk", () => {
    const plain = { ...september, stated: {} };
    const after = draftOf({ tables: [withCells(plain, { 4: { expenseFen: 380000 } })] });
    const names = draftChanges(draftOf({ tables: [plain] }), after).map(({ where, what }) => `${where} ${what}`.trim());
    expect(names).toEqual(["第 5 行 支出", "本期合计：支出", "本期合计：结余"]);
  });

  it("shows a whole table that came or went", () => {
    const rows = compareDrafts(draftOf({ tables: [] }), draftOf()).rows;
    expect(rows.map(({ kind }) => kind)).toEqual(september.rows.map(() => "added"));
  });

  it("compares paragraphs in their order", () => {
    const [before, after] = ["一\n二\n三", "一\n新\n二\n三"];
    expect(compareDrafts(draftOf({ content: before }), draftOf({ content: after })).texts).toEqual([
      { part: "paragraph", label: "", before: "", after: "新" },
    ]);
  });
});

describe("alignment", () => {
  it.each([
    [
      [["a"], ["b"]],
      [["b"], ["a"]],
    ],
    [
      [
        ["a", "1"],
        ["a", "1"],
      ],
      [["a", "1"]],
    ],
    [[], [["x"]]],
    [[["x"]], []],
  ])("uses each row once: %j → %j", (before, after) => {
    const pairs = alignRows(before, after, []);
    const rows = (key: "old" | "now"): number[] => pairs.flatMap((pair) => pair[key] ?? []).toSorted((a, b) => a - b);
    expect(rows("old")).toEqual(before.map((_, index) => index));
    expect(rows("now")).toEqual(after.map((_, index) => index));
  });

  it("takes a row whose key alone was put right for the same row, and no two rows that are alike", () => {
    const before = [
      ["付-01", "电费", "100"],
      ["付-02", "水费", "50"],
    ];
    const renamed = [
      ["付-02", "水费", "50"],
      ["付-10", "电费", "100"],
    ];
    expect(alignRows(before, renamed, [0])).toEqual([
      { old: 1, now: 0 },
      { old: 0, now: 1 },
    ]);
    const replaced = [
      ["付-10", "电费", "120"],
      ["付-02", "水费", "50"],
    ];
    expect(alignRows(before, replaced, [0])).toEqual([{ now: 0 }, { old: 0 }, { old: 1, now: 1 }]);
    const twins = [
      ["甲", "一组", "100"],
      ["乙", "一组", "100"],
    ];
    const others = [
      ["丙", "一组", "100"],
      ["丁", "一组", "100"],
    ];
    expect(alignRows(twins, others, [0])).toEqual([{ now: 0 }, { now: 1 }, { old: 0 }, { old: 1 }]);
  });

  it("pairs like rows without a key where names stand twice", () => {
    const before = [
      ["张*", "100", "甲"],
      ["张*", "200", "乙"],
      ["李*", "300", "丙"],
    ];
    const after = [
      ["张*", "200", "乙"],
      ["李*", "350", "丙"],
    ];
    expect(alignRows(before, after, [0])).toEqual([{ old: 0 }, { old: 1, now: 0 }, { old: 2, now: 1 }]);
  });
});
