import { lifeOn, type Life } from "../domain/board.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import type { NoticeState } from "../domain/fold.ts";
import type { Entry } from "../domain/ledger.ts";
import type { Edition, Notice } from "../domain/notice.ts";
import { partsOn, type Officer } from "../domain/officer.ts";
import { noticePeriodOf } from "../domain/period.ts";
import { decideRepost, isAsked, type RepostRefusal } from "../domain/repost.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { isBelow, isVillage, levelOf, lineOf, type Unit, type UnitCode } from "../domain/unit.ts";
import type { Hanging, Hangings } from "./hangings.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import { Stale, type Clock, type Store } from "./ports.ts";
import { freshCode, type Chance } from "./random.ts";
import { timeRefusal, type TimeRefusal } from "./time-refusal.ts";

export type RepostService = ReturnType<typeof createReposts>;
export type HangRefusal = RepostRefusal | TimeRefusal | { readonly code: "unit-closed" };

/** A notice of a unit above, as a village meets it. */
export type FromAbove = {
  readonly notice: Notice;
  readonly edition: Edition;
  readonly item: CatalogItem;
  readonly from: Unit;
  /** As the ledger has it in which it lives. */
  readonly origin: NoticeState;
  readonly life: Life;
  readonly number: string | null;
};

/** A village that is to hang a notice, and how it hangs there; undefined while it does not. */
export type HangsAt = { readonly unit: Unit; readonly hanging: Hanging | undefined };

/** So many of what hung in a village are listed; older ones are on its board. */
const MOST_LISTED = 60;

/** Notices of the township (county) that hang in villages, each village with a period of its own (PB12). */
export function createReposts({
  store,
  jurisdictions,
  hangings,
  clock,
  chance,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  hangings: Hangings;
  clock: Clock;
  chance: Chance;
}) {
  /** What the ledger of a notice's own unit says of it, with the edition that counts. */
  async function above(id: string): Promise<FromAbove | undefined> {
    const notice = await store.notices.find(id);
    const there = notice && (await jurisdictions.of(notice.unit));
    const item = there?.item(notice?.item ?? "");
    if (!notice || !there || !item) return undefined;
    const ledger = await store.ledgers.state(notice.unit);
    const origin = ledger.notices.get(id);
    const edition = notice.editions.find(({ ordinal }) => ordinal === origin?.edition);
    if (!origin || !edition) return undefined;
    const life = lifeOn(clock.today(), origin, ledger);
    return { notice, edition, item, from: there.unit, origin, life, number: there.number(origin.number) };
  }

  const counts = new Map<UnitCode, { key: string; count: number }>();

  const asks = (village: UnitCode, { notice, item, edition }: FromAbove): boolean =>
    isAsked(village, { from: notice.unit, item, draft: edition.draft });

  const periodIn = (here: Jurisdiction, { item, edition }: FromAbove, publishedOn: string) =>
    noticePeriodOf({
      publishedOn,
      item: here.item(item.id) ?? item,
      choice: edition.draft.noticePeriod,
      pack: here.pack,
      calendar: here.calendar,
    });

  return {
    above,
    periodIn,

    /** Villages that could be asked to hang a unit's notices. */
    async villagesBelow(unit: UnitCode): Promise<readonly Unit[]> {
      const units = isVillage(unit) ? [] : await store.units.all();
      return units
        .filter(({ code, validUntil }) => levelOf(code) === "village" && isBelow(code, unit) && !validUntil)
        .toSorted((a, b) => (a.code < b.code ? -1 : 1));
    },

    /** What the units above want hung in a village and does not hang there yet, the newest first. */
    async waiting(village: UnitCode): Promise<readonly FromAbove[]> {
      const [, ...units] = lineOf(village);
      const hung = (await store.ledgers.state(village)).notices;
      const open = await Promise.all(units.map(async (unit) => [...(await store.ledgers.state(unit)).open]));
      const found = await Promise.all(
        open
          .flat()
          .filter((id) => !hung.has(id))
          .map(above),
      );
      return found
        .filter((each): each is FromAbove => each !== undefined && each.life === "in-force" && asks(village, each))
        .toSorted((a, b) => b.origin.changedDay.localeCompare(a.origin.changedDay));
    },

    /** How much waits there, for the head of every page: counted again only when a ledger or the day moved. */
    async waitingCount(village: UnitCode): Promise<number> {
      const heads = await Promise.all(lineOf(village).map((unit) => store.ledgers.head(unit)));
      const key = [clock.today(), ...heads.map(({ sequence }) => sequence)].join(" ");
      const found = counts.get(village);
      if (found?.key === key) return found.count;
      const { length: count } = await this.waiting(village);
      counts.set(village, { key, count });
      return count;
    },

    /** What hangs in a village from above, whatever has become of it; the last changed first. */
    async hungIn(village: UnitCode): Promise<readonly { readonly above: FromAbove; readonly hanging: Hanging }[]> {
      const here = await jurisdictions.of(village);
      const states = [...(await store.ledgers.state(village)).notices.values()].filter(
        ({ from }) => from !== undefined,
      );
      const newest = states.toSorted((a, b) => b.changedBy - a.changedBy).slice(0, MOST_LISTED);
      const found = await Promise.all(
        newest.map(async (state) => {
          const from = await above(state.notice);
          return here && from ? [{ above: from, hanging: await hangings.of(here, state) }] : [];
        }),
      );
      return found.flat();
    },

    /** What a unit wants hung below it and is in force, with the places; the newest first. */
    async handedDown(
      unit: UnitCode,
    ): Promise<readonly { readonly above: FromAbove; readonly places: readonly HangsAt[] }[]> {
      const open = [...(await store.ledgers.state(unit)).open];
      const found = await Promise.all(
        open.map(async (id) => {
          const own = await above(id);
          const places = own?.life === "in-force" || own?.life === "frozen" ? await this.placesOf(id) : [];
          return own && places.length > 0 ? [{ above: own, places }] : [];
        }),
      );
      return found.flat().toSorted((a, b) => b.above.origin.changedBy - a.above.origin.changedBy);
    },

    /** Where a notice is to hang or hangs, by village. */
    async placesOf(id: string): Promise<readonly HangsAt[]> {
      const found = await above(id);
      if (!found) return [];
      const below = (await store.units.all()).filter(({ code }) => isBelow(code, found.notice.unit));
      const places = await Promise.all(
        below.map(async (unit) => {
          const hanging = await hangings.at(unit.code, id);
          return hanging || (asks(unit.code, found) && !unit.validUntil) ? [{ unit, hanging }] : [];
        }),
      );
      return places.flat().toSorted((a, b) => (a.unit.code < b.unit.code ? -1 : 1));
    },

    /** Hangs a notice in a village, once. Throws Stale when the notice changed since the officer read it. */
    async hang(
      village: UnitCode,
      id: string,
      { officer, version, leapConfirmed = false }: { officer: Officer; version: number; leapConfirmed?: boolean },
    ): Promise<Result<Entry, HangRefusal>> {
      const here = await jurisdictions.of(village);
      const parts = partsOn(officer, village, clock.today());
      if (!here || parts.length === 0) return refuse({ code: "not-found" });
      return store.inTurn(village, async () => {
        const found = await above(id);
        const ledger = await store.ledgers.state(village);
        const decided = decideRepost({
          asked: found !== undefined && asks(village, found),
          parts,
          origin: found?.origin,
          here: ledger.notices.get(id),
        });
        if (!decided.ok) return decided;
        if (!found) return refuse({ code: "not-found" });
        if (found.notice.version !== version) throw new Stale(id);
        if (ledger.closedFor !== undefined) return refuse({ code: "unit-closed" });
        const [at, day] = [clock.now(), clock.today()];
        const refused = timeRefusal(ledger, here, { at, day, leapConfirmed });
        if (refused) return refuse(refused);
        const { origin, notice } = found;
        const event = {
          kind: "reposted",
          notice: id,
          edition: origin.edition,
          from: notice.unit,
          item: origin.item,
          reportingPeriod: origin.reportingPeriod,
          nil: origin.nil,
          cause: null,
          period: periodIn(here, found, day),
          views: origin.views,
          code: freshCode(chance, ledger.codes),
        } as const;
        return ok(
          await store.ledgers.append(village, { expect: ledger.head.sequence, at, day, by: [officer.id], event }),
        );
      });
    },
  };
}
