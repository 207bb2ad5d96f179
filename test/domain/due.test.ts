import { describe, expect, test } from "vitest";
import { deadlineOf, eventDeadlineOf, openPeriodOn } from "../../server/domain/due.ts";
import { itemUnder } from "../../server/domain/rule-pack.ts";
import { facts, itemOf, packOf } from "../support/facts.ts";

const { calendar } = facts;
const nation = { pack: packOf("nation"), calendar };

describe("deadlines of reporting periods", () => {
  test("a month by the 15th of the next, a quarter by the 15th of the next quarter's first month", () => {
    expect(deadlineOf(itemOf("monthly-accounts"), "2026-10", nation)).toBe("2026-11-15");
    expect(deadlineOf(itemOf("monthly-accounts"), "2026-12", nation)).toBe("2027-01-15");
    expect(deadlineOf(itemOf("party-dues"), "2026-Q3", nation)).toBe("2026-10-15");
    expect(deadlineOf(itemOf("supervision-report"), "2026-H1", nation)).toBe("2026-07-15");
  });

  test("a plan in the first quarter of its year, a report in the first quarter of the next", () => {
    expect(deadlineOf(itemOf("annual-budget"), "2026", nation)).toBe("2026-03-31");
    expect(deadlineOf(itemOf("assets"), "2026", nation)).toBe("2027-03-31");
    expect(openPeriodOn("2026-02-01", itemOf("annual-budget"), "yearly")).toBe("2026");
    expect(openPeriodOn("2026-02-01", itemOf("assets"), "yearly")).toBe("2025");
  });

  test("a date in a holiday stands, and moves only where the pack says so", () => {
    expect(deadlineOf(itemOf("monthly-accounts"), "2026-01", nation)).toBe("2026-02-15");
    const pack = { ...nation.pack, counting: { ...nation.pack.counting, rollDueOnHoliday: true } };
    expect(deadlineOf(itemOf("monthly-accounts"), "2026-01", { pack, calendar })).toBe("2026-02-24");
    expect(deadlineOf(itemOf("monthly-accounts"), "2026-10", { pack, calendar })).toBe("2026-11-15");
  });
});

describe("deadlines of events", () => {
  test("as it happens means ten days, in Shaanxi five", () => {
    expect(eventDeadlineOf(itemOf("party-awards"), "2026-11-02", nation)).toBe("2026-11-12");
    expect(eventDeadlineOf(itemOf("party-awards"), "2026-11-02", { pack: packOf("shaanxi"), calendar })).toBe(
      "2026-11-07",
    );
  });

  test("the item's own number goes before the pack's", () => {
    expect(eventDeadlineOf(itemOf("major-decisions"), "2026-11-02", nation)).toBe("2026-11-07");
    expect(eventDeadlineOf(itemOf("farm-subsidies"), "2026-09-10", nation)).toBe("2026-10-14");
    expect(eventDeadlineOf(itemOf("election-result"), "2026-10-01", nation)).toBe("2026-10-01");
    const zhejiang = packOf("zhejiang");
    const expense = itemUnder(itemOf("large-expense"), zhejiang);
    expect(eventDeadlineOf(expense, "2026-11-02", { pack: zhejiang, calendar })).toBe("2026-11-07");
  });

  test("the last day moves off a statutory holiday", () => {
    expect(eventDeadlineOf(itemOf("party-awards"), "2026-09-22", nation)).toBe("2026-10-08");
  });

  test("a voters' list hangs twenty days before the vote, over the year's end too", () => {
    expect(eventDeadlineOf(itemOf("election-voters"), "2027-01-10", nation)).toBe("2026-12-21");
  });

  test("what changed on a standing item within twenty working days", () => {
    expect(eventDeadlineOf(itemOf("village-organization"), "2026-09-10", nation, "standing")).toBe("2026-10-14");
  });
});
