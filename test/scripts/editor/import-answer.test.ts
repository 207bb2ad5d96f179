import { describe, expect, it } from "vitest";
import type { Draft } from "../../../server/domain/notice.ts";
import type { TableDraft } from "../../../server/domain/tables/table.ts";
import {
  fitsNothing,
  meaningsOf,
  placeWords,
  placeTables,
  sourceText,
  type ImportAnswer,
} from "../../../views/scripts/editor/import-answer.ts";
import { draftOf } from "../../support/drafts.ts";

const plain: TableDraft = { kind: "plain-table", columns: [], head: {}, rows: [{ c1: "甲" }], stated: {} };
const subsidy: TableDraft = { kind: "subsidy", head: { scheme: null }, rows: [{ household: "甲" }], stated: {} };
const answer = (table: TableDraft, more: Partial<ImportAnswer> = {}): ImportAnswer => ({
  tables: [table],
  mapping: [{ column: 0, letter: "A", path: "镇街", key: null }],
  findings: [],
  rowNumbers: [4, 5],
  title: "2023年补贴统计表",
  sheets: ["补贴"],
  sheet: "补贴",
  left: [],
  dropped: [],
  words: null,
  converted: false,
  source: "补贴.csv",
  ...more,
});
const placed = (draft: Draft, table: TableDraft, beside: readonly string[] = []) =>
  placeTables(draft, 0, answer(table), beside);

describe("an imported sheet in the draft", () => {
  it("names a table of its own columns by its title, unless it has a name or the notice is called so", () => {
    expect(placed(draftOf({ tables: [] }), plain).tables[0]?.caption).toBe("2023年补贴统计表");
    expect(placed(draftOf({ tables: [{ ...plain, caption: "一组" }] }), plain).tables[0]?.caption).toBe("一组");
    expect(placed(draftOf({ tables: [], title: "2023年补贴统计表" }), plain).tables[0]?.caption).toBeUndefined();
    expect(placed(draftOf({ tables: [] }), subsidy).tables[0]?.caption).toBeUndefined();
  });

  it("keeps what stands above the table where the sheet is silent", () => {
    const before = { ...subsidy, head: { scheme: "高龄津贴" } };
    expect(placed(draftOf({ tables: [before] }), subsidy).tables[0]?.head).toEqual({ scheme: "高龄津贴" });
  });

  it("takes the lines around it into the body, after what is written there", () => {
    expect(placed(draftOf({ tables: [], content: "" }), plain, ["监督电话：12317"]).content).toBe("监督电话：12317");
    expect(placed(draftOf({ tables: [], content: "说明。\n" }), plain, ["甲", "乙"]).content).toBe("说明。\n甲\n乙");
    expect(placed(draftOf({ tables: [], content: "说明。" }), plain).content).toBe("说明。");
  });
});

it("a sheet fits nothing when none of its heads is one of ours", () => {
  expect(fitsNothing(answer(subsidy))).toBe(true);
  const mapping = [{ column: 0, letter: "A", path: "户主", key: "household" }];
  expect(fitsNothing(answer(subsidy, { mapping }))).toBe(false);
  expect(fitsNothing(answer(plain))).toBe(false);
});

it("a sheet fits nothing when its rows are rows of something else, whatever heads it shares", () => {
  const mapping = [{ column: 0, letter: "A", path: "面积", key: "area" }];
  const unlike = { code: "sheet-unlike", severity: "warning", message: "" } as const;
  expect(fitsNothing(answer(subsidy, { mapping, findings: [unlike] }))).toBe(true);
  expect(fitsNothing(answer(subsidy, { tables: [], mapping: [] }))).toBe(false);
});

it("offers for a column of the sheet every one of ours, and for a sheet taken as it is to read it or not", () => {
  expect(meaningsOf(answer(plain), { column: 1 })).toEqual([
    { key: "", label: "不读入" },
    { key: "c2", label: "读入" },
  ]);
  const ours = meaningsOf(answer(subsidy), { column: 1 });
  expect(ours.slice(0, 3).map(({ label }) => label)).toEqual(["不读入", "当作组别", "当作户主姓名"]);
});

describe("a written notice in the draft", () => {
  const words = { title: "停水通知", content: "明天停水。" };
  const put = (draft: Partial<Draft>) => placeWords(draftOf({ title: "旧题", content: "", ...draft }), words, "旧题");

  it("brings its title where nobody has given another", () => {
    expect(put({})).toMatchObject({ title: "停水通知", content: "明天停水。" });
    expect(put({ title: "我的题" })).toMatchObject({ title: "我的题", content: "停水通知\n明天停水。" });
  });

  it("comes after what is written already", () => {
    expect(put({ content: "先说一句。\n" })).toMatchObject({
      title: "旧题",
      content: "先说一句。\n停水通知\n明天停水。",
    });
  });
});

it("says the page of a workbook, and no page where the file is one", () => {
  expect(sourceText(answer(plain))).toBe("从《补贴.csv》第 4—5 行读入");
  expect(sourceText(answer(plain, { source: "账.xlsx" }))).toBe("从《账.xlsx》“补贴”页第 4—5 行读入");
});
