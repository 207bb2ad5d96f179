import { beforeEach, describe, expect, it } from "vitest";
import { createStillClock } from "../../server/clock.ts";
import type { Unit } from "../../server/domain/unit.ts";
import { createJurisdictions } from "../../server/services/jurisdiction.ts";
import { createPasses } from "../../server/services/passes.ts";
import { facts } from "../support/facts.ts";
import { UNITS, VILLAGE } from "../support/village.ts";

describe("the village pass", () => {
  const clock = createStillClock("2026-11-22T02:00:00.000Z");
  const byCode = new Map(UNITS.map((unit) => [unit.code, unit]));
  const units = {
    all: async () => [...byCode.values()],
    get: async (code: string) => byCode.get(code),
    put: async (_code: string, change: (found: Unit | undefined) => Unit) => change(undefined),
    remove: async () => undefined,
  };
  const jurisdictions = createJurisdictions({ units, facts });
  const passes = createPasses({ key: "k".repeat(32), clock, jurisdictions });
  beforeEach(() => clock.set("2026-11-22T02:00:00.000Z"));

  const take = async (): Promise<string> => {
    const link = (await passes.link(VILLAGE)) ?? "";
    return (await passes.open(link.replace("/p/", "")))?.pass ?? "";
  };

  it("[AU1] makes a phone of whoever opens the link one of the village, for 60 days", async () => {
    const pass = await take();
    expect(await passes.unitOf(pass)).toBe(VILLAGE);
    clock.set("2027-01-21T02:00:00.000Z");
    expect(await passes.unitOf(pass)).toBe(VILLAGE);
    clock.set("2027-01-22T02:00:00.000Z");
    expect(await passes.unitOf(pass)).toBeUndefined();
  });

  it("rotates the link with the month and takes last month's, no older", async () => {
    const november = await passes.link(VILLAGE);
    clock.set("2026-12-31T02:00:00.000Z");
    expect(await passes.link(VILLAGE)).not.toBe(november);
    expect(await passes.open((november ?? "").replace("/p/", ""))).toBeDefined();
    clock.set("2027-01-01T02:00:00.000Z");
    expect(await passes.open((november ?? "").replace("/p/", ""))).toBeUndefined();
  });

  it("takes nothing forged: another unit, a later day, another key, rubbish", async () => {
    const pass = await take();
    const [unit, until, signature] = pass.split(".") as [string, string, string];
    const other = createPasses({ key: "other", clock, jurisdictions });
    const forged = [
      `330899102202.${until}.${signature}`,
      `${unit}.2099-01-01.${signature}`,
      `${unit}.${until}.${"A".repeat(22)}`,
      "",
      "__proto__",
    ];
    for (const each of forged) expect(await passes.unitOf(each), each).toBeUndefined();
    expect(await other.unitOf(pass)).toBeUndefined();
    expect(await passes.open(`${VILLAGE}.${signature}`)).toBeUndefined();
  });

  it("ends at once where the rule pack switches it off", async () => {
    const pass = await take();
    const nation = facts.packs.get("nation");
    const off = new Map(
      [...facts.packs].map(([id, pack]) => [id, { ...pack, villagePass: { ...pack.villagePass, on: false } }]),
    );
    const without = createPasses({
      key: "k".repeat(32),
      clock,
      jurisdictions: createJurisdictions({ units, facts: { ...facts, packs: off } }),
    });
    expect(nation?.villagePass.on).toBe(true);
    expect(await without.unitOf(pass)).toBeUndefined();
    expect(await without.link(VILLAGE)).toBeUndefined();
  });
});
