import { describe, expect, test } from "vitest";
import type { CatalogItem } from "../../server/domain/catalog.ts";
import {
  obligationsOn,
  type CopyFact,
  type ObligationFacts,
  type PublishedFact,
} from "../../server/domain/obligation.ts";
import { facts, itemOf, packOf } from "../support/facts.ts";

const published = (item: string, reportingPeriod: string | null, day: string, nil = false): PublishedFact => ({
  item,
  reportingPeriod,
  day,
  nil,
  notice: `${item}/${reportingPeriod}/${day}`,
});
const copy = (item: string, reportingPeriod: string | null, more: Partial<CopyFact> = {}): CopyFact => ({
  item,
  reportingPeriod,
  notice: `${item}/copy`,
  state: "draft",
  eventDay: null,
  ...more,
});

const on = (
  day: string,
  {
    since = "2026-10-01",
    items = [...facts.catalog.values()],
    ...known
  }: Partial<ObligationFacts> & { items?: readonly CatalogItem[] },
) =>
  obligationsOn({
    day,
    items,
    pack: packOf("nation"),
    calendar: facts.calendar,
    facts: { since, published: known.published ?? [], copies: known.copies ?? [] },
  });
const rowsOf = (id: string, day: string, known: Partial<ObligationFacts> = {}) =>
  on(day, { ...known, items: [itemOf(id)] });

describe("this month", () => {
  test("has at least one row for each of the 64 items, in catalog order", () => {
    const ids = [...new Set(on("2026-11-22", {}).map(({ item }) => item))];
    expect(ids).toEqual([...facts.catalog.keys()]);
  });

  test("owes last month's accounts by the 15th, then they are late", () => {
    const row = { reportingPeriod: "2026-10", deadline: "2026-11-15", state: "not-started" };
    const since = "2026-11-01";
    expect(rowsOf("monthly-accounts", "2026-11-15", { since })).toMatchObject([
      { ...row, overdue: false, daysLate: 0 },
    ]);
    expect(rowsOf("monthly-accounts", "2026-11-22", { since })).toMatchObject([{ ...row, overdue: true, daysLate: 7 }]);
  });

  test("adds earlier months that are missing since the unit began, not those before", () => {
    const rows = rowsOf("monthly-accounts", "2026-11-22", {
      since: "2026-08-16",
      published: [published("monthly-accounts", "2026-09", "2026-10-17")],
    });
    expect(rows.map(({ reportingPeriod, overdue }) => [reportingPeriod, overdue])).toEqual([
      ["2026-08", true],
      ["2026-10", true],
    ]);
  });

  test("shows what is done until the deadline's month is over, and how late it was", () => {
    const known = { since: "2026-11-01", published: [published("monthly-accounts", "2026-10", "2026-11-18")] };
    expect(rowsOf("monthly-accounts", "2026-11-30", known)).toMatchObject([
      { reportingPeriod: "2026-10", state: "published", publishedOn: "2026-11-18", overdue: false, daysLate: 3 },
    ]);
    expect(rowsOf("monthly-accounts", "2026-12-01", known)).toMatchObject([
      { reportingPeriod: "2026-11", state: "not-started", deadline: "2026-12-15" },
    ]);
  });

  test("[PB10] a nil return is done, and said to be one", () => {
    const known = { since: "2026-11-01", published: [published("points-ranking", "2026-10", "2026-11-10", true)] };
    expect(rowsOf("points-ranking", "2026-11-22", known)).toMatchObject([{ state: "nil", overdue: false }]);
  });

  test.each(["draft", "in-review", "returned", "approved", "scheduled"] as const)(
    "carries a copy that is %s, late or not",
    (state) => {
      const known = { since: "2026-11-01", copies: [copy("monthly-accounts", "2026-10", { state })] };
      expect(rowsOf("monthly-accounts", "2026-11-10", known)).toMatchObject([{ state, copy: state, overdue: false }]);
      expect(rowsOf("monthly-accounts", "2026-11-16", known)).toMatchObject([{ state, overdue: true, daysLate: 1 }]);
    },
  );

  test("keeps a published notice published while it is corrected", () => {
    const known = {
      since: "2026-11-01",
      published: [published("monthly-accounts", "2026-10", "2026-11-10")],
      copies: [copy("monthly-accounts", "2026-10", { state: "in-review" })],
    };
    expect(rowsOf("monthly-accounts", "2026-11-22", known)).toMatchObject([{ state: "published", copy: "in-review" }]);
  });

  test("asks for a quarter in the first month of the next, and after that names the next one", () => {
    expect(rowsOf("party-dues", "2026-10-15", {})).toMatchObject([
      { reportingPeriod: "2026-Q3", deadline: "2026-10-15", state: "not-started", overdue: false },
    ]);
    const known = { published: [published("party-dues", "2026-Q3", "2026-10-12")] };
    expect(rowsOf("party-dues", "2026-10-31", known)).toMatchObject([
      { reportingPeriod: "2026-Q3", state: "published" },
    ]);
    expect(rowsOf("party-dues", "2026-11-01", known)).toMatchObject([
      { reportingPeriod: "2026-Q4", deadline: "2027-01-15", state: "not-due" },
    ]);
    expect(rowsOf("party-dues", "2026-11-22", {})).toMatchObject([{ reportingPeriod: "2026-Q3", overdue: true }]);
  });

  test("asks a unit that began later for nothing before", () => {
    expect(rowsOf("party-dues", "2026-11-22", { since: "2026-11-20" })).toMatchObject([
      { reportingPeriod: "2026-Q4", state: "not-due", overdue: false },
    ]);
  });

  test("plans in the first quarter for the year that runs, reports for the year that ended", () => {
    const since = "2025-12-01";
    expect(rowsOf("annual-budget", "2026-01-05", { since })).toMatchObject([
      { reportingPeriod: "2026", deadline: "2026-03-31" },
    ]);
    expect(rowsOf("assets", "2026-01-05", { since })).toMatchObject([
      { reportingPeriod: "2025", deadline: "2026-03-31" },
    ]);
  });

  test("the annual accounts hang ten days before the assembly when that is sooner", () => {
    const copies = [copy("annual-final", "2025", { eventDay: "2026-03-20" })];
    expect(rowsOf("annual-final", "2026-03-01", { since: "2026-01-01", copies })).toMatchObject([
      { deadline: "2026-03-10" },
    ]);
  });

  test("a copy for a period still to come has a row of its own", () => {
    const rows = rowsOf("monthly-accounts", "2026-11-22", {
      since: "2026-11-01",
      copies: [copy("monthly-accounts", "2026-11")],
    });
    expect(rows.map(({ reportingPeriod, state }) => [reportingPeriod, state])).toEqual([
      ["2026-10", "not-started"],
      ["2026-11", "draft"],
    ]);
  });

  test("changing one catalog row changes what is owed, without code", () => {
    const row = itemOf("party-dues");
    const monthly: CatalogItem = { ...row, cycles: ["monthly"] };
    const known = { since: "2026-11-01", published: [published("party-dues", "2026-Q3", "2026-10-12")] };
    expect(on("2026-11-22", { ...known, items: [row] })).toMatchObject([
      { state: "not-due", reportingPeriod: "2026-Q4" },
    ]);
    expect(on("2026-11-22", { ...known, items: [monthly] })).toMatchObject([
      { state: "not-started", reportingPeriod: "2026-10", deadline: "2026-11-15", overdue: true },
    ]);
  });

  test("a rule pack changes it too", () => {
    const nation = packOf("nation");
    const pack = { ...nation, due: { ...nation.due, monthly: { month: 1, day: 25, source: "x" } } };
    const bare = { ...itemOf("points-ranking") };
    const known = { since: "2026-11-01", published: [], copies: [] };
    const rows = obligationsOn({ day: "2026-11-22", items: [bare], pack, calendar: facts.calendar, facts: known });
    expect(rows).toMatchObject([{ deadline: "2026-11-25", overdue: false }]);
  });

  test("what none of the unit's bodies publishes is not due there", () => {
    const rows = obligationsOn({
      day: "2026-11-22",
      items: [itemOf("group-affairs"), itemOf("extreme-poverty"), itemOf("party-dues")],
      pack: packOf("nation"),
      calendar: facts.calendar,
      facts: { since: "2026-01-01", published: [], copies: [] },
      bodies: ["villagers-committee"],
    });
    const of = (id: string) => rows.filter(({ item }) => item === id);
    expect(of("group-affairs")).toMatchObject([{ state: "not-due", deadline: null }]);
    expect(of("party-dues")).toHaveLength(1);
    expect(of("extreme-poverty").some(({ overdue }) => overdue)).toBe(true);
  });
});
