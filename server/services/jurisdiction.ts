import type { Catalog, CatalogItem } from "../domain/catalog.ts";
import type { HolidayCalendar } from "../domain/holidays.ts";
import { itemFor, reviewStagesOf, writeNumber, type ReviewStage, type RulePack } from "../domain/rule-pack.ts";
import type { PublicNumber } from "../domain/ledger.ts";
import { levelOf, lineOf, type Unit, type UnitCode } from "../domain/unit.ts";
import type { Records } from "./ports.ts";

/** Facts carried as data: the standard catalog, rule packs and the holiday table. */
export type Facts = {
  readonly catalog: Catalog;
  readonly packs: ReadonlyMap<string, RulePack>;
  readonly calendar: HolidayCalendar;
};

/** What holds in a unit: its record, the pack chosen for its county, and the items under that pack. */
export type Jurisdiction = {
  readonly unit: Unit;
  /** Names of the units above, from the county down: 云岭县清溪镇. */
  readonly place: string;
  readonly pack: RulePack;
  readonly calendar: HolidayCalendar;
  item(id: string): CatalogItem | undefined;
  items(): readonly CatalogItem[];
  chain(item: CatalogItem): readonly ReviewStage[];
  number(number: PublicNumber | null): string | null;
};

export type Jurisdictions = ReturnType<typeof createJurisdictions>;

export function createJurisdictions({ units, facts }: { units: Records<Unit>; facts: Facts }) {
  const nation = facts.packs.get("nation");
  if (!nation) throw new Error("no rule pack for the nation");

  return {
    facts,
    /** Undefined for a unit that nobody set up. */
    async of(code: UnitCode): Promise<Jurisdiction | undefined> {
      const line = await Promise.all(lineOf(code).map((above) => units.get(above)));
      const [unit, ...above] = line;
      if (!unit) return undefined;
      const chosen = line.find((each) => each?.pack !== undefined)?.pack;
      const pack = facts.packs.get(chosen ?? "nation") ?? nation;
      const level = levelOf(code) ?? "village";
      return {
        unit,
        place: above
          .toReversed()
          .map((each) => each?.name ?? "")
          .join(""),
        pack,
        calendar: facts.calendar,
        item: (id) => {
          const row = facts.catalog.get(id);
          return row && itemFor(row, pack, level);
        },
        items: () => [...facts.catalog.values()].map((row) => itemFor(row, pack, level)),
        chain: (item) => reviewStagesOf(item, pack, level),
        number: (number) => number && writeNumber(pack.numberForm, { unit: unit.name, ...number }),
      };
    },
  };
}
