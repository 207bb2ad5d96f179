import { beforeEach, describe, expect, it } from "vitest";
import { createStillClock } from "../../server/clock.ts";
import { sha256 } from "../../server/domain/jcs.ts";
import type { Screen } from "../../server/domain/screen.ts";
import { createPairing, type Pairing } from "../../server/services/pairing.ts";
import type { Records } from "../../server/services/ports.ts";
import { chance } from "../../server/services/random.ts";

const UNIT = "330899102201";

function recordsInMemory(): Records<Screen> & { readonly kept: Map<string, Screen> } {
  const kept = new Map<string, Screen>();
  return {
    kept,
    all: async () => [...kept.values()],
    get: async (key) => kept.get(key),
    put: async (key, change) => {
      const next = change(kept.get(key));
      kept.set(key, next);
      return next;
    },
    remove: async (key) => void kept.delete(key),
  };
}

describe("pairing a screen", () => {
  const clock = createStillClock("2026-11-12T02:00:00.000Z");
  let screens: ReturnType<typeof recordsInMemory>;
  let pairing: Pairing;
  const pair = (code: string, officer = "o-1", unit = UNIT) =>
    pairing.pair({ unit, code, name: "村部大厅", inVillage: true, officer });
  const offered = () => {
    const offer = pairing.offer(UNIT, "10.0.0.7");
    if (!offer.ok) throw new Error("refused");
    return offer.value;
  };

  beforeEach(() => {
    clock.set("2026-11-12T02:00:00.000Z");
    screens = recordsInMemory();
    pairing = createPairing({ screens, clock, chance });
  });

  it("[AU1] hands the key out once and stores only its hash", async () => {
    const { code, claim } = offered();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(pairing.claim(claim)).toBe("waiting");
    expect((await pair(code)).ok).toBe(true);
    const claimed = pairing.claim(claim);
    if (typeof claimed !== "object") throw new Error("no key");
    expect(claimed.key).toMatch(/^[\w-]{43}$/);
    expect([...screens.kept.values()][0]?.keyHash).toBe(sha256(claimed.key));
    expect(JSON.stringify([...screens.kept.values()])).not.toContain(claimed.key);
    expect(pairing.claim(claim)).toBeUndefined();
  });

  it("takes a code as people type it, once, for its own unit alone", async () => {
    const { code } = offered();
    expect((await pair(code, "o-1", "330899102202")).ok).toBe(false);
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3).replaceAll("0", "o").replaceAll("1", "l")} `;
    expect((await pair(typed)).ok).toBe(true);
    expect(await pair(code, "o-2")).toEqual({ ok: false, error: { code: "no-such-code" } });
  });

  it("[SC2] takes no code that stands on no glass any more: no screen is listed that never comes", async () => {
    const waiting = offered();
    clock.set("2026-11-12T02:00:10.000Z");
    expect(pairing.claim(waiting.claim)).toBe("waiting");
    const left = offered();
    expect(pairing.claim(left.claim, { last: true })).toBe("waiting");
    const dark = offered();
    clock.set("2026-11-12T02:00:25.000Z");
    expect((await pair(waiting.code)).ok).toBe(true);
    expect((await pair(left.code)).ok).toBe(false);
    clock.set("2026-11-12T02:00:26.000Z");
    expect((await pair(dark.code)).ok).toBe(false);
    expect([...screens.kept.values()].length).toBe(1);
  });

  it("hands the key out to a dialog that was closed while the code was typed", async () => {
    const { code, claim } = offered();
    expect((await pair(code)).ok).toBe(true);
    expect(pairing.claim(claim, { last: true })).toMatchObject({ key: expect.any(String) as string });
  });

  it("forgets a code after ten minutes", async () => {
    const { code, claim } = offered();
    clock.set("2026-11-12T02:10:00.000Z");
    expect(await pair(code)).toEqual({ ok: false, error: { code: "no-such-code" } });
    expect(pairing.claim(claim)).toBeUndefined();
  });

  it("stops an officer who guesses, and an address that asks for ever more codes", async () => {
    for (let tries = 0; tries < 10; tries += 1) await pair("AAAAAA");
    const { code } = offered();
    expect(await pair(code)).toEqual({ ok: false, error: { code: "too-many-tries" } });
    expect((await pair(code, "o-2")).ok).toBe(true);
    const asked = Array.from({ length: 40 }, () => pairing.offer(UNIT, "10.0.0.9").ok);
    expect(asked.filter(Boolean).length).toBe(20);
  });

  it("wants a name", async () => {
    const { code } = offered();
    const refused = await pairing.pair({ unit: UNIT, code, name: "  ", inVillage: true, officer: "o-1" });
    expect(refused).toEqual({ ok: false, error: { code: "no-name" } });
  });
});
