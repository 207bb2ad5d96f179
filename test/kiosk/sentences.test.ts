import { expect, it } from "vitest";
import { sentencesOf } from "../../kiosk/sentences.ts";

const said = (text: string): readonly string[] => sentencesOf(text).map((sentence) => sentence.text);

it("divides where a reader takes a breath, closing marks included", () => {
  expect(said("收入 48,770.95 元，支出 48,246.90 元。“同意续包。”请看下面！")).toEqual([
    "收入 48,770.95 元，支出 48,246.90 元。",
    "“同意续包。”",
    "请看下面！",
  ]);
});

it("divides a long sentence at its commas, and never within a figure", () => {
  const long = `${"村道硬化工程进度款三万元，".repeat(9)}完。`;
  expect(said(long).every((sentence) => sentence.length <= 80)).toBe(true);
  expect(said(long).join("")).toBe(long);
});

it("says nothing of empty text and lone signs", () => {
  expect([said(""), said(" 。；"), said("—")].flat()).toEqual([]);
});

it("knows the place of each sentence in its text, so that it can be marked there", () => {
  const text = "一。\n  二二。三";
  for (const { from, to, text: sentence } of sentencesOf(text)) expect(text.slice(from, to).trim()).toBe(sentence);
});
