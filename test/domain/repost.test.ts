import { describe, expect, it } from "vitest";
import { boardOn, lifeOn } from "../../server/domain/board.ts";
import { emptyState, foldEntry, type LedgerState, type NoticeState } from "../../server/domain/fold.ts";
import { nextEntry, type LedgerEvent } from "../../server/domain/ledger.ts";
import { decideRepost, followUp, isAsked, together } from "../../server/domain/repost.ts";

const TOWNSHIP = "330899102";
const VILLAGE = "330899102201";

const reposted = (edition: number, more: Partial<Extract<LedgerEvent, { kind: "reposted" }>> = {}): LedgerEvent => ({
  kind: "reposted",
  notice: "t",
  edition,
  from: TOWNSHIP,
  item: "policy-notice",
  reportingPeriod: null,
  nil: false,
  cause: null,
  period: { from: "2026-06-04", until: "2026-06-20" },
  views: { village: `v${edition}`, public: `p${edition}` },
  code: `code-${edition}`,
  ...more,
});

const act = (kind: "frozen" | "released" | "withdrawn"): LedgerEvent => ({ kind, notice: "t", edition: 1 });

function folded(...events: LedgerEvent[]): LedgerState {
  const state = emptyState();
  for (const event of events) {
    const line = { unit: VILLAGE, at: "2026-06-03T02:00:00.000Z", day: "2026-06-03", by: ["li"], event };
    foldEntry(state, nextEntry(state.head, line));
  }
  return state;
}
const here = (...events: LedgerEvent[]): NoticeState => folded(...events).notices.get("t") as NoticeState;

const origin = (more: Partial<NoticeState> = {}): NoticeState => {
  const { from: _, ...own } = here(reposted(1));
  return { ...own, number: { year: 2026, number: 3 }, ...more };
};

describe("a notice that hangs again", () => {
  it("[PB12] in a newer edition takes the place of the one before and is listed once", () => {
    const state = folded(reposted(1), reposted(2, { cause: "clerical" }));
    expect(state.order).toEqual(["t"]);
    expect(state.seriesOfItem.get("policy-notice")).toEqual(["t"]);
    expect(boardOn("2026-06-05", state).entries.map(({ state: { edition } }) => edition)).toEqual([2]);
    expect(state.notices.get("t")).toMatchObject({ edition: 2, code: "code-2", firstDay: "2026-06-03" });
    expect(state.codes.get("code-1")).toEqual({ notice: "t", edition: 1 });
    expect(state.codes.get("code-2")).toEqual({ notice: "t", edition: 2 });
  });

  it("[PB12] [PB2] hides the editions before one that was corrected for privacy, and is live again when it was frozen", () => {
    const state = here(reposted(1), act("frozen"), reposted(2, { cause: "privacy" }));
    expect(state).toMatchObject({ hiddenEditions: [1], standing: "live", frozenBy: [] });
  });

  it("[PB12] opens again what was settled, and moves the version", () => {
    const state = folded(reposted(1));
    state.open.delete("t");
    const before = boardOn("2026-06-05", state).version;
    const line = { unit: VILLAGE, at: "2026-06-04T02:00:00.000Z", day: "2026-06-04", by: ["li"] };
    foldEntry(state, nextEntry(state.head, { ...line, event: reposted(2, { cause: "objection" }) }));
    expect(state.open.has("t")).toBe(true);
    expect(boardOn("2026-06-05", state).version).not.toBe(before);
  });
});

describe("both ledgers together", () => {
  it.each([
    ["live", "frozen", "frozen"],
    ["frozen", "live", "frozen"],
    ["live", "withdrawn", "withdrawn"],
    ["withdrawn", "live", "withdrawn"],
    ["frozen", "withdrawn", "withdrawn"],
    ["withdrawn", "frozen", "withdrawn"],
    ["live", "live", "live"],
  ] as const)("[PB12] the village says %s, the township %s: it is %s", (own, above, both) => {
    const state = together({ ...here(reposted(1)), standing: own }, origin({ standing: above }));
    expect(state.standing).toBe(both);
    expect(lifeOn("2026-06-05", state, folded(reposted(1)))).toBe(both === "live" ? "in-force" : both);
  });

  it("[PB12] hides what either of them hides, and bears the township's number and the village's period", () => {
    const state = together(
      here(reposted(2)),
      origin({ edition: 2, hiddenEditions: [1], period: { from: "2026-06-02", until: "2026-06-08" } }),
    );
    expect(state).toMatchObject({
      hiddenEditions: [1],
      number: { year: 2026, number: 3 },
      period: { from: "2026-06-04", until: "2026-06-20" },
    });
  });

  it("[PB12] shows nothing of a notice whose own ledger cannot be read", () => {
    expect(together(here(reposted(1)), undefined)).toMatchObject({ standing: "frozen", number: null });
  });
});

describe("what a village still has to say", () => {
  it.each([
    ["nothing while both agree", here(reposted(1)), origin(), undefined],
    ["the freezing", here(reposted(1)), origin({ standing: "frozen" }), { kind: "frozen" }],
    ["the release", here(reposted(1), act("frozen")), origin(), { kind: "released" }],
    ["the withdrawal", here(reposted(1)), origin({ standing: "withdrawn" }), { kind: "withdrawn" }],
    ["nothing twice", here(reposted(1), act("withdrawn")), origin({ standing: "withdrawn" }), undefined],
    [
      "the next edition before that it is frozen",
      here(reposted(1)),
      origin({ edition: 2, cause: "clerical", standing: "frozen" }),
      { kind: "reposted", cause: "clerical", restarts: false },
    ],
    [
      "that an objection starts the period again",
      here(reposted(1)),
      origin({ edition: 2, cause: "objection" }),
      { kind: "reposted", cause: "objection", restarts: true },
    ],
    [
      "that its own edition was hidden, though a later correction was clerical",
      here(reposted(1)),
      origin({ edition: 3, cause: "clerical", hiddenEditions: [1] }),
      { kind: "reposted", cause: "privacy", restarts: false },
    ],
    ["nothing while the township's ledger cannot be read", here(reposted(1)), undefined, undefined],
  ] as const)("[PB12] %s", (_, village, township, expected) => {
    expect(followUp(village, township)).toEqual(expected);
  });
});

describe("who hangs it", () => {
  const ask = { asked: true, parts: ["author"], origin: origin(), here: undefined } as const;

  it("[PB12] the village's author or approver, once, and while the township lets it hang", () => {
    expect(decideRepost(ask)).toEqual({ ok: true, value: 1 });
    expect(decideRepost({ ...ask, parts: ["approver"] }).ok).toBe(true);
    const refused = (more: Partial<Parameters<typeof decideRepost>[0]>) => {
      const decided = decideRepost({ ...ask, ...more });
      return decided.ok ? "" : decided.error.code;
    };
    expect(refused({ parts: ["supervisor"] })).toBe("hanging-not-yours");
    expect(refused({ parts: ["overseer", "township-reviewer"] })).toBe("hanging-not-yours");
    expect(refused({ asked: false })).toBe("not-found");
    expect(refused({ origin: undefined })).toBe("not-found");
    expect(refused({ origin: origin({ standing: "frozen" }) })).toBe("not-to-be-hung-now");
    expect(refused({ here: here(reposted(1)) })).toBe("hangs-already");
  });

  it("[PB12] the villages that the notice names, or else all where the catalog has it hung again", () => {
    const draft = { scope: "public", hangIn: null } as const;
    const again = { repostedBy: "villagers-committee" } as const;
    const asked = (village: string, more: object) =>
      isAsked(village, { from: TOWNSHIP, item: again, draft, ...more } as Parameters<typeof isAsked>[1]);
    expect(asked(VILLAGE, {})).toBe(true);
    expect(asked(VILLAGE, { item: {} })).toBe(false);
    expect(asked(VILLAGE, { item: {}, draft: { ...draft, hangIn: [VILLAGE] } })).toBe(true);
    expect(asked(VILLAGE, { draft: { ...draft, hangIn: ["330899102202"] } })).toBe(false);
    expect(asked(VILLAGE, { draft: { ...draft, scope: "party" } })).toBe(false);
    expect(asked("330899103201", {})).toBe(false);
    expect(asked(`${VILLAGE}01`, {})).toBe(false);
    expect(asked(TOWNSHIP, {})).toBe(false);
  });
});
