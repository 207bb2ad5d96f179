import { boardVersion, lifeOn, type Life } from "../domain/board.ts";
import type { LedgerState, NoticeState } from "../domain/fold.ts";
import { followUp, together, type Origin } from "../domain/repost.ts";
import { isBelow, isVillage, type Unit, type UnitCode } from "../domain/unit.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Ledgers, Records } from "./ports.ts";

export type Hangings = ReturnType<typeof createHangings>;

/** A notice as it hangs in one place. */
export type Hanging = {
  readonly here: Jurisdiction;
  /** Of both ledgers together where it is reposted (PB12). */
  readonly state: NoticeState;
  readonly life: Life;
  readonly number: string | null;
  readonly origin: Origin | undefined;
};

type FromAbove = { readonly notice: string; readonly from: UnitCode };

/** Where notices hang, with what the ledger they live in says of them: no surface sees one without the other (PB12). */
export function createHangings({
  ledgers,
  units,
  jurisdictions,
  clock,
}: {
  ledgers: Pick<Ledgers, "state">;
  units: Pick<Records<Unit>, "all">;
  jurisdictions: Jurisdictions;
  clock: Clock;
}) {
  const above = new WeakMap<LedgerState, { sequence: number; open: number; notices: readonly FromAbove[] }>();

  async function of(here: Jurisdiction, state: NoticeState, day = clock.today()): Promise<Hanging> {
    const ledger = await ledgers.state(here.unit.code);
    if (state.from === undefined)
      return { here, state, life: lifeOn(day, state, ledger), number: here.number(state.number), origin: undefined };
    const there = await jurisdictions.of(state.from);
    const origin = (await ledgers.state(state.from)).notices.get(state.notice);
    const both = together(state, origin);
    return {
      here,
      state: both,
      life: lifeOn(day, both, ledger),
      number: there?.number(both.number) ?? null,
      origin: {
        unit: { code: state.from, name: there?.unit.name ?? "" },
        issuedDay: origin?.firstDay ?? state.firstDay,
        narrowed: there?.unit.narrowed?.[state.item] ?? [],
      },
    };
  }

  /** What hangs from above in a ledger. Every screen asks for the version: looked up anew only when the ledger moved. */
  function fromAbove(ledger: LedgerState): readonly FromAbove[] {
    const { open, head } = ledger;
    const found = above.get(ledger);
    if (found && found.sequence === head.sequence && found.open === open.size) return found.notices;
    const notices = [...open].flatMap((notice): readonly FromAbove[] => {
      const from = ledger.notices.get(notice)?.from;
      return from === undefined ? [] : [{ notice, from }];
    });
    above.set(ledger, { sequence: head.sequence, open: open.size, notices });
    return notices;
  }

  async function at(unit: UnitCode, notice: string): Promise<Hanging | undefined> {
    const state = (await ledgers.state(unit)).notices.get(notice);
    const here = state && (await jurisdictions.of(unit));
    return here && of(here, state);
  }

  return {
    of,
    at,

    /** Where a notice hangs: in its own unit first, then in each village that hung it again, by code. */
    async everywhere(notice: string, unit: UnitCode): Promise<readonly Hanging[]> {
      const own = await at(unit, notice);
      if (!own || isVillage(unit)) return own ? [own] : [];
      const below = (await units.all()).map(({ code }) => code).filter((code) => isBelow(code, unit));
      const found = await Promise.all(below.toSorted().map((code) => at(code, notice)));
      return [own, ...found.filter((each) => each?.state.from === unit)].filter((each) => each !== undefined);
    },

    /**
     * The version of a unit's board. While its ledger lacks what the township's says already (its disk refuses), the board
     * is another one than the version names: that is said as well, so that nothing kept under it is served.
     */
    async version(unit: UnitCode, day: string): Promise<string> {
      const ledger = await ledgers.state(unit);
      for (const { notice, from } of fromAbove(ledger)) {
        const here = ledger.notices.get(notice);
        const origin = (await ledgers.state(from)).notices.get(notice);
        if (!origin || (here && followUp(here, origin))) return `${boardVersion(ledger, day)}!`;
      }
      return boardVersion(ledger, day);
    },
  };
}
