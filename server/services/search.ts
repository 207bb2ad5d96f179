import { setImmediate as others } from "node:timers/promises";
import pLimit from "p-limit";
import { audienceOf } from "../domain/audience.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import type { Hit } from "../domain/search/best.ts";
import { reasonsOf, type Reasons } from "../domain/search/reasons.ts";
import type { Sight } from "../domain/search/visible.ts";
import { viewAudience, type ShownNotice, type ShowingParts } from "../domain/shown.ts";
import { EVERYWHERE, isWithin, type Unit, type UnitCode } from "../domain/unit.ts";
import type { BoardService, Looking } from "./boards.ts";
import type { Hangings } from "./hangings.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";
import { createSearchBoards } from "./search-boards.ts";
import { createRanking, type Query, type Ranked } from "./search-ranking.ts";

export type SearchService = ReturnType<typeof createSearchService>;
export type SearchRefusal = { readonly code: "not-here" | "too-many-requests" };

export type Found = Reasons & { readonly shown: ShownNotice; readonly unit: Unit };
export type SearchAnswer = {
  readonly items: readonly Found[];
  readonly next: number | null;
  readonly total: number;
  /** True when there are more than were counted: many, of which the newest are among the items. */
  readonly more: boolean;
  /** False while boards are still being read for the first time: there may be more. */
  readonly complete: boolean;
};

/** So many searches go on side by side, each giving the processor away between stretches; the others wait their turn. */
const SIDE_BY_SIDE = 4;
/** So many notices are read and told of in one stretch. */
const SHOWN_IN_A_ROW = 10;

/** Finds notices of a unit, of the units below it, and what is reposted there, as the caller may see them now (AU1). */
export function createSearchService({
  store,
  jurisdictions,
  hangings,
  boards,
  clock,
  words: entryWords,
  logError,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  hangings: Hangings;
  boards: Pick<BoardService, "pick">;
  clock: Clock;
  words: ShowingParts["words"];
  logError: (error: unknown) => void;
}) {
  const kept = createSearchBoards({ store, jurisdictions, hangings, clock, words: entryWords, logError });
  const inTurn = pLimit(SIDE_BY_SIDE);
  const rank = createRanking({ kept, inTurn });

  const unitsIn = async (unit: UnitCode): Promise<readonly UnitCode[]> =>
    (await store.units.all()).map(({ code }) => code).filter((code) => isWithin(code, unit));

  async function lookedFor(
    within: UnitCode,
    { caller, medium, ...asked }: Looking & Query & { most: number; counted?: number },
  ): Promise<Ranked | undefined> {
    const sight = (unit: UnitCode): Pick<Sight, "audience" | "medium"> => ({
      audience: viewAudience(audienceOf(caller, unit)),
      medium,
    });
    return rank({ ...asked, units: await unitsIn(within), within, sight });
  }

  async function show({ board, slot }: Hit, { ready, words }: Ranked, looking: Looking): Promise<readonly Found[]> {
    const at = ready[board];
    const sought = at?.corpus.texts[slot];
    const shown = at && sought && (await boards.pick(at.unit, sought.notice, looking));
    const reasons = shown && reasonsOf(shown, words, sought?.number ?? null);
    const unit = shown && (await store.units.get(shown.unit));
    return reasons && unit ? [{ shown, unit, ...reasons }] : [];
  }

  /** Undefined when nobody paid to the end. */
  const showAll = (
    found: Ranked,
    { hits, caller, medium, pay = () => true }: Looking & Query & { hits: readonly Hit[] },
  ): Promise<readonly Found[] | undefined> =>
    inTurn(async () => {
      const items: Found[] = [];
      for (let at = 0; at < hits.length; at += SHOWN_IN_A_ROW) {
        if (!pay()) return undefined;
        await others();
        const row = hits.slice(at, at + SHOWN_IN_A_ROW).map((hit) => show(hit, found, { caller, medium }));
        items.push(...(await Promise.all(row)).flat());
      }
      return items;
    });

  return {
    async search(
      unit: UnitCode,
      { after = 0, limit, ...asked }: Looking & Query & { after?: number; limit: number },
    ): Promise<Result<SearchAnswer, SearchRefusal>> {
      if (unit !== EVERYWHERE && !(await store.units.get(unit))) return refuse({ code: "not-here" });
      const found = await lookedFor(unit, { ...asked, most: after + limit });
      if (!found) return refuse({ code: "too-many-requests" });
      const items = await showAll(found, { ...asked, hits: found.hits.slice(after) });
      if (!items) return refuse({ code: "too-many-requests" });
      const { total, more, complete } = found;
      const next = after + limit < total ? after + limit : null;
      return ok({ items, next, total, more, complete });
    },

    /** Ids of what was found, the best first; with `counted` at least so many of each board are looked for. */
    async ids(unit: UnitCode, asked: Looking & Query & { most: number; counted?: number }): Promise<readonly string[]> {
      return idsOf(await lookedFor(unit, asked));
    },

    /** Ids of all that a unit published and its officers read at their desk, in no order; undefined when nobody paid. */
    async idsAtDesk(
      unit: UnitCode,
      asked: Query,
    ): Promise<{ readonly ids: ReadonlySet<string>; readonly complete: boolean } | undefined> {
      const sight = () => ({ audience: "village", medium: "desk" }) as const;
      const most = Number.MAX_SAFE_INTEGER;
      const found = await rank({ ...asked, units: [unit], within: unit, sight, most, counted: most });
      return found && { ids: new Set(idsOf(found)), complete: found.complete };
    },

    /** Nothing is read any more. */
    close: kept.close,
  };
}

const idsOf = ({ ready, hits }: Pick<Ranked, "ready" | "hits"> = { ready: [], hits: [] }): readonly string[] =>
  hits.map(({ board, slot }) => ready[board]?.corpus.texts[slot]?.notice ?? "");
