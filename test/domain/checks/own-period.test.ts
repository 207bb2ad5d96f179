import { describe, expect, it } from "vitest";
import { ownPeriodFindings } from "../../../server/domain/checks/own-period.ts";
import type { Draft } from "../../../server/domain/notice.ts";
import { findingSentence } from "../../../server/http/wording/findings.ts";
import { draftOf } from "../../support/drafts.ts";
import { itemOf } from "../../support/facts.ts";

const said = (content: string, item = "farm-subsidies", more: Partial<Draft> = {}): readonly string[] =>
  ownPeriodFindings({ draft: draftOf({ content, ...more }), item: itemOf(item) }).map(findingSentence);

describe("a notice period in the text", () => {
  it("is asked about where the notice hangs another time than it says", () => {
    expect(said("全县共补贴。\n\n公示时间：长期\n监督电话：12317")).toEqual([
      "正文第 2 段写着“公示时间：长期”，这份公告挂 7 天，公示期会自己印出来。请删掉这句话，或把“挂多久”改成一样。",
    ]);
    for (const text of [
      "公告期：2023年6月9日—6月19日",
      "公示期限：7个工作日",
      "公示期：10天",
      "公示时间：7日8时至10日",
    ])
      expect(said(text)).toHaveLength(1);
    expect(said("公布期：7天", "monthly-accounts")[0]).toContain("挂到下一期");
    expect(said("公示期：7天", "farm-subsidies", { noticePeriod: { days: 7, unit: "working" } })[0]).toContain(
      "个工作日",
    );
  });

  it("stands where it says the same, and where no period is meant", () => {
    for (const text of ["公示期：7天", "公示时间：7 日", "公示时间由镇里定", "经公示期无异议后发放。", "公示期："])
      expect(said(text)).toEqual([]);
    expect(said("公布期：长期", "monthly-accounts")).toEqual([]);
    expect(said("公示期：5个工作日", "farm-subsidies", { noticePeriod: { days: 5, unit: "working" } })).toEqual([]);
  });
});
