import { describe, expect, test } from "vitest";
import { countedDays, isOver, noticePeriodOf, shortfallOf } from "../../server/domain/period.ts";
import type { PeriodChoice } from "../../server/domain/notice.ts";
import { facts, itemOf, packOf } from "../support/facts.ts";

const { calendar } = facts;

const periodOf = (publishedOn: string, id: string, { pack = "nation", choice = null as PeriodChoice } = {}) =>
  noticePeriodOf({ publishedOn, item: itemOf(id), choice, pack: packOf(pack), calendar });

describe("[PB9] a notice period is counted from the day after publication", () => {
  test("published 1 June for 7 days: 2 to 8 June", () => {
    const period = periodOf("2026-06-01", "farm-subsidies");
    expect(period).toEqual({ from: "2026-06-02", until: "2026-06-08" });
    expect(countedDays(period)).toHaveLength(7);
  });

  test("a pack may count the first day", () => {
    const nation = packOf("nation");
    const pack = { ...nation, counting: { ...nation.counting, countFirstDay: true } };
    expect(
      noticePeriodOf({ publishedOn: "2026-06-01", item: itemOf("farm-subsidies"), choice: null, pack, calendar }),
    ).toEqual({
      from: "2026-06-01",
      until: "2026-06-07",
    });
  });

  test("7 working days over National Day", () => {
    expect(periodOf("2026-09-28", "subsistence-initial").until).toBe("2026-10-13");
    expect(periodOf("2026-09-20", "party-member-development").until).toBe("2026-09-28");
  });

  test("the last day moves off a statutory holiday, an ordinary Sunday stays", () => {
    expect(periodOf("2026-09-24", "farm-subsidies").until).toBe("2026-10-08");
    expect(periodOf("2026-10-11", "farm-subsidies").until).toBe("2026-10-18");
    const nation = packOf("nation");
    const pack = { ...nation, counting: { ...nation.counting, rollEndOnHoliday: false } };
    expect(
      noticePeriodOf({ publishedOn: "2026-09-24", item: itemOf("farm-subsidies"), choice: null, pack, calendar }).until,
    ).toBe("2026-10-01");
  });

  test("over 29 February and the year's end", () => {
    expect(periodOf("2024-02-25", "farm-subsidies").until).toBe("2024-03-03");
    expect(periodOf("2025-02-25", "farm-subsidies").until).toBe("2025-03-04");
    expect(periodOf("2026-12-28", "farm-subsidies").until).toBe("2027-01-04");
  });

  test("until replaced, but never under ten days", () => {
    const period = periodOf("2026-11-12", "monthly-accounts");
    expect(period).toEqual({ from: "2026-11-13", until: "replaced", minUntil: "2026-11-22" });
    expect(isOver(period, "2027-06-01", null)).toBe(false);
    expect(isOver(period, "2026-11-20", "2026-11-20")).toBe(false);
    expect(isOver(period, "2026-11-22", "2026-11-20")).toBe(false);
    expect(isOver(period, "2026-11-23", "2026-11-20")).toBe(true);
    expect(isOver(period, "2026-12-11", "2026-12-12")).toBe(false);
    expect(isOver(period, "2026-12-12", "2026-12-12")).toBe(true);
    expect(countedDays(period)).toEqual([]);
  });

  test("ends by itself after the last counted day", () => {
    const period = periodOf("2026-06-01", "farm-subsidies");
    expect(isOver(period, "2026-06-08", null)).toBe(false);
    expect(isOver(period, "2026-06-09", null)).toBe(true);
  });
});

const ask = (id: string, choice: PeriodChoice) =>
  shortfallOf({ publishedOn: "2026-06-01", item: itemOf(id), choice, pack: packOf("nation"), calendar });

describe("the least time on the board", () => {
  test("Chongqing keeps every notice ten days", () => {
    expect(periodOf("2026-06-01", "farm-subsidies", { pack: "chongqing" }).until).toBe("2026-06-11");
    expect(periodOf("2026-06-01", "farm-subsidies", { pack: "shandong" }).until).toBe("2026-06-08");
  });

  test("an author may lengthen, and is told the earliest end when the choice is too short", () => {
    expect(ask("farm-subsidies", { days: 6, unit: "natural" })).toBe("2026-06-08");
    expect(ask("farm-subsidies", { days: 7, unit: "natural" })).toBeUndefined();
    expect(ask("farm-subsidies", { days: 15, unit: "natural" })).toBeUndefined();
    expect(ask("farm-subsidies", null)).toBeUndefined();
    expect(ask("project-tender", { days: 3, unit: "working" })).toBeUndefined();
    expect(ask("project-tender", { days: 2, unit: "working" })).toBe("2026-06-04");
    expect(periodOf("2026-06-01", "farm-subsidies", { choice: "replaced" })).toEqual({
      from: "2026-06-02",
      until: "replaced",
      minUntil: "2026-06-08",
    });
  });
});
