import { lifeOn, type Life } from "../domain/board.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import type { NoticeState } from "../domain/fold.ts";
import { verifyLines, lineOf, type Entry } from "../domain/ledger.ts";
import { partsOn, type Officer } from "../domain/officer.ts";
import type { Unit, UnitCode } from "../domain/unit.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, NoticeRow, Store } from "./ports.ts";

export type RegisterService = ReturnType<typeof createRegister>;

/** A notice of a unit in the desk's list, whatever has become of it. */
export type Registered = {
  readonly row: NoticeRow;
  readonly item: CatalogItem;
  readonly state: NoticeState | undefined;
  readonly life: Life | undefined;
  readonly number: string | null;
};

/** What the desk looks up: the units an officer reaches, all notices of a unit, the lines of its ledger. */
export function createRegister({
  store,
  jurisdictions,
  clock,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  clock: Clock;
}) {
  return {
    /** By code, so that a township stands before its villages. */
    async unitsOf(officer: Officer): Promise<readonly Unit[]> {
      const day = clock.today();
      const all = await store.units.all();
      return all
        .filter(({ code }) => partsOn(officer, code, day).length > 0)
        .toSorted((a, b) => (a.code < b.code ? -1 : 1));
    },

    /** Whether an officer administers every unit there is. */
    async administersAll(officer: Officer): Promise<boolean> {
      const day = clock.today();
      return (await store.units.all()).every(({ code }) => partsOn(officer, code, day).includes("administrator"));
    },

    /** The last saved first; what was discarded before it was ever published is left out. */
    async notices(unit: UnitCode): Promise<readonly Registered[]> {
      const here = await jurisdictions.of(unit);
      if (!here) return [];
      const rows = await store.notices.rows(unit);
      const ledger = await store.ledgers.state(unit);
      return rows
        .flatMap((row): readonly Registered[] => {
          const state = ledger.notices.get(row.id);
          const item = here.item(row.item);
          if (!item || (!state && row.copy === null)) return [];
          const life = state && lifeOn(clock.today(), state, ledger);
          return [{ row, item, state, life, number: here.number(state?.number ?? null) }];
        })
        .toSorted((a, b) => b.row.savedAt.localeCompare(a.row.savedAt));
    },

    /** Lines after a sequence, in order. */
    entries: (unit: UnitCode, range: { after: number; limit: number }): Promise<readonly Entry[]> =>
      store.ledgers.entries(unit, range),

    state: (unit: UnitCode) => store.ledgers.state(unit),

    head: (unit: UnitCode) => store.ledgers.head(unit),

    /** Follows the whole chain of a unit from its beginning (LG4). */
    async verify(unit: UnitCode) {
      const lines: string[] = [];
      const { sequence } = await store.ledgers.head(unit);
      while (lines.length < sequence) {
        const page = await store.ledgers.entries(unit, { after: lines.length, limit: 500 });
        if (page.length === 0) break;
        lines.push(...page.map(lineOf));
      }
      return verifyLines(lines, unit);
    },

    damage: () => store.damage(),
  };
}
