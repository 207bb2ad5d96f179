import { describe, expect, test } from "vitest";
import { citationOf, type CatalogItem } from "../../server/domain/catalog.ts";
import { facts, itemOf } from "../support/facts.ts";

const items = [...facts.catalog.values()];
const idsWhere = (holds: (item: CatalogItem) => boolean) => items.filter(holds).map(({ id }) => id);

describe("[PB11] the catalog carries the law as data", () => {
  test("64 items: 11 party, 38 village, 15 finance, in that order", () => {
    expect(items).toHaveLength(64);
    const runs = [...new Set(items.map(({ affairs }) => affairs))];
    expect(runs).toEqual(["party", "village", "finance"]);
    expect(runs.map((affairs) => idsWhere((item) => item.affairs === affairs).length)).toEqual([11, 38, 15]);
  });

  test("scope party leaves neither the desk nor the meeting where it is the only one", () => {
    const alone = items.filter(({ scopes }) => scopes.every((scope) => scope === "party"));
    expect(alone.map(({ id, media }) => [id, media])).toEqual([["party-discipline", ["meeting"]]]);
  });

  test("a kiosk in the village shows whatever hangs on the board", () => {
    expect(idsWhere(({ media }) => media.includes("sheet") && !media.includes("kiosk"))).toEqual([]);
  });

  test("relief rosters and voter lists stay off TV and web", () => {
    const kept = items.filter(({ id, table }) => table === "assistance-roster" || id === "election-voters");
    expect(kept).toHaveLength(5);
    for (const { media } of kept) expect(media).toEqual(["sheet", "kiosk"]);
  });

  test("every monthly and quarterly item can say that there was nothing (PB10)", () => {
    const owed = idsWhere(({ cycles }) => cycles.some((cycle) => cycle === "monthly" || cycle === "quarterly"));
    expect(idsWhere(({ nilReturn }) => nilReturn)).toEqual(owed);
    expect(owed).toHaveLength(24);
  });

  test("what the collective alone publishes is for its members", () => {
    const alone = items.filter(({ bodies }) => bodies.length === 1 && bodies[0] === "collective");
    for (const { scopes } of alone) expect(scopes).toEqual(["members"]);
    expect(itemOf("land-transfer").scopes).toEqual(["members", "villagers"]);
    expect(itemOf("party-dues").scopes).toEqual(["party", "public"]);
  });

  test("no inherited name is an item", () => {
    for (const name of ["__proto__", "constructor", "toString"]) expect(facts.catalog.get(name)).toBeUndefined();
  });
});

describe("a law is cited", () => {
  test("with its article when the numbers are those in force", () => {
    const [, collective] = itemOf("monthly-accounts").basis;
    expect(collective && citationOf(collective, facts.laws)).toBe("《中华人民共和国农村集体经济组织法》第四十五条");
  });

  test("without the number while the amended text is not confirmed", () => {
    const [villages] = itemOf("monthly-accounts").basis;
    expect(villages?.article).toBe("第三十条");
    expect(villages && citationOf(villages, facts.laws)).toBe(
      "《中华人民共和国村民委员会组织法》（村务公开事项和期限）",
    );
  });
});
