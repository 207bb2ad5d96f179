import { createHmac, timingSafeEqual } from "node:crypto";
import { addDays } from "../domain/calendar.ts";
import { isVillage, type UnitCode } from "../domain/unit.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock } from "./ports.ts";

export type PassService = ReturnType<typeof createPasses>;

/**
 * Village pass (村内码, AU1): a link that rotates with the month, shown as QR on paired kiosks and on sheets hung in the
 * village. Whoever opens it there sees as villagers do, from then on for as many days as the rule pack says. Nothing is
 * stored: links and passes are signed, and a link answers in its own month and the next.
 */
export function createPasses({
  key,
  clock,
  jurisdictions,
}: {
  key: Uint8Array | string;
  clock: Clock;
  jurisdictions: Jurisdictions;
}) {
  const sign = (...parts: readonly string[]): string =>
    createHmac("sha256", key)
      .update(["village-pass", ...parts].join("\n"))
      .digest("base64url")
      .slice(0, 22);

  const isSigned = (signature: string, ...parts: readonly string[]): boolean => {
    const own = Buffer.from(sign(...parts));
    const given = Buffer.from(signature);
    return own.length === given.length && timingSafeEqual(own, given);
  };

  const month = (): string => clock.today().slice(0, 7);
  const monthBefore = (): string => addDays(`${month()}-01`, -1).slice(0, 7);

  async function terms(unit: UnitCode): Promise<{ days: number } | undefined> {
    const here = isVillage(unit) ? await jurisdictions.of(unit) : undefined;
    return here?.pack.villagePass.on ? { days: here.pack.villagePass.days } : undefined;
  }

  return {
    /** Path of the link to show this month; undefined where the rule pack has no village pass. */
    async link(unit: UnitCode): Promise<string | undefined> {
      return (await terms(unit)) && `/p/${unit}.${sign("link", unit, month())}`;
    },

    /** A pass in return for a link: its text for the cookie, its unit, and the last day it holds. */
    async open(link: string): Promise<{ pass: string; unit: UnitCode; until: string; days: number } | undefined> {
      const [, unit = "", signature = ""] = /^(\d{6,14})\.([\w-]{22})$/.exec(link) ?? [];
      const known = [month(), monthBefore()].some((each) => isSigned(signature, "link", unit, each));
      const granted = known ? await terms(unit) : undefined;
      if (!granted) return undefined;
      const until = addDays(clock.today(), granted.days);
      return { pass: `${unit}.${until}.${sign("pass", unit, until)}`, unit, until, days: granted.days };
    },

    /** What a pass says while it holds; undefined for one that is forged, over, or switched off by the rule pack. */
    async read(pass: string): Promise<{ unit: UnitCode; until: string } | undefined> {
      const [, unit = "", until = "", signature = ""] =
        /^(\d{6,14})\.(\d{4}-\d{2}-\d{2})\.([\w-]{22})$/.exec(pass) ?? [];
      if (until < clock.today() || !isSigned(signature, "pass", unit, until)) return undefined;
      return (await terms(unit)) && { unit, until };
    },

    async unitOf(pass: string): Promise<UnitCode | undefined> {
      return (await this.read(pass))?.unit;
    },
  };
}
