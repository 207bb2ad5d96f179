import { describe, expect, it } from "vitest";
import { scrubbed } from "../../server/domain/scrub.ts";
import { draftOf } from "../support/drafts.ts";

const ID = "411399197710214861";

describe("what is kept of a draft", () => {
  it("[AU3] identity and account numbers are struck out wherever they stand", () => {
    const kept = scrubbed(
      draftOf({
        title: `关于${ID}的公示`,
        content: `领款人（${ID}），卡号6228480402564890018。`,
        answers: [{ code: "x", text: ID }],
        tables: [{ kind: "plain-table", head: {}, rows: [{ a: `证号${ID}`, b: 12 }], stated: {} }],
      }),
    );
    expect(JSON.stringify(kept)).not.toMatch(/411399|62284|4861|0018/);
    expect(kept.tables[0]?.rows[0]).toEqual({ a: `证号${"*".repeat(18)}`, b: 12 });
  });

  it("[AU3] cells of identity and account columns are emptied, the rest stays byte for byte", () => {
    const columns = [
      { key: "id", label: "身份证号码", type: "text", class: "never" },
      { key: "name", label: "户主", type: "person", class: "name" },
    ] as const;
    const kept = scrubbed(
      draftOf({
        tables: [{ kind: "plain-table", columns, head: {}, rows: [{ id: "12345", name: "陈㛃" }], stated: {} }],
      }),
    );
    expect(kept.tables[0]?.rows).toEqual([{ id: null, name: "陈㛃" }]);
  });

  it("leaves figures, vouchers, phones of offices and document numbers alone", () => {
    const content = "凭证 记-0021，决议〔2026〕5号，电话0570-5550123，金额1234567.89元，2026年10月12日";
    expect(scrubbed(draftOf({ content })).content).toBe(content);
  });
});
