import { describe, expect, it } from "vitest";
import { headPieces, phrases, sentence, titleParts, unbroken } from "../../server/render/unbroken.ts";

const whole = (text: string): readonly string[] =>
  unbroken(text)
    .filter((piece) => piece.whole)
    .map((piece) => piece.text);

describe("what a line may not break", () => {
  it.each([
    ["8月付出 3,600.00 元，还有 −45.00元。", ["8月", "3,600.00 元", "−45.00元"]],
    ["2026年11月23日8:00至17:00停水", ["2026年11月23日", "8:00", "17:00停"]],
    ["按决议〔2026〕5号，见云农发〔2026〕21号文件", ["决议〔2026〕5号", "农发〔2026〕21号"]],
    ["找吴秀兰，电话 0000-5550123。", ["电话 0000-5550123"]],
    ["工作日 8:30—17:00", ["8:30—17:00"]],
    ["没有数字", []],
  ])("in %s", (text, found) => {
    expect(whole(text)).toEqual(found);
    expect(
      unbroken(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});

describe("where a line may end", () => {
  it.each([
    ["2026年11月9日，挂到下一期公布，至少到11月19日", ["2026年11月9日，", "挂到下一期公布，", "至少到11月19日"]],
    ["一、红事提前三天报备，酒席不超过15桌", ["一、红事提前三天报备，", "酒席不超过15桌"]],
    ["", [""]],
  ])("after the phrases of %s", (text, found) => {
    expect(phrases(text).map(({ pieces }) => pieces.map((piece) => piece.text).join(""))).toEqual(found);
  });

  it("anywhere in a phrase that is too long to be kept", () => {
    expect(phrases("林区和离林子一百米以内不准用火不准抽烟").map(({ kept }) => kept)).toEqual([false]);
  });

  it.each([
    ["柳塘村2026年第三季度债权债务、借款、担保", ["柳塘村2026年第三季度", "债权债务、借款、担保"]],
    ["柳塘村2026年上半年计划与任期目标完成情况", ["柳塘村2026年上半年", "计划与任期目标完成情况"]],
    ["柳塘村2026年耕地地力保护补贴发放公示表", ["柳塘村2026年", "耕地地力保护补贴发放公示表"]],
    ["2026年度计划完成情况", ["2026年度", "计划完成情况"]],
    ["11月23日停水通知", ["11月23日停水通知"]],
    ["耕地地力保护补贴发放公示", ["耕地地力保护补贴发放公示"]],
  ])("after the reporting period of the title %s", (title, parts) => {
    expect(titleParts(title)).toEqual(parts);
  });

  it.each([
    ["垃圾分类投放，秸秆不焚烧。", ["垃圾分类投放，", "秸秆不焚烧。"]],
    ["款项一次付清。", ["款项一次付清。"]],
    ["先看公示，再由村民代表逐户核对面积后签字确认。", ["先看公示，再由村民代表逐户核对面积后签字确认。"]],
  ])("before the last phrase of %s, where that is short", (text, parts) => {
    const found = sentence(text);
    expect(found.map(({ pieces }) => pieces.map((piece) => piece.text).join(""))).toEqual(parts);
    expect(found.map(({ kept }) => kept)).toEqual(parts.map((_, at) => at === 1));
  });

  it.each([
    ["标准（元/亩）", ["标准", "（元/亩）"]],
    ["资金性质", ["资金", "性质"]],
    ["经手人", ["经手人"]],
    ["支部大会日期", ["支部大", "会日期"]],
  ])("in the head %s of a wide table", (label, pieces) => {
    expect(headPieces(label)).toEqual(pieces);
  });
});
