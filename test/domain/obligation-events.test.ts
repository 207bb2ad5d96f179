import { describe, expect, test } from "vitest";
import { obligationsOn, type ObligationFacts } from "../../server/domain/obligation.ts";
import { facts, itemOf, packOf } from "../support/facts.ts";

const rowsOf = (id: string, day: string, known: Partial<ObligationFacts> = {}) =>
  obligationsOn({
    day,
    items: [itemOf(id)],
    pack: packOf("nation"),
    calendar: facts.calendar,
    facts: { since: "2026-10-01", published: [], copies: [], ...known },
  });
const fact = { reportingPeriod: null, notice: "n", nil: false };

describe("items on occurrence", () => {
  test("are offered, and owed by nobody until something happens", () => {
    expect(rowsOf("party-awards", "2026-11-22")).toMatchObject([
      { state: "as-it-happens", deadline: null, overdue: false },
    ]);
  });

  test("have a deadline once the event has a day", () => {
    const copy = { item: "major-decisions", ...fact, state: "draft" as const };
    const known = { copies: [{ ...copy, eventDay: "2026-11-10" }] };
    expect(rowsOf("major-decisions", "2026-11-22", known)).toMatchObject([
      { state: "draft", deadline: "2026-11-15", overdue: true, daysLate: 7 },
      { state: "as-it-happens" },
    ]);
    expect(rowsOf("major-decisions", "2026-11-22", { copies: [{ ...copy, eventDay: null }] })).toMatchObject([
      { state: "draft", deadline: null, overdue: false },
      { state: "as-it-happens" },
    ]);
  });

  test("show what was published this month", () => {
    const known = { published: [{ item: "party-awards", ...fact, day: "2026-11-03" }] };
    expect(rowsOf("party-awards", "2026-11-30", known).map(({ state }) => state)).toEqual([
      "published",
      "as-it-happens",
    ]);
    expect(rowsOf("party-awards", "2026-12-01", known).map(({ state }) => state)).toEqual(["as-it-happens"]);
  });

  test("say after publication whether they were in time, by the clock that ran", () => {
    const known = (id: string, eventDay: string, day: string) =>
      rowsOf(id, "2026-11-30", { published: [{ item: id, ...fact, day, eventDay }] })[0];
    expect(known("policy-notice", "2026-11-09", "2026-11-12")).toMatchObject({ daysLate: 0, workingDaysLeft: 17 });
    expect(known("policy-notice", "2026-09-21", "2026-11-12")).toMatchObject({ workingDaysLeft: -13 });
    expect(known("major-decisions", "2026-11-01", "2026-11-10")).toMatchObject({ daysLate: 4 });
    expect(known("major-decisions", "2026-11-01", "2026-11-10")?.workingDaysLeft).toBeUndefined();
  });

  test("that are owed by the quarter too keep the two apart", () => {
    const known = {
      published: [{ item: "homestead", ...fact, reportingPeriod: "2026-Q3", day: "2026-10-09" }],
      copies: [{ item: "homestead", ...fact, notice: "m", state: "in-review" as const, eventDay: "2026-10-08" }],
    };
    const rows = rowsOf("homestead", "2026-10-10", known).map(({ cycle, state }) => [cycle, state]);
    expect(rows).toEqual([
      ["on-occurrence", "in-review"],
      ["on-occurrence", "as-it-happens"],
      ["quarterly", "published"],
    ]);
  });
});

describe("standing items", () => {
  test("are owed once, within twenty working days", () => {
    expect(rowsOf("village-charter", "2026-10-10")).toMatchObject([
      { state: "not-started", deadline: "2026-11-03", overdue: false },
    ]);
    expect(rowsOf("village-charter", "2026-11-22")).toMatchObject([
      { state: "not-started", overdue: true, daysLate: 19 },
    ]);
  });

  test("then hang until they change", () => {
    const published = [{ item: "village-charter", ...fact, day: "2026-10-09" }];
    expect(rowsOf("village-charter", "2028-01-01", { published })).toMatchObject([
      { state: "standing", deadline: null, overdue: false, publishedOn: "2026-10-09" },
    ]);
    const copies = [{ item: "village-charter", ...fact, notice: "m", state: "draft" as const, eventDay: "2026-11-02" }];
    expect(rowsOf("village-charter", "2026-11-22", { published, copies })).toMatchObject([
      { state: "draft", deadline: "2026-11-30", overdue: false, publishedOn: "2026-10-09" },
    ]);
  });
});
