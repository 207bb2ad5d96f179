import { sha256 } from "../domain/jcs.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import type { Screen } from "../domain/screen.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Chance } from "./random.ts";
import type { Clock, Records } from "./ports.ts";

export type Pairing = ReturnType<typeof createPairing>;

/** How long a code on the glass may be typed at the desk. */
export const CODE_MINUTES = 10;
/** A code counts while its screen asks for the key (every second and a half): else a screen is listed that never comes. */
const WAITS_MS = 15_000;
const MOST_OFFERS = 2_000;
const MOST_FROM_ONE = 20;
const MOST_WRONG = 10;

export type PairRefusal = { readonly code: "no-such-code" | "too-many-tries" | "no-name" };

/** A new screen shows `code`; `claim` stays in the page and is what the key is handed out for. */
export type Offer = { readonly code: string; readonly claim: string; readonly until: number };
type Open = Offer & {
  readonly unit: UnitCode;
  readonly kind: Screen["kind"];
  readonly from: string;
  /** When the screen last asked. */
  readonly asked: number;
  readonly paired?: { readonly key: string; readonly id: string };
};

/**
 * Pairing (配对): the screen shows six characters, an officer types them, the screen fetches its key once. Only the hash
 * of the key is stored. Codes live in memory: after a restart the screen asks for a new one.
 */
export function createPairing({ screens, clock, chance }: { screens: Records<Screen>; clock: Clock; chance: Chance }) {
  const offers = new Map<string, Open>();
  const wrong = new Map<string, { count: number; until: number }>();
  const now = (): number => Date.parse(clock.now());

  function forgetOld(): void {
    for (const [claim, { until }] of offers) if (until <= now()) offers.delete(claim);
    for (const [officer, { until }] of wrong) if (until <= now()) wrong.delete(officer);
  }

  return {
    /**
     * What a screen is, its own page says: a television that was taken for a kiosk at the desk would show villagers'
     * names (AU1). `from` tells callers apart for the throttle alone.
     */
    offer(
      unit: UnitCode,
      from: string,
      kind: Screen["kind"] = "kiosk",
    ): Result<Offer, { readonly code: "too-many-tries" }> {
      forgetOld();
      const own = [...offers.values()].filter((each) => each.from === from).length;
      if (offers.size >= MOST_OFFERS || own >= MOST_FROM_ONE) return refuse({ code: "too-many-tries" });
      const taken = new Set([...offers.values()].map(({ code }) => code));
      let code = chance.symbols(6).toUpperCase();
      while (taken.has(code)) code = chance.symbols(6).toUpperCase();
      const until = now() + CODE_MINUTES * 60_000;
      const offer: Open = { code, claim: chance.token(32), until, unit, kind, from, asked: now() };
      offers.set(offer.claim, offer);
      return ok({ code, claim: offer.claim, until: offer.until });
    },

    /** The officer's side. `officer` must hold the administrator's or author's part of the unit: the route asks that. */
    async pair({
      unit,
      code,
      name,
      inVillage,
      officer,
    }: {
      unit: UnitCode;
      code: string;
      name: string;
      inVillage: boolean;
      officer: string;
    }): Promise<Result<Screen, PairRefusal>> {
      forgetOld();
      const called = name.trim().slice(0, 40);
      if (called === "") return refuse({ code: "no-name" });
      const tries = wrong.get(officer);
      if (tries && tries.count >= MOST_WRONG) return refuse({ code: "too-many-tries" });
      const offer = [...offers.values()].find(
        (each) => each.code === asCode(code) && each.unit === unit && !each.paired && now() - each.asked <= WAITS_MS,
      );
      if (!offer) {
        wrong.set(officer, { count: (tries?.count ?? 0) + 1, until: tries?.until ?? now() + CODE_MINUTES * 60_000 });
        return refuse({ code: "no-such-code" });
      }
      const key = chance.token(32);
      const id = chance.symbols(10);
      offers.set(offer.claim, { ...offer, paired: { key, id } });
      try {
        const pairedAt = clock.now();
        return ok(
          await screens.put(id, () => ({
            id,
            unit,
            name: called,
            kind: offer.kind,
            inVillage,
            keyHash: sha256(key),
            pairedAt,
            pairedBy: officer,
          })),
        );
      } catch (error) {
        offers.set(offer.claim, offer);
        throw error;
      }
    },

    /**
     * The screen's side: its key, once; "waiting" until the code was typed; undefined when the code is too old. `last`:
     * the screen shows the code no longer, and does not wait for it.
     */
    claim(claim: string, { last = false } = {}): { readonly key: string } | "waiting" | undefined {
      forgetOld();
      const offer = offers.get(claim);
      if (!offer) return undefined;
      if (last || offer.paired) offers.delete(claim);
      else offers.set(claim, { ...offer, asked: now() });
      return offer.paired ? { key: offer.paired.key } : "waiting";
    },
  };
}

/** As people type it: in either case, spaces and dashes left out, letters that look like digits taken as these. */
const asCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
