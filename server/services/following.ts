import type { LedgerState, NoticeState } from "../domain/fold.ts";
import type { Entry, LedgerEvent, LedgerKind } from "../domain/ledger.ts";
import { followUp } from "../domain/repost.ts";
import { isBelow, isVillage, type UnitCode } from "../domain/unit.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";
import { freshCode, type Chance } from "./random.ts";
import type { RepostService } from "./reposts.ts";

export type Following = ReturnType<typeof createFollowing>;

/** Entries about a notice that the villages where it hangs have to say as well. */
const TELLS: ReadonlySet<LedgerKind> = new Set<LedgerKind>(["corrected", "frozen", "released", "withdrawn"]);

/**
 * Carries what a township does with its notice into the ledgers of the villages where it hangs (PB12): each in its own
 * turn, in the name of the officers of the township's entry. What is missing follows from both ledgers alone, so that
 * nothing is lost with a crash and nothing said twice; meanwhile surfaces take the stricter of both (domain/repost.ts).
 */
export function createFollowing({
  store,
  reposts,
  jurisdictions,
  clock,
  chance,
  log,
}: {
  store: Store;
  reposts: RepostService;
  jurisdictions: Jurisdictions;
  clock: Clock;
  chance: Chance;
  log: (error: unknown) => void;
}) {
  let behind = true;
  let work: Promise<void> = Promise.resolve();
  const told = new Set<string>();

  const originOf = async ({ from, notice }: NoticeState): Promise<NoticeState | undefined> =>
    from === undefined ? undefined : (await store.ledgers.state(from)).notices.get(notice);

  /** The officers of the entry that brought the origin where it is. */
  async function officersOf(from: UnitCode, { changedBy }: NoticeState): Promise<readonly string[]> {
    const [entry] = await store.ledgers.entries(from, { after: changedBy - 1, limit: 1 });
    return entry?.by ?? [];
  }

  async function nextEvent(village: UnitCode, ledger: LedgerState, here: NoticeState, origin: NoticeState) {
    const next = followUp(here, origin);
    if (!next) return undefined;
    const common = { notice: here.notice, edition: here.edition };
    if (next.kind !== "reposted") return { kind: next.kind, ...common } satisfies LedgerEvent;
    const [found, where] = [await reposts.above(here.notice), await jurisdictions.of(village)];
    return {
      kind: "reposted",
      notice: here.notice,
      edition: origin.edition,
      from: here.from ?? "",
      item: here.item,
      reportingPeriod: origin.reportingPeriod,
      nil: origin.nil,
      cause: next.cause,
      period: next.restarts && found && where ? reposts.periodIn(where, found, clock.today()) : here.period,
      views: origin.views,
      code: freshCode(chance, ledger.codes),
    } satisfies LedgerEvent;
  }

  /** Appends line after line until a village says of a notice what its own ledger says. */
  const keepUp = (village: UnitCode, notice: string): Promise<void> =>
    store.inTurn(village, async () => {
      for (;;) {
        const ledger = await store.ledgers.state(village);
        const here = ledger.notices.get(notice);
        const origin = here && (await originOf(here));
        if (!here?.from || !origin || ledger.closedFor !== undefined) return;
        const event = await nextEvent(village, ledger, here, origin);
        if (!event) return;
        const by = await officersOf(here.from, origin);
        const { at: last, sequence } = ledger.head;
        const at = last !== null && clock.now() < last ? last : clock.now();
        await store.ledgers.append(village, { expect: sequence, at, day: clock.today(), by, event });
      }
    });

  /** One village that cannot write does not keep the others from following; it is tried again. */
  async function tried(village: UnitCode, notice: string): Promise<void> {
    await keepUp(village, notice).catch((error: unknown) => {
      behind = true;
      const key = `${village} ${notice} ${String(error)}`;
      if (told.has(key)) return;
      told.add(key);
      log(error);
    });
  }

  async function villagesOf(unit: UnitCode): Promise<readonly UnitCode[]> {
    const all = (await store.units.all()).map(({ code }) => code);
    return all.filter((code) => isBelow(code, unit));
  }

  async function follow({ unit, notice }: { unit: UnitCode; notice: string }): Promise<void> {
    for (const village of await villagesOf(unit)) {
      const here = (await store.ledgers.state(village)).notices.get(notice);
      if (here?.from === unit) await tried(village, notice);
    }
  }

  async function allOf(village: UnitCode, from: UnitCode): Promise<void> {
    const { notices } = await store.ledgers.state(village);
    for (const here of [...notices.values()].filter((each) => each.from === from)) {
      if (followUp(here, await originOf(here))) await tried(village, here.notice);
    }
  }

  /** Villages below a unit that never published anything are left asleep. */
  async function everything(): Promise<void> {
    if (!behind) return;
    behind = false;
    for (const unit of (await store.units.all()).map(({ code }) => code).filter((code) => !isVillage(code))) {
      const { notices } = await store.ledgers.state(unit);
      for (const village of notices.size > 0 ? await villagesOf(unit) : []) await allOf(village, unit);
    }
  }

  /** One after the other, so that the lines of a village stand in the order in which the township acted. */
  function queue(task: () => Promise<void>): Promise<void> {
    work = work.then(task).catch((error: unknown) => {
      behind = true;
      log(error);
    });
    return work;
  }

  return {
    /** Called for each entry once it is on disk (LG3). */
    onEntry(entry: Entry): void {
      if (isVillage(entry.unit) || !TELLS.has(entry.kind) || !("notice" in entry)) return;
      const { unit, notice } = entry;
      void queue(() => follow({ unit, notice }));
    },

    /** At start, and again while a village could not write: whatever any village lacks. */
    catchUp: (): Promise<void> => queue(everything),

    /** Resolves when everything heard of so far is done. */
    settled: (): Promise<void> => work,
  };
}
