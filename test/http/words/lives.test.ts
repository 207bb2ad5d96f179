import { describe, expect, it } from "vitest";
import { dayLine, dayTicks, lifeWord } from "../../../server/http/words/lives.ts";
import { periodSentence, periodTerm, reportingPeriodText } from "../../../server/http/words/periods.ts";

const week = { from: "2026-06-02", until: "2026-06-08" };
const open = { from: "2026-10-13", until: "replaced", minUntil: "2026-10-22" } as const;

describe("how a notice period is told", () => {
  it("[PB9] is visible on the day it is published but counts from the next", () => {
    expect(dayLine(week, "2026-06-01")).toBe("今天挂出，6月2日起算，共 7 天");
    expect(dayTicks(week, "2026-06-01")).toEqual(Array.from({ length: 7 }, () => "coming"));
    expect(dayLine(week, "2026-06-02")).toBe("第 1 天，共 7 天");
    expect(dayTicks(week, "2026-06-04")).toEqual(["past", "past", "today", "coming", "coming", "coming", "coming"]);
    expect(dayLine(week, "2026-06-08")).toBe("今天是最后一天，共 7 天");
    expect(periodSentence(week)).toBe("2026年6月2日至6月8日（7天）");
  });

  it("tells a period that ends with the next notice by its least days, then by the days it hung", () => {
    expect(dayLine(open, "2026-10-17")).toBe("第 5 天，至少挂满 10 天");
    expect(dayTicks(open, "2026-10-17")).toHaveLength(10);
    expect(dayLine(open, "2026-11-01")).toBe("已挂 20 天，挂到下一期公布");
    expect(dayTicks(open, "2026-11-01")).toEqual([]);
    expect(periodTerm(open, "issue")).toBe("挂到下一期公布，至少到10月22日");
  });

  it("draws no boxes for more than fifteen days", () => {
    expect(dayTicks({ from: "2026-06-01", until: "2026-06-16" }, "2026-06-02")).toEqual([]);
    expect(dayTicks({ from: "2026-06-01", until: "2026-06-15" }, "2026-06-02")).toHaveLength(15);
  });

  it("names the year again when a period crosses it", () => {
    expect(periodTerm({ from: "2026-12-30", until: "2027-01-05" }, "notice")).toBe("公示期12月30日至2027年1月5日");
  });

  it("says the state in the word of the item", () => {
    expect(lifeWord({ life: "in-force", wording: "notice", corrected: false })).toBe("公示中");
    expect(lifeWord({ life: "in-force", wording: "issue", corrected: false })).toBe("公布中");
    expect(lifeWord({ life: "in-force", wording: "issue", corrected: true })).toBe("已更正");
    expect(lifeWord({ life: "frozen", wording: "issue", corrected: false })).toBe("已暂停");
  });

  it("reads reporting periods as people say them", () => {
    expect(["2026-10", "2026-Q4", "2026-H1", "2026"].map(reportingPeriodText)).toEqual([
      "2026年10月",
      "2026年第四季度",
      "2026年上半年",
      "2026年",
    ]);
  });
});
