import { setImmediate as others } from "node:timers/promises";
import pLimit from "p-limit";
import { visibleAmong, type Among } from "../domain/search/among.ts";
import { createCorpus, type Corpus } from "../domain/search/corpus.ts";
import { soughtOf } from "../domain/search/sought.ts";
import { lifeOn } from "../domain/board.ts";
import { visibleOf, type HangsNow, type Sight, type Visible } from "../domain/search/visible.ts";
import type { ShowingParts } from "../domain/shown.ts";
import { isWithin, type UnitCode } from "../domain/unit.ts";
import type { Hangings } from "./hangings.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";

/** So many notices are read in a row before others may have the processor. */
const AT_ONCE = 16;
/** Boards are let go, those first that nobody asked for longest, when all together take more than this. */
const MOST_BYTES = 320 * 1024 * 1024;
const MOST_SIGHTS = 8;

export type SearchBoards = ReturnType<typeof createSearchBoards>;

/** A board that can be looked through, as it stands now. */
export type SearchBoard = {
  readonly unit: UnitCode;
  readonly corpus: Corpus;
  visible(looking: Pick<Sight, "audience" | "medium"> & { within: UnitCode; among: Among }): Promise<Visible>;
};

type Kept = {
  readonly made: string;
  readonly corpus: Corpus;
  /** Notices to read, each by itself; a board that was never read has all of them here. */
  readonly toRead: Set<string>;
  /** What hangs here again, with the unit in whose ledger it lives (PB12). */
  readonly reposted: Map<string, UnitCode>;
  readonly sights: Map<string, Visible>;
  reading: Promise<void> | undefined;
};

/**
 * The texts of boards, read when somebody first searches there and kept in memory alone: derived from ledger and notices,
 * never truth. An entry takes what it is about out at once and has it read anew by the next search, so a publication
 * costs the same however much there is, and what was withdrawn for privacy is gone with its entry.
 */
export function createSearchBoards({
  store,
  jurisdictions,
  hangings,
  clock,
  words,
  logError,
}: {
  store: Pick<Store, "ledgers" | "notices">;
  jurisdictions: Jurisdictions;
  hangings: Hangings;
  clock: Clock;
  words: ShowingParts["words"];
  logError: (error: unknown) => void;
}) {
  const boards = new Map<UnitCode, Kept>();
  const inOrder = pLimit(1);

  const stop = store.ledgers.onAppend((entry) => {
    if (!("notice" in entry)) return;
    for (const [unit, { corpus, toRead }] of boards) {
      if (corpus.remove(entry.notice) || unit === entry.unit) toRead.add(entry.notice);
    }
  });

  /** What was made under another name or rule pack writes other numbers: it is made anew. */
  async function keptOf({ unit, pack }: Jurisdiction): Promise<Kept> {
    const { order } = await store.ledgers.state(unit.code);
    const made = JSON.stringify([unit.name, pack.id]);
    const found = boards.get(unit.code);
    const isGood = found?.made === made && !found.corpus.isWorn();
    const kept = isGood ? found : fresh(made, order);
    boards.delete(unit.code);
    boards.set(unit.code, kept);
    return kept;
  }

  const fresh = (made: string, order: readonly string[]): Kept => ({
    made,
    corpus: createCorpus(),
    toRead: new Set(order),
    reposted: new Map(),
    sights: new Map(),
    reading: undefined,
  });

  const reading = (kept: Kept, here: Jurisdiction): Promise<void> =>
    (kept.reading ??= readAll(kept, here).finally(() => (kept.reading = undefined)));

  async function readAll(kept: Kept, here: Jurisdiction): Promise<void> {
    let read = 0;
    for (const id of kept.toRead) {
      kept.toRead.delete(id);
      await readOne(kept, here, id).catch(logError);
      if ((read += 1) % AT_ONCE === 0) await others();
    }
    letGo();
  }

  async function readOne({ corpus, reposted }: Kept, here: Jurisdiction, id: string): Promise<void> {
    const notice = await store.notices.find(id);
    const own = (await store.ledgers.state(here.unit.code)).notices.get(id);
    const again = own?.from === undefined ? undefined : await hangings.at(here.unit.code, id);
    const state = again?.state ?? own;
    const edition = notice?.editions.find(({ ordinal }) => ordinal === state?.edition);
    const item = state && here.item(state.item);
    if (!edition || !item) return void corpus.remove(id);
    if (state.from !== undefined) reposted.set(id, state.from);
    const number = again ? again.number : here.number(state.number);
    const entry = { number: number ?? "", title: words.entryTitle(item, edition.draft.reportingPeriod) };
    corpus.put(id, soughtOf({ notice: id, edition, item, number: state.number, entry }));
  }

  function letGo(): void {
    let bytes = 0;
    for (const [unit, { corpus, reading }] of [...boards].toReversed()) {
      bytes += corpus.bytes();
      if (bytes > MOST_BYTES && !reading) boards.delete(unit);
    }
  }

  async function visible(
    { corpus, sights, reposted }: Kept,
    here: Jurisdiction,
    { audience, medium, within }: Omit<Parameters<SearchBoard["visible"]>[0], "among">,
  ): Promise<Visible> {
    const { unit, item } = here;
    const day = clock.today();
    const again = await hangingAgain(here, reposted, within);
    const ledger = await store.ledgers.state(unit.code);
    const standing = [...again.values()].map(
      (now) => now && [now.state.changedBy, now.state.standing, now.state.hiddenEditions, now.life],
    );
    const key = JSON.stringify([
      audience,
      medium,
      within,
      day,
      ledger.boardSequence,
      corpus.changes(),
      unit.narrowed ?? {},
      standing,
    ]);
    const found = sights.get(key);
    if (found) return found;
    const hangs = (id: string): HangsNow | undefined => {
      if (again.has(id)) return again.get(id);
      const state = ledger.notices.get(id);
      if (!state || state.from !== undefined) return undefined;
      return { state, life: lifeOn(day, state, ledger), narrowed: unit.narrowed?.[state.item] ?? [] };
    };
    const made = visibleOf(corpus, { hangs, item, audience, medium });
    if (sights.size >= MOST_SIGHTS) sights.clear();
    sights.set(key, made);
    return made;
  }

  /** What hangs here again, by both ledgers together; undefined where its own unit is looked through as well. */
  async function hangingAgain(here: Jurisdiction, reposted: ReadonlyMap<string, UnitCode>, within: UnitCode) {
    const again = new Map<string, HangsNow | undefined>();
    for (const [id, from] of reposted) {
      const hanging = isWithin(from, within) ? undefined : await hangings.at(here.unit.code, id);
      const narrowed = [
        ...(here.unit.narrowed?.[hanging?.state.item ?? ""] ?? []),
        ...(hanging?.origin?.narrowed ?? []),
      ];
      again.set(id, hanging && { state: hanging.state, life: hanging.life, narrowed });
    }
    return again;
  }

  return {
    /** Resolves when all of a board can be looked through. `alone`: somebody waits for this board and no other. */
    async open(unit: UnitCode, { alone }: { alone: boolean }): Promise<SearchBoard | undefined> {
      try {
        const here = await jurisdictions.of(unit);
        if (!here) return undefined;
        const kept = await keptOf(here);
        const read = () => (kept.toRead.size > 0 || kept.reading ? reading(kept, here) : undefined);
        while (kept.toRead.size > 0 || kept.reading) await (alone ? read() : inOrder(read));
        const { corpus } = kept;
        return {
          unit,
          corpus,
          visible: async ({ among, ...looking }) =>
            visibleAmong(await visible(kept, here, looking), among, { texts: corpus.texts, itemOf: here.item }),
        };
      } catch (error) {
        logError(error);
        return undefined;
      }
    },

    close: stop,
  };
}
