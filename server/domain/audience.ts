import type { CatalogItem, Medium, Scope } from "./catalog.ts";
import type { Life } from "./board.ts";
import { reaches, type Held } from "./officer.ts";
import type { Screen } from "./screen.ts";
import type { ColumnClass } from "./tables/table.ts";
import { isVillage, isWithin, type UnitCode } from "./unit.ts";
import type { Audience } from "./view.ts";

/** Who asks. An audience follows from this alone: never from an address, a parameter or an IP range (AU1). */
export type Caller =
  | { readonly kind: "anyone" }
  /** A phone that holds the village pass (村内码) of a unit. */
  | { readonly kind: "pass"; readonly unit: UnitCode }
  /** A paired screen; kiosks whose place is in the village see as villagers do. */
  | {
      readonly kind: "screen";
      readonly screen: string;
      readonly unit: UnitCode;
      readonly is: Screen["kind"];
      readonly inVillage: boolean;
    }
  | { readonly kind: "officer"; readonly officer: string; readonly parts: readonly Held[] };

/** A village and its groups are one neighborhood; a township's or county's is none, and nobody is a villager there. */
const isVillagerOf = (own: UnitCode, unit: UnitCode): boolean => isVillage(own) && isWithin(unit, own);

/** The audience of a caller for one unit. */
export function audienceOf(caller: Caller, unit: UnitCode): Audience {
  switch (caller.kind) {
    case "officer":
      return caller.parts.some((held) => reaches(held, unit)) ? "desk" : "public";
    case "pass":
      return isVillagerOf(caller.unit, unit) ? "village" : "public";
    case "screen":
      return caller.is === "kiosk" && caller.inVillage && isVillagerOf(caller.unit, unit) ? "village" : "public";
    case "anyone":
      return "public";
  }
}

/**
 * How much of a notice a caller gets on a medium: the whole; totals without rows (after the end of the period, where
 * columns concern persons); an entry (number, item, totals, elements, where it hangs); its mark (number and reason, of a
 * frozen or withdrawn notice); or nothing.
 */
export type Degree = "whole" | "totals" | "entry" | "mark" | "nothing";

/**
 * What something is shown on: a medium, or the file. A copy for the file never hangs, so it goes on paper where a sheet may
 * hang, and keeps its rows after the end of the period; PB9 takes them from public surfaces.
 */
export type ShownOn = Medium | "file";

export type Showing = {
  readonly medium: ShownOn;
  /** The item's media, less what unit or notice gave up. */
  readonly media: readonly Medium[];
  readonly scope: Scope;
  readonly life: Life;
  /** Whether any table has columns about persons. */
  readonly personal: boolean;
};

/** The one answer that every surface asks (AU1, PB7–PB11). */
export function degreeOf({ medium, media, scope, life, personal }: Showing): Degree {
  if (scope === "party") return "nothing";
  if (life === "withdrawn" || life === "frozen") return "mark";
  if (!media.includes(medium === "file" ? "sheet" : medium)) return "entry";
  if (life === "expired" && personal && medium !== "file") return "totals";
  return "whole";
}

/** What an audience sees of a cell (AU2). */
export type CellShown = "full" | "masked" | "omitted";

const SHOWN: Readonly<Record<ColumnClass, Readonly<Record<Audience, CellShown>>>> = {
  open: { desk: "full", village: "full", public: "full" },
  name: { desk: "full", village: "full", public: "masked" },
  "in-village": { desk: "full", village: "full", public: "omitted" },
  masked: { desk: "masked", village: "masked", public: "omitted" },
  never: { desk: "omitted", village: "omitted", public: "omitted" },
};

export const cellShown = (columnClass: ColumnClass, audience: Audience): CellShown => SHOWN[columnClass][audience];

/** The media of an item for a unit and a notice: both may narrow, only a rule pack widens (PB11). */
export const mediaOf = (
  item: Pick<CatalogItem, "media">,
  narrowed: readonly Medium[] = [],
  without: readonly Medium[] = [],
): readonly Medium[] => item.media.filter((medium) => !narrowed.includes(medium) && !without.includes(medium));
