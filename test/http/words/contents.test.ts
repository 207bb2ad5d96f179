import { describe, expect, it } from "vitest";
import { makeView } from "../../../server/domain/make-view.ts";
import type { Draft, Edition } from "../../../server/domain/notice.ts";
import { contentsText } from "../../../server/http/words/contents.ts";
import { textDraft } from "../../bench/notices.ts";

const COLUMN = { key: "c1", label: "议题", type: "text", class: "open" } as const;

function contents(tables: Draft["tables"], change: Partial<Draft> = {}): string {
  const draft = { ...textDraft(1), tables, ...change };
  const view = makeView({ draft, audience: "public", salt: "" });
  return contentsText({
    edition: { draft, views: { public: view, village: view } } as unknown as Edition,
    state: { standing: "live", hiddenEditions: [] } as never,
    item: { name: "村民会议决议" } as never,
    degree: "whole",
  });
}

describe("内容 in the element strip", () => {
  it("tells the first sentence where a table was begun and never filled", () => {
    const begun = { kind: "plain-table", columns: [COLUMN], head: {}, rows: [], stated: {} };
    expect(contents([begun])).toBe(contents([]));
    expect(contents([begun])).toMatch(/^村民代表会议/);
    expect(contents([{ ...begun, rows: [{ c1: "东塘续包" }] }])).toBe("共 1 条：议题");
  });

  it("leaves off the mark after which a sentence would go on", () => {
    expect(contents([], { content: "一、修水渠；二、修路。" })).toBe("一、修水渠");
    expect(contents([], { content: "修水渠的钱这样来：\n各户出一点。" })).toBe("修水渠的钱这样来");
    expect(contents([], { content: "水渠修好了。谢谢大家。" })).toBe("水渠修好了。");
  });

  it("[FG1] names heads without their unit, and keeps brackets that are none", () => {
    const labels = ["县（市、区）", "补贴标准（元/亩）", "面积（亩）", "户主（代领人）"];
    const columns = labels.map((label, at) => ({ ...COLUMN, key: `c${at}`, label }));
    const row = { c0: "城区", c1: "86.90", c2: "3", c3: "一户" };
    const table = { kind: "plain-table", columns, head: {}, rows: [row], stated: {} };
    expect(contents([table])).toBe("共 1 条：县（市、区）、补贴标准、面积、户主（代领人）");
  });
});
