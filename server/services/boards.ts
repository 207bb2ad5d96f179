import { audienceOf, type Caller } from "../domain/audience.ts";
import { boardOn, lifeOn, listOn, type Life } from "../domain/board.ts";
import type { Affairs, Medium } from "../domain/catalog.ts";
import type { LedgerState, NoticeState } from "../domain/fold.ts";
import type { Notice } from "../domain/notice.ts";
import type { RulePack } from "../domain/rule-pack.ts";
import { shownNotice, viewAudience, type ShowingParts, type ShownNotice } from "../domain/shown.ts";
import type { Unit, UnitCode } from "../domain/unit.ts";
import { reasonMasker } from "../domain/views/reason-masker.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";

export type BoardService = ReturnType<typeof createBoardService>;

/** For whom and on what something is shown. */
export type Looking = { readonly caller: Caller; readonly medium: Medium };

export type BoardShown = {
  readonly version: string;
  readonly day: string;
  readonly unit: Unit;
  readonly place: string;
  readonly pack: RulePack;
  readonly notices: readonly ShownNotice[];
};

export type EditionLine = {
  readonly ordinal: number;
  readonly reason: string | null;
  readonly cause: string | null;
  readonly hidden: boolean;
};

export type NoticeShown = {
  readonly shown: ShownNotice;
  readonly unit: Unit;
  readonly place: string;
  readonly pack: RulePack;
  readonly editions: readonly EditionLine[];
  /** The edition before, for side by side; undefined when there is none or it is served nowhere. */
  readonly previous: ShownNotice | undefined;
};

/** Every public surface reads here, and gets no more than the gate of domain/shown.ts lets through (PB1, AU1). */
export function createBoardService({
  store,
  jurisdictions,
  clock,
  words,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  clock: Clock;
  words: ShowingParts["words"];
}) {
  async function showAs(
    { caller, medium }: Looking,
    {
      here,
      notice,
      state,
      life,
      ordinal,
    }: { here: Jurisdiction; notice: Notice; state: NoticeState; life: Life; ordinal?: number },
  ): Promise<ShownNotice | undefined> {
    const item = here.item(state.item);
    const wanted = ordinal ?? state.edition;
    const edition = notice.editions.find((each) => each.ordinal === wanted);
    if (!item || !edition || wanted > state.edition) return undefined;
    const audience = audienceOf(caller, here.unit.code);
    const number = here.number(state.number);
    return shownNotice({ notice, edition, state, life, item, unit: here.unit, audience, medium, number, words });
  }

  async function showAll(looking: Looking, here: Jurisdiction, found: readonly { state: NoticeState; life: Life }[]) {
    const shown = await Promise.all(
      found.map(async ({ state, life }) => {
        const notice = await store.notices.find(state.notice);
        return notice && showAs(looking, { here, notice, state, life });
      }),
    );
    return shown.filter((each) => each !== undefined);
  }

  async function locate(
    id: string,
  ): Promise<{ here: Jurisdiction; notice: Notice; ledger: LedgerState; state: NoticeState } | undefined> {
    const notice = await store.notices.find(id);
    const here = notice && (await jurisdictions.of(notice.unit));
    if (!notice || !here) return undefined;
    const ledger = await store.ledgers.state(notice.unit);
    const state = ledger.notices.get(id);
    return state && { here, notice, ledger, state };
  }

  return {
    units: () => store.units.all(),

    /** The board version alone; cheap, for pushes and caches. */
    async version(unit: UnitCode): Promise<string> {
      const { boardSequence } = await store.ledgers.state(unit);
      return `${clock.today()}#${boardSequence}`;
    },

    /** Whose board it is, without its notices. */
    async head(unit: UnitCode): Promise<Omit<BoardShown, "version" | "notices"> | undefined> {
      const here = await jurisdictions.of(unit);
      return here && { day: clock.today(), unit: here.unit, place: here.place, pack: here.pack };
    },

    /** In force, frozen, and freshly withdrawn; the last changed first. */
    async board(unit: UnitCode, looking: Looking & { day?: string }): Promise<BoardShown | undefined> {
      const here = await jurisdictions.of(unit);
      if (!here) return undefined;
      const board = boardOn(looking.day ?? clock.today(), await store.ledgers.state(unit));
      const notices = await showAll(looking, here, board.entries);
      return { version: board.version, day: board.day, unit: here.unit, place: here.place, pack: here.pack, notices };
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
      const page = states.slice(after, after + limit).map((state) => ({ state, life }));
      const next = after + limit < states.length ? after + limit : null;
      return { items: await showAll(looking, here, page), next, total: states.length };
    },

    async notice(
      id: string,
      { edition, ...looking }: Looking & { edition?: number },
    ): Promise<NoticeShown | undefined> {
      const found = await locate(id);
      if (!found) return undefined;
      const { here, notice, ledger, state } = found;
      const life = lifeOn(clock.today(), state, ledger);
      const show = (ordinal: number) => showAs(looking, { here, notice, state, life, ordinal });
      const shown = await show(edition ?? state.edition);
      if (!shown) return undefined;
      const masked = reasonMasker(notice, viewAudience(audienceOf(looking.caller, notice.unit)));
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
        previous: before ? await show(shown.edition - 1) : undefined,
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
        const state = found && ledger.notices.get(found.notice);
        const here = state && (await jurisdictions.of(unit.code));
        if (!found || !state || !here) continue;
        return {
          ...found,
          current: found.edition === state.edition,
          life: lifeOn(clock.today(), state, ledger),
          unit,
          number: here.number(state.number),
          head: ledger.head.hash,
        };
      }
      return undefined;
    },
  };
}
