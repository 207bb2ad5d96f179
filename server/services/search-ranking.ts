import { setImmediate as others, setTimeout as pause } from "node:timers/promises";
import type { LimitFunction } from "p-limit";
import type { Among } from "../domain/search/among.ts";
import { createBest, type Hit } from "../domain/search/best.ts";
import { find } from "../domain/search/find.ts";
import { wordsOf, type Word } from "../domain/search/query.ts";
import type { Sight } from "../domain/search/visible.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { SearchBoard, SearchBoards } from "./search-boards.ts";

/** What is looked for, and who pays: `pay` is asked for each stretch of reading, and false ends the search. */
export type Query = { readonly query: string; readonly among?: Among; readonly pay?: () => boolean };

type Asked = Query & {
  readonly units: readonly UnitCode[];
  readonly within: UnitCode;
  readonly sight: (unit: UnitCode) => Pick<Sight, "audience" | "medium">;
  readonly most: number;
  /** At least so many of each board are looked for. */
  readonly counted?: number | undefined;
};

export type Ranked = {
  readonly words: readonly Word[];
  readonly ready: readonly SearchBoard[];
  readonly complete: boolean;
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly more: boolean;
};

/** So many are counted; who finds more asks for something else anyway. A village has fewer notices than this. */
const MOST_COUNTED = 2_000;
/** At least so many of each board, where there are many boards. */
const LEAST_COUNTED = 40;

/** So long a search waits for boards that were not looked through since the start, before it answers with the others. */
const PATIENCE_MS = 800;

/** Looks boards through for words, without looking at the notices themselves. */
export function createRanking({ kept, inTurn }: { kept: SearchBoards; inTurn: LimitFunction }) {
  async function boardsOf(units: readonly UnitCode[]): Promise<Pick<Ranked, "ready" | "complete">> {
    const ready: (SearchBoard | undefined)[] = [];
    const opened = Promise.all(
      units.map(async (code, at) => void (ready[at] = await kept.open(code, { alone: units.length === 1 }))),
    );
    const late = new AbortController();
    const waited = pause(PATIENCE_MS, undefined, { ref: false, signal: late.signal }).catch(() => undefined);
    await Promise.race([opened, waited]);
    late.abort();
    const found = ready.filter((board) => board !== undefined);
    return { ready: found, complete: found.length === units.length };
  }

  /** The best `most` of all that was found; undefined when nobody paid to the end. */
  return async function rank(asked: Asked): Promise<Ranked | undefined> {
    const { query, units, pay = () => true } = asked;
    const words = wordsOf(query);
    if (!pay()) return undefined;
    const boards = words.length === 0 ? { ready: [], complete: true } : await boardsOf(units);
    const best = createBest(asked.most);
    const read = await inTurn(() => readAll(boards.ready, words, { ...asked, pay, best }));
    return read && { words, ...boards, hits: best.kept(), total: best.total(), more: read.more };
  };
}

type Reading = Asked & { readonly pay: () => boolean; readonly best: ReturnType<typeof createBest> };

async function readAll(
  boards: readonly SearchBoard[],
  words: readonly Word[],
  { within, among = {}, sight, counted = 0, pay, best }: Reading,
): Promise<{ more: boolean } | undefined> {
  const most = Math.max(counted, LEAST_COUNTED, Math.floor(MOST_COUNTED / Math.max(1, boards.length)));
  let more = false;
  for (const [at, board] of boards.entries()) {
    const visible = await board.visible({ ...sight(board.unit), within, among });
    const found = (slot: number, rank: number) => best.add(at, slot, { rank, day: visible.days[slot] ?? 0 });
    const steps = find(board.corpus, words, { visible, most, found });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      if (!pay()) return undefined;
      await others();
    }
    more ||= !step.value;
  }
  return { more };
}
