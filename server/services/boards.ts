import { audienceOf, type Caller, type ShownOn } from "../domain/audience.ts";
import { boardOn, listOn, type Life } from "../domain/board.ts";
import type { Affairs } from "../domain/catalog.ts";
import type { NoticeState } from "../domain/fold.ts";
import type { Notice } from "../domain/notice.ts";
import type { NoticePeriod } from "../domain/period.ts";
import type { RulePack } from "../domain/rule-pack.ts";
import { shownNotice, viewAudience, type ShowingParts, type ShownNotice } from "../domain/shown.ts";
import type { Unit, UnitCode } from "../domain/unit.ts";
import { reasonMasker } from "../domain/views/reason-masker.ts";
import type { Hanging, Hangings } from "./hangings.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";

export type BoardService = ReturnType<typeof createBoardService>;

/** For whom and on what something is shown. */
export type Looking = { readonly caller: Caller; readonly medium: ShownOn };

export type BoardShown = {
  readonly version: string;
  readonly day: string;
  readonly unit: Unit;
  readonly place: string;
  readonly pack: RulePack;
  readonly notices: readonly ShownNotice[];
  /** The last day of those that are known to end, by notice. */
  readonly lastDays: ReadonlyMap<string, string>;
};

export type EditionLine = {
  readonly ordinal: number;
  readonly reason: string | null;
  readonly cause: string | null;
  readonly hidden: boolean;
};

/** One of the places where a notice hangs, with a period of its own (PB12). */
export type Place = {
  readonly unit: Unit;
  readonly since: string;
  readonly period: NoticePeriod;
  readonly life: Life;
};

export type NoticeShown = {
  readonly shown: ShownNotice;
  readonly unit: Unit;
  readonly place: string;
  readonly pack: RulePack;
  readonly editions: readonly EditionLine[];
  /** The edition before, for side by side; undefined when there is none or it is served nowhere. */
  readonly previous: ShownNotice | undefined;
  /** All places, its own unit first. */
  readonly places: readonly Place[];
};

/** Every public surface reads here, and gets no more than the gate of domain/shown.ts lets through (PB1, AU1). */
export function createBoardService({
  store,
  jurisdictions,
  hangings,
  clock,
  words,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  hangings: Hangings;
  clock: Clock;
  words: ShowingParts["words"];
}) {
  function showAs(
    { caller, medium }: Looking,
    { hanging, notice, ordinal }: { hanging: Hanging; notice: Notice; ordinal?: number },
  ): ShownNotice | undefined {
    const { here, state, ...hung } = hanging;
    const item = here.item(state.item);
    const wanted = ordinal ?? state.edition;
    const edition = notice.editions.find((each) => each.ordinal === wanted);
    if (!item || !edition || wanted > state.edition) return undefined;
    const audience = audienceOf(caller, here.unit.code);
    return shownNotice({ ...hung, notice, edition, state, item, unit: here.unit, audience, medium, words });
  }

  async function showAll(looking: Looking, here: Jurisdiction, found: readonly NoticeState[], day = clock.today()) {
    const shown = await Promise.all(
      found.map(async (state) => {
        const notice = await store.notices.find(state.notice);
        return notice && showAs(looking, { notice, hanging: await hangings.of(here, state, day) });
      }),
    );
    return shown.filter((each) => each !== undefined);
  }

  /** Where a caller meets a notice: in the place named, else where they are at home, else in its own unit. */
  async function meet(
    id: string,
    caller: Caller,
    at: UnitCode | undefined,
  ): Promise<{ notice: Notice; hanging: Hanging; places: readonly Hanging[] } | undefined> {
    const notice = await store.notices.find(id);
    const places = notice ? await hangings.everywhere(id, notice.unit) : [];
    const isHome = ({ here }: Hanging) => audienceOf(caller, here.unit.code) !== "public";
    const hanging = at ? places.find(({ here }) => here.unit.code === at) : (places.find(isHome) ?? places[0]);
    return notice && hanging && { notice, hanging, places };
  }

  return {
    units: () => store.units.all(),

    /** The board version alone; cheap, for pushes and caches. */
    version: (unit: UnitCode): Promise<string> => hangings.version(unit, clock.today()),

    /** Whose board it is, without its notices. */
    async head(unit: UnitCode): Promise<Omit<BoardShown, "version" | "notices" | "lastDays"> | undefined> {
      const here = await jurisdictions.of(unit);
      return here && { day: clock.today(), unit: here.unit, place: here.place, pack: here.pack };
    },

    /** In force, frozen, and freshly withdrawn; the last changed first. */
    async board(unit: UnitCode, looking: Looking & { day?: string }): Promise<BoardShown | undefined> {
      const here = await jurisdictions.of(unit);
      if (!here) return undefined;
      const day = looking.day ?? clock.today();
      const version = await hangings.version(unit, day);
      const { entries } = boardOn(day, await store.ledgers.state(unit));
      const states = entries.map(({ state }) => state);
      const notices = await showAll(looking, here, states, day);
      const ends = entries.flatMap(({ state, lastDay }) =>
        lastDay === null ? [] : [[state.notice, lastDay] as const],
      );
      return { version, day, unit: here.unit, place: here.place, pack: here.pack, notices, lastDays: new Map(ends) };
    },

    /** One of the lists 公示中, 已期满, 已撤回, 已暂停, newest first; `after` is the offset of the next page. */
    async list(
      unit: UnitCode,
      life: Life,
      {
        after = 0,
        limit,
        affairs,
        item,
        ...looking
      }: Looking & { after?: number; limit: number; affairs?: Affairs; item?: string },
    ): Promise<{ items: readonly ShownNotice[]; next: number | null; total: number } | undefined> {
      const here = await jurisdictions.of(unit);
      if (!here) return undefined;
      const states = listOn(clock.today(), await store.ledgers.state(unit), life).filter(
        (state) => (!item || state.item === item) && (!affairs || here.item(state.item)?.affairs === affairs),
      );
      const page = states.slice(after, after + limit);
      const next = after + limit < states.length ? after + limit : null;
      return { items: await showAll(looking, here, page), next, total: states.length };
    },

    /** One notice as it stands on the board of a unit. */
    async pick(unit: UnitCode, id: string, looking: Looking): Promise<ShownNotice | undefined> {
      const hanging = await hangings.at(unit, id);
      const notice = hanging && (await store.notices.find(id));
      return notice && showAs(looking, { hanging, notice });
    },

    /** A notice as a caller meets it; `at` names the place where one of a township hangs in several (PB12). */
    async notice(
      id: string,
      { edition, at, ...looking }: Looking & { edition?: number; at?: UnitCode },
    ): Promise<NoticeShown | undefined> {
      const found = await meet(id, looking.caller, at);
      if (!found) return undefined;
      const { notice, hanging, places } = found;
      const { here, state } = hanging;
      const show = (ordinal: number) => showAs(looking, { hanging, notice, ordinal });
      const shown = show(edition ?? state.edition);
      if (!shown) return undefined;
      const masked = reasonMasker(notice, viewAudience(audienceOf(looking.caller, here.unit.code)));
      const before = shown.edition > 1 && !state.hiddenEditions.includes(shown.edition - 1);
      return {
        shown,
        unit: here.unit,
        place: here.place,
        pack: here.pack,
        editions: notice.editions
          .filter(({ ordinal }) => ordinal <= state.edition)
          .map(({ ordinal, correction }) => ({
            ordinal,
            reason: correction ? masked(correction.reason) : null,
            cause: correction?.cause ?? null,
            hidden: state.hiddenEditions.includes(ordinal),
          })),
        previous: before ? show(shown.edition - 1) : undefined,
        places: places.map((each) => ({
          unit: each.here.unit,
          since: each.state.firstDay,
          period: each.state.period,
          life: each.life,
        })),
      };
    },

    /** What a code printed on a sheet stands for. */
    async byCode(code: string): Promise<
      | {
          notice: string;
          edition: number;
          current: boolean;
          life: Life;
          unit: Unit;
          number: string | null;
          head: string;
        }
      | undefined
    > {
      for (const unit of await store.units.all()) {
        const ledger = await store.ledgers.state(unit.code);
        const found = ledger.codes.get(code);
        const hanging = found && (await hangings.at(unit.code, found.notice));
        if (!found || !hanging) continue;
        const { state, life, number } = hanging;
        return { ...found, current: found.edition === state.edition, life, unit, number, head: ledger.head.hash };
      }
      return undefined;
    },
  };
}
