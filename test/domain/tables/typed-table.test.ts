import { describe, expect, it } from "vitest";
import { runChecks } from "../../../server/domain/checks.ts";
import { typedTable } from "../../../server/domain/tables/typed-table.ts";
import { findingSentence } from "../../../server/http/wording/findings.ts";
import { checkContext, draftOf, september, withCells } from "../../support/drafts.ts";

describe("what is typed into the grid", () => {
  const typed = typedTable(
    {
      ...withCells(september, {
        1: { date: "9.4", expenseFen: "612.40元" },
        2: { expenseFen: "待定", date: "9月31日" },
      }),
      head: { account: "基本户", openingFen: "186,432.60" },
      stated: { closingFen: "221072.2" },
    },
    "2026-09",
  );

  it("[FG1] is read as figures and days", () => {
    expect(typed.rows[1]).toMatchObject({ date: "2026-09-04", expenseFen: 61240, summary: "村部电费（8月）" });
    expect(typed.head).toEqual({ account: "basic", openingFen: 18643260 });
    expect(typed.stated).toEqual({ closingFen: 22107220 });
  });

  it("stays as it is where it cannot be read, and is named with its fault", () => {
    expect(typed.rows[2]).toMatchObject({ date: "9月31日", expenseFen: "待定" });
    const sentences = runChecks(checkContext({ draft: draftOf({ tables: [typed] }) })).map(findingSentence);
    expect(sentences.slice(0, 2)).toEqual([
      "第 3 行“日期”没有这一天。请核对日期。",
      "第 3 行“支出”还没定数。请填上实际的数。",
    ]);
  });

  it("is the same when read again", () => expect(typedTable(typed, "2026-09")).toEqual(typed));
});
