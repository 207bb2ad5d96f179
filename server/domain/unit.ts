import type { BodyKind, Medium } from "./catalog.ts";

/** Code without trailing zeros, a string: county 6, township 9, village 12, villagers' group 14 digits. */
export type UnitCode = string;
export type Level = "county" | "township" | "village" | "group";

const LENGTH: Readonly<Record<Level, number>> = { county: 6, township: 9, village: 12, group: 14 };
const LEVELS = Object.keys(LENGTH) as Level[];

/** The body (公开主体) in whose name a unit publishes. Bodies change after elections; old notices keep the name they had. */
export type IssuingBody = {
  readonly kind: BodyKind;
  readonly name: string;
  readonly from: string;
  readonly until?: string;
};

/** Where a resident may object, printed on every sheet (domain.md §4.2). Official telephones, shown in full. */
export type ObjectionChannel = {
  readonly supervisor?: string;
  readonly supervisorPhone?: string;
  readonly townshipPhone?: string;
  readonly countyHotlines: readonly string[];
  readonly opinionBox?: string;
  readonly hours?: string;
};

/** A unit of the four levels; the parent is the prefix of the code. */
export type Unit = {
  readonly code: UnitCode;
  readonly name: string;
  readonly bodies: readonly IssuingBody[];
  readonly validFrom: string;
  readonly validUntil?: string;
  /** The unit that took over when villages merged: this ledger is closed, its addresses answer for ever. */
  readonly successor?: UnitCode;
  /** Rule pack of a county; lower units take that of the nearest unit above. */
  readonly pack?: string;
  readonly channel: ObjectionChannel;
  /** First public number of a year, for a unit that moves in mid-year (PB3). */
  readonly firstNumbers?: Readonly<Record<string, number>>;
  /** Media a unit gives up for an item. A unit may narrow, never widen (PB11). */
  readonly narrowed?: Readonly<Record<string, readonly Medium[]>>;
  /** Expenses from this amount on (fen) cite a decision (A10); the pack's value when absent. */
  readonly decisionThresholdFen?: number;
  /** First day from which notices are owed here; before it nothing counts as late. */
  readonly since: string;
};

export function levelOf(code: UnitCode): Level | undefined {
  return /^\d+$/.test(code) ? LEVELS.find((level) => LENGTH[level] === code.length) : undefined;
}

export function parentOf(code: UnitCode): UnitCode | undefined {
  const level = levelOf(code);
  const above = level && LEVELS[LEVELS.indexOf(level) - 1];
  return above && code.slice(0, LENGTH[above]);
}

/** Above every unit: all that is lies within it. No unit has this code. */
export const EVERYWHERE: UnitCode = "";

/** True for the unit itself and everything below it. */
export const isWithin = (code: UnitCode, ancestor: UnitCode): boolean => code.startsWith(ancestor);

export const isBelow = (code: UnitCode, ancestor: UnitCode): boolean => code !== ancestor && isWithin(code, ancestor);

/** A village or one of its groups: where villagers live, as against the governments above. */
export const isVillage = (code: UnitCode): boolean => levelOf(code) === "village" || levelOf(code) === "group";

/** The groups of a village (村民小组) on a day, by code: their boards are read on its touch screen. */
export const groupsIn = (village: UnitCode, units: readonly Unit[], day: string): readonly Unit[] =>
  levelOf(village) !== "village"
    ? []
    : units
        .filter(({ code, validUntil }) => isBelow(code, village) && (!validUntil || validUntil >= day))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** The unit and those above it, nearest first. */
export function lineOf(code: UnitCode): readonly UnitCode[] {
  const parent = parentOf(code);
  return parent ? [code, ...lineOf(parent)] : [code];
}

/** The body of a kind that was in office on a day. */
export const bodyOn = (unit: Unit, kind: BodyKind, day: string): IssuingBody | undefined =>
  unit.bodies.find((body) => body.kind === kind && body.from <= day && (!body.until || day <= body.until));
