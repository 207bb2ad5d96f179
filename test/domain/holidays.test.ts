import { describe, expect, test } from "vitest";
import { weekday } from "../../server/domain/calendar.ts";
import {
  addWorkingDays,
  createHolidayCalendar,
  isCovered,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  tableEnds,
  workingDaysBetween,
} from "../../server/domain/holidays.ts";
import { facts } from "../support/facts.ts";

const { calendar } = facts;

const count = (year: string) => [...calendar.holidays.keys()].filter((day) => day.startsWith(year)).length;

describe("[TM1] working days follow the State Council calendar", () => {
  test("a make-up Saturday or Sunday is worked", () => {
    expect(isWorkingDay("2026-10-10", calendar)).toBe(true);
    expect(isWorkingDay("2026-09-20", calendar)).toBe(true);
    expect(isWorkingDay("2026-10-11", calendar)).toBe(false);
    for (const day of calendar.makeUpDays) expect([0, 6]).toContain(weekday(day));
  });

  test("a weekday off is not", () => {
    expect(isWorkingDay("2026-10-07", calendar)).toBe(false);
    expect(isWorkingDay("2026-02-23", calendar)).toBe(false);
    expect(isWorkingDay("2026-02-24", calendar)).toBe(true);
  });

  test("10 working days over National Day 2026 count the make-up Saturday", () => {
    expect(addWorkingDays("2026-09-28", 10, calendar)).toBe("2026-10-16");
    expect(addWorkingDays("2026-09-30", 1, calendar)).toBe("2026-10-08");
    expect(addWorkingDays("2026-10-08", 2, calendar)).toBe("2026-10-10");
  });

  test("and backwards as forwards", () => {
    expect(addWorkingDays("2026-10-08", -1, calendar)).toBe("2026-09-30");
    expect(addWorkingDays("2026-10-16", -10, calendar)).toBe("2026-09-28");
    expect(addWorkingDays("2026-10-08", 0, calendar)).toBe("2026-10-08");
  });

  test("over the turn of the year", () => {
    expect(addWorkingDays("2025-12-31", 1, calendar)).toBe("2026-01-04");
    expect(workingDaysBetween("2025-12-30", "2026-01-05", calendar)).toBe(3);
    expect(workingDaysBetween("2026-01-05", "2026-01-05", calendar)).toBe(0);
  });

  test("the next working day is the day itself when it is one", () => {
    expect(nextWorkingDay("2026-10-01", calendar)).toBe("2026-10-08");
    expect(nextWorkingDay("2026-10-10", calendar)).toBe("2026-10-10");
  });

  test("every year has the seven holidays, or eight days in October where two meet", () => {
    expect(["2024", "2025", "2026"].map(count)).toEqual([
      1 + 8 + 3 + 5 + 1 + 3 + 7,
      1 + 8 + 3 + 5 + 3 + 8,
      3 + 9 + 3 + 5 + 3 + 3 + 7,
    ]);
    expect(count("2027")).toBe(13);
  });
});

describe("[TM1] the table ends", () => {
  test("with the last year it holds; 2027 holds statutory days only and says so", () => {
    expect(tableEnds(calendar)).toBe("2027-12-31");
    expect(isCovered("2027-12-31", calendar)).toBe(true);
    expect(isCovered("2028-01-01", calendar)).toBe(false);
    expect(isCovered("2023-12-31", calendar)).toBe(false);
    expect(isProvisional("2026-12-31", calendar)).toBe(false);
    expect(isProvisional("2027-01-01", calendar)).toBe(true);
  });

  test("a gap between years is refused", () => {
    const year = { provisional: false, source: "x", holidays: [], makeUpDays: [] };
    expect(() =>
      createHolidayCalendar([
        { year: 2024, ...year },
        { year: 2026, ...year },
      ]),
    ).toThrow("2026");
    expect(() => createHolidayCalendar([])).toThrow(RangeError);
  });
});
