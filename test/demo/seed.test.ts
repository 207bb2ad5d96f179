import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Life } from "../../server/domain/board.ts";
import { DEMO_VILLAGE } from "../../server/demo/seed.ts";
import { verifyFolder } from "../../server/store/verify-folder.ts";
import { signIn } from "../support/client.ts";
import { DEMO_PASSWORD, startDemo, type DemoServer } from "../support/demo.ts";

const LIVES = ["in-force", "frozen", "withdrawn", "expired"] as const satisfies readonly Life[];
const RARE = ["㛃", "䶮", "𬱖", "𫍯", "䲟", "轷"];

describe("a village of the demo on an ordinary day", () => {
  let server: DemoServer;
  let tookMs = 0;
  beforeAll(async () => {
    ({ server, tookMs } = await startDemo({ at: "2026-11-22T03:00:00.000Z", villages: [DEMO_VILLAGE] }));
  }, 60_000);
  afterAll(() => server.stop());

  const board = async (life: Life) => {
    const { services } = server;
    const found = await services.boards.list(DEMO_VILLAGE, life, {
      caller: { kind: "anyone" },
      medium: "web",
      limit: 500,
    });
    return found?.items ?? [];
  };

  it("[LG4] leaves chains that a stranger can follow", async () => {
    const { units, problems } = await verifyFolder(join(server.home, "data"));
    expect(problems).toEqual([]);
    expect(units.find(({ unit }) => unit === DEMO_VILLAGE)?.lines).toBeGreaterThan(120);
  });

  it("[PB3] numbers without gaps in each year", async () => {
    const state = await server.store.ledgers.state(DEMO_VILLAGE);
    const byYear = Map.groupBy(
      [...state.notices.values()].flatMap(({ number }) => (number ? [number] : [])),
      ({ year }) => year,
    );
    expect([...byYear.keys()]).toEqual([2024, 2025, 2026]);
    for (const numbers of byYear.values())
      expect(numbers.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
        Array.from(numbers, (_, index) => index + 1),
      );
  });

  it("[PB6] chains two years of accounts: every opening is the closing before it", async () => {
    const { notices } = await server.store.ledgers.state(DEMO_VILLAGE);
    const months = [...notices.values()]
      .filter(({ item }) => item === "monthly-accounts")
      .toSorted((a, b) => String(a.reportingPeriod).localeCompare(String(b.reportingPeriod)));
    expect(months.map(({ reportingPeriod }) => reportingPeriod)).toHaveLength(25);
    let closing: number | undefined;
    for (const { notice } of months) {
      const table = (await server.store.notices.find(notice))?.editions[0]?.draft.tables[0];
      const opening = table?.head.openingFen as number;
      if (closing !== undefined) expect(opening).toBe(closing);
      closing = (table?.rows ?? []).reduce(
        (sum, { incomeFen, expenseFen }) => sum + Number(incomeFen ?? 0) - Number(expenseFen ?? 0),
        opening,
      );
    }
    expect(closing).toBeGreaterThan(0);
  });

  it("has a notice in every state", async () => {
    const rows = await server.store.notices.rows(DEMO_VILLAGE);
    const copies = new Set(rows.map(({ copy }) => copy));
    for (const state of ["draft", "in-review", "returned", "approved", "scheduled"]) expect(copies).toContain(state);
    const states = [...(await server.store.ledgers.state(DEMO_VILLAGE)).notices.values()];
    expect(states.some(({ nil }) => nil)).toBe(true);
    expect(states.some(({ edition }) => edition === 2)).toBe(true);
    for (const life of LIVES) expect([life, (await board(life)).length > 0]).toEqual([life, true]);
  });

  it("is public at once, without a name in it", async () => {
    const anonymous = await (await fetch(`${server.url}/b/${DEMO_VILLAGE}`)).text();
    expect(anonymous).toContain("停水通知");
    expect(RARE.filter((sign) => anonymous.includes(sign))).toEqual([]);
  });

  it("makes the month believable: one late, several under way, most done", async () => {
    const month = await server.services.months.of(DEMO_VILLAGE);
    const rows = month?.rows ?? [];
    expect(rows.filter(({ overdue }) => overdue).map(({ item }) => item)).toEqual(["opinions-replies"]);
    expect(rows.filter(({ state }) => state === "not-started")).toHaveLength(1);
    expect(rows.filter(({ copy }) => copy !== null).length).toBeGreaterThan(5);
  });

  it("lets its officers sign in with the one password", async () => {
    for (const name of ["liutang-author", "liutang-supervisor", "liutang-approver", "qingxi-overseer", "admin"])
      expect([name, (await signIn(server.url, name, DEMO_PASSWORD)).status]).toEqual([name, 200]);
  });

  it("costs less than six seconds of one core", () => {
    expect(tookMs).toBeLessThan(6_000);
  });
});

describe("the demo on other days", () => {
  it.each(["2027-01-03T01:00:00.000Z", "2026-03-31T09:00:00.000Z"])(
    "starts at %s",
    async (at) => {
      const { server } = await startDemo({ at, villages: [DEMO_VILLAGE] });
      try {
        const rows = (await server.services.months.of(DEMO_VILLAGE))?.rows ?? [];
        expect(rows.filter(({ overdue }) => overdue).map(({ item }) => item)).toEqual(["opinions-replies"]);
        expect((await server.store.ledgers.head(DEMO_VILLAGE)).at ?? "").not.toBe("");
        expect(((await server.store.ledgers.head(DEMO_VILLAGE)).at ?? "") <= at).toBe(true);
      } finally {
        await server.stop();
      }
    },
    60_000,
  );
});
