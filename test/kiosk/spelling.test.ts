import { describe, expect, it } from "vitest";
import { fitOf, hitsIn } from "../../kiosk/spelling.ts";
import { spell } from "../../server/domain/search/spell.ts";
import type { ScreenEntry } from "../../server/push/events.ts";

const spelled = (title: string): string => spell(title).join(" ");
const TITLE = "2026年10月柳塘村长青路财务收支公布表";
const soundsLike = (typed: string): string | undefined => {
  const fit = fitOf(typed, spelled(TITLE));
  return fit && Array.from(TITLE).slice(fit.from, fit.to).join("");
};

describe("what is typed on the glass", () => {
  it.each([
    ["ltc", "柳塘村"],
    ["liutangcun", "柳塘村"],
    ["liutc", "柳塘村"],
    ["liut", "柳塘"],
    ["changqing", "长青"],
    ["zhangqing", "长青"],
    ["cw", "财务"],
    ["10yue", "10月"],
    ["2026", "2026"],
  ])("%s finds %s, by whole syllables or their first letters, with every reading", (typed, found) => {
    expect(soundsLike(typed)).toBe(found);
  });

  it.each(["", "wjj", "ltz", "iutang", "2027"])("%j finds nothing", (typed) => {
    expect(soundsLike(typed)).toBeUndefined();
  });

  it("passes over signs within a word, and does not begin at one", () => {
    expect(fitOf("dtxb", spelled("决议：东塘（续包）"))).toMatchObject({ from: 3, to: 8 });
  });

  it("puts the notice of that number first, then numbers that begin so, then titles", () => {
    const entry = (short: string, title: string) =>
      ({ notice: short, number: `柳塘村公开〔2026〕${short}号`, title, spelled: spelled(title) }) as ScreenEntry;
    const board = [entry("7", "12月停水通知"), entry("121", "决议"), entry("12", "公示"), entry("8", "公示")];
    expect(hitsIn(board, "12").map(({ entry: { notice } }) => notice)).toEqual(["12", "121", "7"]);
  });
});
