import { audienceOf } from "../domain/audience.ts";
import { addDays } from "../domain/calendar.ts";
import { boardOn, type BoardEntry } from "../domain/board.ts";
import type { ShownNotice } from "../domain/shown.ts";
import { isBelow, isWithin, lineOf, type Unit, type UnitCode } from "../domain/unit.ts";
import type { BoardService, Looking } from "./boards.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Ledgers } from "./ports.ts";

export type NewsService = ReturnType<typeof createNews>;

/** What is new in a unit and everything below it, for whoever looks. */
export type UnitNews = {
  readonly unit: Unit;
  /** The last change that still hangs, and where; null where nothing does. */
  readonly newest: { readonly shown: ShownNotice; readonly unit: Unit } | null;
  /** How many notices hang. */
  readonly inForce: number;
  /** How many of them changed in the last seven days. */
  readonly fresh: number;
  /** Day of the last change. */
  readonly changedDay: string | null;
  /** How many units are directly below it. */
  readonly below: number;
};

type Own = Pick<UnitNews, "newest" | "inForce" | "fresh" | "changedDay">;

const FRESH_DAYS = 7;

/**
 * The units below a unit with what is new in each: computed from folded ledgers, in the order of their codes and without
 * any comparison. Only the newest notice of a unit is read, and once for each version of its board.
 */
export function createNews({
  boards,
  jurisdictions,
  ledgers,
  clock,
}: {
  boards: Pick<BoardService, "units" | "version" | "pick">;
  jurisdictions: Jurisdictions;
  ledgers: Pick<Ledgers, "state">;
  clock: Clock;
}) {
  const kept = new Map<string, { version: string; own: Promise<Own> }>();

  async function ownOf(unit: Unit, looking: Looking): Promise<Own> {
    const version = await boards.version(unit.code);
    const key = `${unit.code} ${audienceOf(looking.caller, unit.code)} ${looking.medium}`;
    const found = kept.get(key);
    if (found?.version === version) return found.own;
    const own = readOwn(unit, looking);
    kept.set(key, { version, own });
    own.catch(() => kept.delete(key));
    return own;
  }

  async function readOwn(unit: Unit, looking: Looking): Promise<Own> {
    const day = clock.today();
    const { entries } = boardOn(day, await ledgers.state(unit.code));
    const here = await jurisdictions.of(unit.code);
    let newest: ShownNotice | undefined;
    const counted: BoardEntry[] = [];
    for (const entry of entries.filter(({ life }) => life === "in-force")) {
      const { notice, item, from } = entry.state;
      /** What never leaves the desk is neither shown nor counted (PB11), nor is what the township took back (PB12). */
      const doubtful = from !== undefined || here?.item(item)?.scopes.includes("party") !== false;
      if (newest && !doubtful) counted.push(entry);
      else {
        const shown = await boards.pick(unit.code, notice, looking);
        if (shown?.life !== "in-force") continue;
        newest ??= shown;
        counted.push(entry);
      }
    }
    const since = addDays(day, 1 - FRESH_DAYS);
    return {
      newest: newest ? { shown: newest, unit } : null,
      inForce: counted.length,
      fresh: counted.filter(({ state }) => state.changedDay >= since).length,
      changedDay: newest?.changedDay ?? null,
    };
  }

  return {
    /** Units directly below, each together with all below it. */
    async below(code: UnitCode, looking: Looking): Promise<readonly UnitNews[]> {
      const units = (await boards.units()).filter(({ validUntil }) => !validUntil || validUntil >= clock.today());
      const known = new Set(units.map((unit) => unit.code));
      const under = units.filter((unit) => isBelow(unit.code, code));
      const parentOf = (unit: UnitCode) =>
        lineOf(unit)
          .slice(1)
          .find((above) => known.has(above));
      const owns = new Map(
        await Promise.all(under.map(async (unit) => [unit.code, await ownOf(unit, looking)] as const)),
      );
      return under
        .filter((unit) => parentOf(unit.code) === code)
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map((unit) => ({
          ...together(unit, owns),
          below: under.filter((each) => parentOf(each.code) === unit.code).length,
        }));
    },
  };
}

function together(unit: Unit, owns: ReadonlyMap<UnitCode, Own>): Omit<UnitNews, "below"> {
  const all = [...owns].filter(([code]) => isWithin(code, unit.code)).map(([, own]) => own);
  const last = all.toSorted((a, b) => (b.changedDay ?? "").localeCompare(a.changedDay ?? ""))[0];
  return {
    unit,
    newest: last?.newest ?? null,
    inForce: all.reduce((sum, { inForce }) => sum + inForce, 0),
    fresh: all.reduce((sum, { fresh }) => sum + fresh, 0),
    changedDay: last?.changedDay ?? null,
  };
}
