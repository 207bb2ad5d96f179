import { describe, expect, it } from "vitest";
import { rosterFindings } from "../../../server/domain/checks/rosters.ts";
import { textFindings } from "../../../server/domain/checks/text.ts";
import { draftOf } from "../../support/drafts.ts";
import { itemOf } from "../../support/facts.ts";

const codes = (content: string) => textFindings({ draft: draftOf({ content }) }).map(({ code }) => code);
const rosters = (content: string, item: string) =>
  rosterFindings({ draft: draftOf({ content }), item: itemOf(item) }).map(({ code }) => code);

describe("what fell out of a text", () => {
  it.each(["收入计　万元。", "每户补贴 元", "人均土地1. 亩，", "其他成员均为　00元。"])("asks about %s", (text) =>
    expect(codes(text)).toEqual(["figure-missing"]),
  );

  it.each([
    "共 30 户，每户 120 元。",
    "参加 人员名单另附，到会 户主 28 人。",
    "承包费 16000 元/亩，年租 1,200.00 元。",
    "监督电话：12317   0373-3918197",
    "（一）完成；（二）未完成。",
    "1）先申请 2）再审核",
    "附件：承包合同一份，村部可查。",
  ])("lets %s stand", (text) => expect(codes(text)).toEqual([]));

  it("names the paragraph of a bracket that was not closed", () =>
    expect(textFindings({ draft: draftOf({ content: "第一段。\n\n依据清财〔2026 31号。" }) })).toMatchObject([
      { code: "bracket-unpaired", severity: "warning", values: { paragraph: 2 } },
    ]));
});

describe("[AU2] lists of persons in running text", () => {
  it("stops births everywhere, and relief where the item hangs outside the village", () => {
    expect(rosters("计划外生育名单：江有财。", "community-notice")).toEqual(["births-named"]);
    expect(rosters("低保户：邱福生、秦春兰。", "community-notice")).toEqual(["relief-named"]);
    expect(rosters("低保户：邱福生、秦春兰。", "subsistence-roster")).toEqual([]);
  });

  it.each(["低保户：共 12 户。", "医疗救助：向村部申请。", "残疾人：两项补贴按月发放。", "计划生育奖励扶助政策不变。"])(
    "lets %s stand",
    (text) => expect(rosters(text, "policy-notice")).toEqual([]),
  );
});
