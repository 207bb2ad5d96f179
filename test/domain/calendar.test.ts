import { describe, expect, test } from "vitest";
import {
  addDays,
  dayBetween,
  dayOfMonth,
  daysBetween,
  daysFrom,
  isDay,
  weekday,
} from "../../server/domain/calendar.ts";

describe("days", () => {
  test("29 February exists in leap years alone", () => {
    expect(isDay("2024-02-29")).toBe(true);
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2100-02-29")).toBe(false);
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  });

  test("what is not a day is refused, not shifted", () => {
    for (const text of ["2026-13-01", "2026-04-31", "2026-4-1", "", "2026-11-22T00:00:00Z", "__proto__"]) {
      expect(isDay(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
    }
  });

  test("count across a year's end, both ways", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
    expect(daysBetween("2026-12-30", "2027-01-02")).toBe(3);
    expect(daysBetween("2027-01-02", "2026-12-30")).toBe(-3);
  });

  test("know their weekday", () => {
    expect(weekday("2026-11-22")).toBe(0);
    expect(weekday("2026-10-12")).toBe(1);
    expect(weekday("1969-12-31")).toBe(3);
  });

  test("spans include both ends", () => {
    expect(dayBetween("2026-06-02", "2026-06-02", "2026-06-08")).toBe(true);
    expect(dayBetween("2026-06-09", "2026-06-02", "2026-06-08")).toBe(false);
    expect(daysFrom("2026-06-07", "2026-06-08")).toEqual(["2026-06-07", "2026-06-08"]);
    expect(daysFrom("2026-06-08", "2026-06-07")).toEqual([]);
  });

  test("a day past the month's end is its last, a month past the year's end the next year's", () => {
    expect(dayOfMonth(2026, 2, 31)).toBe("2026-02-28");
    expect(dayOfMonth(2024, 2, 30)).toBe("2024-02-29");
    expect(dayOfMonth(2026, 13, 15)).toBe("2027-01-15");
  });
});
