import { describe, expect, test } from "vitest";
import { resolvePack, type PackSource } from "../../server/domain/pack-inheritance.ts";
import { eventDeadlineOf, eventTermOf } from "../../server/domain/due.ts";
import { itemFor, itemUnder, reviewStagesOf, writeNumber } from "../../server/domain/rule-pack.ts";
import { facts, itemOf, packOf } from "../support/facts.ts";

const sources = (...packs: PackSource[]) => new Map(packs.map((pack) => [pack.id, pack]));

const parts = (id: string) => reviewStagesOf(itemOf(id), packOf("nation"), "village").map(({ part }) => part);

describe("a rule pack", () => {
  test("exists for the nation and six provinces", () => {
    expect([...facts.packs.keys()].toSorted()).toEqual(
      ["nation", "shandong", "chongqing", "zhejiang", "shanghai", "sichuan", "shaanxi"].toSorted(),
    );
    expect(facts.packs.get("__proto__")).toBeUndefined();
  });

  test("says what differs by province, and inherits the rest", () => {
    const replies = ["nation", "shandong", "chongqing", "zhejiang", "shanghai", "sichuan"];
    expect(replies.map((id) => packOf(id).objections.reply.days)).toEqual([10, 5, 3, 15, 15, 10]);
    expect(packOf("chongqing").keepAtLeast?.days).toBe(10);
    expect(packOf("chongqing").townshipFiling.required).toBe(true);
    expect(packOf("shandong").petition).toMatchObject({ villagersOneIn: 10, representativesOneIn: 5 });
    expect(packOf("zhejiang").reviewChain).toEqual(packOf("nation").reviewChain);
    expect(packOf("shandong").due.monthly).toMatchObject({ month: 1, day: 15 });
  });

  test("[PB5] asks three reviews of everything and a fourth of the township where the item wants it", () => {
    expect(parts("monthly-accounts")).toEqual(["author", "supervisor", "approver"]);
    expect(parts("homestead")).toEqual(["author", "supervisor", "approver", "township-reviewer"]);
    const all = { ...packOf("nation"), townshipReview: true };
    expect(reviewStagesOf(itemOf("monthly-accounts"), all, "village")).toHaveLength(4);
  });

  test("[PB5] has a township's notices reviewed for confidentiality and signed by its own people, a group's by its village's", () => {
    const chain = (level: "township" | "county" | "group") =>
      reviewStagesOf(itemOf("policy-notice"), packOf("chongqing"), level).map(({ part }) => part);
    expect(chain("township")).toEqual(["author", "township-reviewer", "approver"]);
    expect(chain("county")).toEqual(chain("township"));
    expect(chain("group")).toEqual(["author", "supervisor", "approver"]);
    expect(itemFor(itemOf("policy-notice"), packOf("nation"), "township").confidentialityReview).toBe(true);
  });

  test("gives a government twenty working days from the day of formation, where no other rule names days", () => {
    const due = (id: string, level: "township" | "village") =>
      eventTermOf(itemFor(itemOf(id), packOf("nation"), level), "on-occurrence", packOf("nation"));
    expect(due("land-expropriation", "township")).toMatchObject({ days: 20, unit: "working" });
    expect(due("land-expropriation", "village")).toMatchObject({ days: 10, unit: "natural" });
    expect(due("subsistence-initial", "township")).toMatchObject({ days: 10, unit: "working" });
    const item = itemFor(itemOf("land-expropriation"), packOf("nation"), "township");
    const by = { pack: packOf("nation"), calendar: facts.calendar };
    expect(eventDeadlineOf(item, "2026-09-25", by)).toBe("2026-10-29");
  });

  test("changes a catalog row where the province does", () => {
    const changed = itemUnder(itemOf("asset-contracts"), packOf("zhejiang"));
    expect(changed.otherPostings?.map(({ posting }) => posting)).toContainEqual({
      until: "days",
      days: 15,
      unit: "natural",
    });
    expect(changed).not.toHaveProperty("source");
    expect(itemUnder(itemOf("assets"), packOf("zhejiang"))).toBe(itemOf("assets"));
  });

  test("[PB3] writes the public number in its form, whatever the unit is called", () => {
    expect(writeNumber(packOf("nation").numberForm, { unit: "柳塘村", year: 2026, number: 37 })).toBe(
      "柳塘村公开〔2026〕37号",
    );
    expect(writeNumber("{unit}-{number}", { unit: "{number}$&", year: 2026, number: 1 })).toBe("{number}$&-1");
  });
});

describe("inheritance of packs", () => {
  test("merges records member by member and replaces lists and nulls", () => {
    const packs = sources(
      { id: "a", extends: null, due: { monthly: 1, yearly: 2 }, list: [1, 2], kept: "a", keepAtLeast: { days: 1 } },
      { id: "b", extends: "a", due: { monthly: 3 }, list: [9], keepAtLeast: null },
    );
    expect(resolvePack(packs, "b")).toEqual({
      ok: true,
      value: { id: "b", extends: "a", due: { monthly: 3, yearly: 2 }, list: [9], kept: "a", keepAtLeast: null },
    });
  });

  test("refuses circles and packs that are not there", () => {
    const packs = sources({ id: "a", extends: "b" }, { id: "b", extends: "a" }, { id: "c", extends: "lost" });
    expect(resolvePack(packs, "a")).toEqual({ ok: false, error: { code: "packs-extend-each-other", pack: "a" } });
    expect(resolvePack(packs, "c")).toEqual({ ok: false, error: { code: "unknown-pack", pack: "lost" } });
    expect(resolvePack(packs, "__proto__").ok).toBe(false);
  });

  test("reaches no prototype", () => {
    const evil = JSON.parse('{"id":"b","extends":"a","__proto__":{"polluted":true}}') as PackSource;
    const pack = resolvePack(sources({ id: "a", extends: null }, evil), "b");
    expect(pack.ok && Object.getPrototypeOf(pack.value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
