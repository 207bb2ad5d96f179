import { describe, expect, test } from "vitest";
import {
  comparePeriods,
  dayFromPeriod,
  firstDayOf,
  lastDayOf,
  nextPeriod,
  parseReportingPeriod,
  periodContaining,
  periodContains,
  periodsFrom,
  previousPeriod,
  writeReportingPeriod,
} from "../../server/domain/reporting-period.ts";

describe("reporting periods", () => {
  test.each(["2026-11", "2026-Q4", "2026-H2", "2026"])("%s is read and written alike", (text) => {
    const parts = parseReportingPeriod(text);
    expect(parts && writeReportingPeriod(parts)).toBe(text);
  });

  test.each(["2026-13", "2026-00", "2026-Q5", "2026-H3", "26-01", "2026-1", "0000", "2026-11-01", "", "__proto__"])(
    "%s is none",
    (text) => {
      expect(parseReportingPeriod(text)).toBeUndefined();
      expect(() => firstDayOf(text)).toThrow(RangeError);
    },
  );

  test("have first and last days", () => {
    expect([firstDayOf("2024-02"), lastDayOf("2024-02")]).toEqual(["2024-02-01", "2024-02-29"]);
    expect([firstDayOf("2026-Q4"), lastDayOf("2026-Q4")]).toEqual(["2026-10-01", "2026-12-31"]);
    expect([firstDayOf("2026-H1"), lastDayOf("2026-H1")]).toEqual(["2026-01-01", "2026-06-30"]);
    expect([firstDayOf("2026"), lastDayOf("2026")]).toEqual(["2026-01-01", "2026-12-31"]);
    expect(periodContains("2026-Q4", "2026-12-31")).toBe(true);
    expect(periodContains("2026-Q4", "2027-01-01")).toBe(false);
  });

  test("follow one another over the year's end", () => {
    expect(nextPeriod("2026-12")).toBe("2027-01");
    expect(previousPeriod("2026-Q1")).toBe("2025-Q4");
    expect(previousPeriod("2026-H1")).toBe("2025-H2");
    expect(nextPeriod("2026")).toBe("2027");
    expect(periodsFrom("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
    expect(periodsFrom("2026-02", "2026-01")).toEqual([]);
  });

  test("hold a day", () => {
    expect(periodContaining("2026-11-22", "monthly")).toBe("2026-11");
    expect(periodContaining("2026-09-30", "quarterly")).toBe("2026-Q3");
    expect(periodContaining("2026-07-01", "half-yearly")).toBe("2026-H2");
    expect(periodContaining("2026-01-01", "yearly")).toBe("2026");
  });

  test("compare by beginning, the shorter first", () => {
    expect(["2026", "2026-02", "2026-Q1", "2026-01", "2025-12"].toSorted(comparePeriods)).toEqual([
      "2025-12",
      "2026-01",
      "2026-Q1",
      "2026",
      "2026-02",
    ]);
    expect(comparePeriods("2026-Q1", "2026-Q1")).toBe(0);
  });

  test("are the base of a due day, from their end or from their beginning", () => {
    expect(dayFromPeriod("2026-Q3", { reports: "ended", month: 1, day: 15 })).toBe("2026-10-15");
    expect(dayFromPeriod("2026-12", { reports: "ended", month: 1, day: 15 })).toBe("2027-01-15");
    expect(dayFromPeriod("2026", { reports: "running", month: 3, day: 31 })).toBe("2026-03-31");
    expect(dayFromPeriod("2026-01", { reports: "ended", month: 1, day: 31 })).toBe("2026-02-28");
  });
});
