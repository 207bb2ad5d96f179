import { describe, expect, it } from "vitest";
import { plainText } from "../../../server/domain/search/plain-text.ts";
import { spell } from "../../../server/domain/search/spell.ts";

describe("spelling", () => {
  it("gives one entry a character, in its place", () => {
    expect(spell("柳塘村")).toEqual(["liu", "tang", "cun"]);
    expect(spell("第3季")).toEqual(["di", "3", "ji"]);
    expect(spell("")).toEqual([]);
  });

  it.each([
    ["重庆", "zhong/chong qing"],
    ["长青", "chang/zhang qing"],
    ["单", "dan/shan/chan"],
    ["仇", "chou/qiu"],
    ["吕", "lv"],
  ])("knows every reading of %s", (text, spelled) => expect(spell(text).join(" ")).toBe(spelled));

  it("reads rare characters, also beyond the first plane, as one", () => {
    expect(spell("欧阳㛃华")).toEqual(["ou", "yang", "jie", "hua"]);
    expect(spell("𬱖䶮轷")).toEqual(["di", "yan", "hu"]);
  });

  it("leaves signs as they are looked for", () => expect(spell("Ａ，1")).toEqual(["a", ",", "1"]));
});

describe("plain text", () => {
  it.each([
    ["ＡＢＣ１２３", "abc123"],
    ["柳塘村公开〔2026〕37号", "柳塘村公开[2026]37号"],
    ["「三务」『公开』", '"三务""公开"'],
    ["收入，支出：合计（元）", "收入,支出:合计(元)"],
    ["二〇二六", "二零二六"],
    ["İstanbul 𬱖", "İstanbul 𬱖"],
  ])("folds %s, unit for unit", (text, plain) => {
    expect(plainText(text)).toBe(plain);
    expect(plainText(text)).toHaveLength(text.length);
  });
});
