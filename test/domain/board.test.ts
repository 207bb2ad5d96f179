import { describe, expect, it } from "vitest";
import { boardOn, lifeOn, listOn, settle } from "../../server/domain/board.ts";
import { emptyState, foldEntry, type LedgerState } from "../../server/domain/fold.ts";
import { nextEntry, type LedgerEvent } from "../../server/domain/ledger.ts";

type Line = { day: string; event: LedgerEvent };

const folded = (...lines: Line[]): LedgerState => {
  const state = emptyState();
  for (const { day, event } of lines) {
    foldEntry(
      state,
      nextEntry(state.head, { unit: "330899102201", at: `${day}T02:00:00.000Z`, day, by: ["li"], event }),
    );
  }
  return state;
};

const published = (notice: string, more: Partial<Extract<LedgerEvent, { kind: "published" }>> = {}): LedgerEvent => ({
  kind: "published",
  notice,
  edition: 1,
  number: { year: 2026, number: 1 },
  item: "farm-subsidies",
  reportingPeriod: null,
  nil: false,
  period: { from: "2026-06-02", until: "2026-06-08" },
  views: { village: "v", public: "p" },
  code: notice,
  ...more,
});

const corrected = (notice: string, cause: "clerical" | "objection" | "privacy", edition = 2): LedgerEvent => ({
  kind: "corrected",
  notice,
  edition,
  item: "farm-subsidies",
  reportingPeriod: null,
  nil: false,
  cause,
  period: { from: "2026-06-02", until: "2026-06-08" },
  views: { village: "v2", public: "p2" },
  code: `${notice}-${edition}`,
});

const on = (day: string, event: LedgerEvent): Line => ({ day, event });
const lives = (state: LedgerState, day: string) =>
  boardOn(day, state).entries.map(({ state: { notice }, life }) => `${notice} ${life}`);

describe("board", () => {
  it("[PB1] [PB9] shows from the entry on, through the last day, and ends by itself at midnight", () => {
    const state = folded(on("2026-06-01", published("a")));
    expect(lives(state, "2026-06-01")).toEqual(["a in-force"]);
    expect(lives(state, "2026-06-08")).toEqual(["a in-force"]);
    expect(lives(state, "2026-06-09")).toEqual([]);
    expect(listOn("2026-06-09", state, "expired").map(({ notice }) => notice)).toEqual(["a"]);
  });

  it("[PB9] [PB8] after the last of a series is withdrawn the one before it hangs again, not all of them", () => {
    const period = { from: "2026-06-02", until: "replaced" } as const;
    const month = (id: string) => published(id, { reportingPeriod: id, period });
    const state = folded(
      on("2026-06-01", month("2026-03")),
      on("2026-06-02", month("2026-05")),
      on("2026-06-03", month("2026-04")),
      on("2026-06-04", month("2026-06")),
    );
    expect(lives(state, "2026-06-05")).toEqual(["2026-06 in-force"]);
    foldEntry(
      state,
      nextEntry(state.head, {
        unit: "330899102201",
        at: "2026-06-05T02:00:00.000Z",
        day: "2026-06-05",
        by: ["li"],
        event: { kind: "withdrawn", notice: "2026-06", edition: 1 },
      }),
    );
    expect(lives(state, "2026-06-05")).toEqual(["2026-06 withdrawn", "2026-05 in-force"]);
  });

  it("[PB9] is replaced by the next reporting period, but not before its least days", () => {
    const until = { from: "2026-06-02", until: "replaced", minUntil: "2026-06-11" } as const;
    const may = published("may", { item: "monthly-accounts", reportingPeriod: "2026-04", period: until });
    const june = published("june", { item: "monthly-accounts", reportingPeriod: "2026-05", period: until });
    expect(lives(folded(on("2026-06-01", may)), "2026-12-31")).toEqual(["may in-force"]);
    const state = folded(on("2026-06-01", may), on("2026-06-05", june));
    expect(lives(state, "2026-06-11")).toEqual(["june in-force", "may in-force"]);
    expect(lives(state, "2026-06-12")).toEqual(["june in-force"]);
  });

  it("a withdrawn successor gives the place back", () => {
    const until = { from: "2026-06-02", until: "replaced" } as const;
    const may = published("may", { item: "monthly-accounts", reportingPeriod: "2026-04", period: until });
    const june = published("june", { item: "monthly-accounts", reportingPeriod: "2026-05", period: until });
    const state = folded(
      on("2026-06-01", may),
      on("2026-07-01", june),
      on("2026-07-02", { kind: "withdrawn", notice: "june", edition: 1 }),
    );
    expect(lifeOn("2026-07-03", state.notices.get("may")!, state)).toBe("in-force");
  });

  it("[PB7] [PB8] frozen and withdrawn notices stand there as such, with their number", () => {
    const state = folded(
      on("2026-06-01", published("a")),
      on("2026-06-02", published("b", { number: { year: 2026, number: 2 } })),
      on("2026-06-03", { kind: "frozen", notice: "a", edition: 1 }),
      on("2026-06-03", { kind: "withdrawn", notice: "b", edition: 1 }),
    );
    expect(lives(state, "2026-06-04")).toEqual(["b withdrawn", "a frozen"]);
    expect(state.notices.get("a")).toMatchObject({ number: { year: 2026, number: 1 }, frozenBy: ["li"] });
    expect(lives(state, "2026-07-01")).toEqual(["a frozen"]);
    foldEntry(
      state,
      nextEntry(state.head, {
        unit: "330899102201",
        at: "2026-06-05T00:00:00Z",
        day: "2026-06-05",
        by: ["wu"],
        event: { kind: "released", notice: "a", edition: 1 },
      }),
    );
    expect(lives(state, "2026-06-05")).toEqual(["a in-force", "b withdrawn"]);
  });

  it("[PB2] a correction keeps the number; for privacy the editions before are shown nowhere", () => {
    const clerical = folded(on("2026-06-01", published("a")), on("2026-06-02", corrected("a", "clerical")));
    expect(clerical.notices.get("a")).toMatchObject({ edition: 2, number: { number: 1 }, hiddenEditions: [] });
    expect(clerical.codes.get("a")).toEqual({ notice: "a", edition: 1 });
    const hidden = folded(
      on("2026-06-01", published("a")),
      on("2026-06-02", corrected("a", "clerical")),
      on("2026-06-03", corrected("a", "privacy", 3)),
    );
    expect(hidden.notices.get("a")?.hiddenEditions).toEqual([1, 2]);
  });

  it("[PB12] a township's notice that a village reposts hangs there for a period of its own, under no number of the village", () => {
    const state = folded(
      on("2026-06-01", published("a")),
      on("2026-06-03", {
        kind: "reposted",
        notice: "t",
        edition: 2,
        from: "330899102",
        item: "policy-notice",
        reportingPeriod: null,
        nil: false,
        cause: null,
        period: { from: "2026-06-04", until: "2026-06-20" },
        views: { village: "v", public: "p" },
        code: "t-2",
      }),
    );
    expect(lives(state, "2026-06-15")).toEqual(["t in-force"]);
    expect(state.notices.get("t")).toMatchObject({ number: null, from: "330899102", edition: 2 });
    expect(state.lastNumbers.get(2026)).toBe(1);
  });

  it("[ST2] forgets what has ended without losing it from the lists", () => {
    const state = folded(
      on("2026-06-01", published("a")),
      on("2026-06-20", published("b", { period: { from: "2026-06-21", until: "2026-06-27" } })),
    );
    settle("2026-06-21", state);
    expect([...state.open]).toEqual(["b"]);
    expect(listOn("2026-06-21", state, "expired")).toHaveLength(1);
  });

  it("its version changes with the day and with entries that change a board, and with no other", () => {
    const state = folded(on("2026-06-01", published("a")));
    const { version } = boardOn("2026-06-01", state);
    expect(version).toBe("2026-06-01#1");
    foldEntry(
      state,
      nextEntry(state.head, {
        unit: "330899102201",
        at: "2026-06-01T03:00:00Z",
        day: "2026-06-01",
        by: [],
        event: { kind: "hung", notice: "a", edition: 1, place: "村部", day: "2026-06-01" },
      }),
    );
    expect(boardOn("2026-06-01", state).version).toBe(version);
    expect(boardOn("2026-06-02", state).version).toBe("2026-06-02#1");
  });
});
