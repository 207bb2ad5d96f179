import { setTimeout as pause } from "node:timers/promises";
import { audienceOf } from "../domain/audience.ts";
import { createBest, type Hit } from "../domain/search/best.ts";
import { find } from "../domain/search/find.ts";
import { wordsOf, type Word } from "../domain/search/query.ts";
import { reasonsOf, type Reasons } from "../domain/search/reasons.ts";
import { viewAudience, type ShownNotice, type ShowingParts } from "../domain/shown.ts";
import { isWithin, type Unit, type UnitCode } from "../domain/unit.ts";
import type { BoardService, Looking } from "./boards.ts";
import type { Hangings } from "./hangings.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";
import { createSearchBoards, type SearchBoard } from "./search-boards.ts";

export type SearchService = ReturnType<typeof createSearchService>;

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

/** So many are counted; who finds more asks for something else anyway. A village has fewer notices than this. */
const MOST_COUNTED = 2_000;
/** At least so many of each board, where there are many boards. */
const LEAST_COUNTED = 40;

/** So long a search waits for boards that were not looked through since the start, before it answers with the others. */
const PATIENCE_MS = 800;

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

  async function boardsIn(unit: UnitCode): Promise<{ ready: readonly SearchBoard[]; complete: boolean }> {
    const units = (await store.units.all()).filter(({ code }) => isWithin(code, unit));
    const ready: (SearchBoard | undefined)[] = [];
    const opened = Promise.all(
      units.map(async ({ code }, at) => void (ready[at] = await kept.open(code, { alone: units.length === 1 }))),
    );
    const late = new AbortController();
    const waited = pause(PATIENCE_MS, undefined, { ref: false, signal: late.signal }).catch(() => undefined);
    await Promise.race([opened, waited]);
    late.abort();
    const found = ready.filter((board) => board !== undefined);
    return { ready: found, complete: found.length === units.length };
  }

  async function show(
    hit: Hit,
    { board, words, looking }: { board: SearchBoard; words: readonly Word[]; looking: Looking },
  ) {
    const sought = board.corpus.texts[hit.slot];
    const shown = sought && (await boards.pick(board.unit, sought.notice, looking));
    const reasons = shown && reasonsOf(shown, words, sought.number);
    const unit = shown && (await store.units.get(shown.unit));
    return reasons && unit ? [{ shown, unit, ...reasons }] : [];
  }

  type Asked = Looking & { readonly query: string };

  /** The best `most` of all that was found, without looking at the notices themselves. */
  async function ranked(
    unit: UnitCode,
    { query, most, counted = 0, ...looking }: Asked & { most: number; counted?: number },
  ) {
    const words = wordsOf(query);
    const { ready, complete } = words.length === 0 ? { ready: [], complete: true } : await boardsIn(unit);
    const best = createBest(most);
    const ofEach = Math.max(counted, LEAST_COUNTED, Math.floor(MOST_COUNTED / Math.max(1, ready.length)));
    let more = false;
    for (const [at, board] of ready.entries()) {
      const audience = viewAudience(audienceOf(looking.caller, board.unit));
      const visible = await board.visible({ audience, medium: looking.medium, within: unit });
      const isAll = find(board.corpus, words, {
        visible,
        most: ofEach,
        found: (slot, rank) => best.add(at, slot, { rank, day: visible.days[slot] ?? 0 }),
      });
      more ||= !isAll;
    }
    return { words, ready, complete, hits: best.kept(), total: best.total(), more };
  }

  return {
    /** Undefined for a unit that nobody set up. */
    async search(
      unit: UnitCode,
      { after = 0, limit, ...asked }: Asked & { after?: number; limit: number },
    ): Promise<SearchAnswer | undefined> {
      if (!(await store.units.get(unit))) return undefined;
      const { words, ready, complete, hits, total, more } = await ranked(unit, { ...asked, most: after + limit });
      const items = await Promise.all(
        hits.slice(after).map((hit) => show(hit, { board: ready[hit.board] as SearchBoard, words, looking: asked })),
      );
      const next = after + limit < total ? after + limit : null;
      return { items: items.flat(), next, total, more, complete };
    },

    /** Ids of what was found, the best first; with `counted` at least so many of each board are looked for. */
    async ids(unit: UnitCode, asked: Asked & { most: number; counted?: number }): Promise<readonly string[]> {
      const { ready, hits } = await ranked(unit, asked);
      return hits.map(({ board, slot }) => ready[board]?.corpus.texts[slot]?.notice ?? "");
    },

    /** Nothing is read any more. */
    close: kept.close,
  };
}
