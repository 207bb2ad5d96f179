import { isWithin, levelOf, type UnitCode } from "./unit.ts";

/**
 * What a person does for a unit. `township-reviewer`, `overseer` and `administrator` reach down to the units below theirs;
 * the others do not, but that a village's hold in its groups as well: a group has no committee of its own (VCL art. 28).
 */
export const PARTS = [
  "author",
  "supervisor",
  "approver",
  "accountant",
  "township-reviewer",
  "overseer",
  "administrator",
] as const;
export type Part = (typeof PARTS)[number];

const REACHES_DOWN: ReadonlySet<Part> = new Set(["township-reviewer", "overseer", "administrator"]);

/** A part held from a day on. Hand-over (交接) ends it and begins another; nothing is rewritten (PB5). */
export type Appointment = {
  readonly unit: UnitCode;
  readonly part: Part;
  readonly from: string;
  readonly until?: string;
};

export type Officer = {
  readonly id: string;
  readonly signIn: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly appointments: readonly Appointment[];
  /** Declared on being made supervisor: no close relative of a committee member (VCL art. 32 of 2018; PB5). */
  readonly declaredUnrelated?: string;
  readonly relativeOfCommittee?: boolean;
  /** Sessions begun until this instant are worth nothing: set with a new password. */
  readonly signedOutBefore?: string;
  /** Demo officers cannot sign in once a real administrator exists. */
  readonly demo?: boolean;
  readonly disabled?: boolean;
};

/** A part as it is held, whatever the day. */
export type Held = Pick<Appointment, "unit" | "part">;

/** Whether a part held in a unit counts in another: there, or below where it reaches down. */
export const reaches = ({ unit: own, part }: Held, unit: UnitCode): boolean =>
  own === unit || ((REACHES_DOWN.has(part) || levelOf(unit) === "group") && isWithin(unit, own));

/** What an officer holds on a day, in whatever unit. */
export const heldOn = ({ appointments }: Pick<Officer, "appointments">, day: string): readonly Appointment[] =>
  appointments.filter(({ from, until }) => from <= day && (!until || day <= until));

/** The parts an officer has in a unit on a day. */
export const partsOn = (officer: Officer, unit: UnitCode, day: string): readonly Part[] =>
  heldOn(officer, day)
    .filter((held) => reaches(held, unit))
    .map(({ part }) => part);

/** The officers who hold a part in a unit on a day. */
export const holdersOf = (part: Part, officers: readonly Officer[], unit: UnitCode, day: string): readonly Officer[] =>
  officers.filter((officer) => !officer.disabled && partsOn(officer, unit, day).includes(part));

export type AppointmentRefusal =
  | { readonly code: "supervisor-holds-other-part"; readonly part: Part }
  | { readonly code: "supervisor-is-relative" }
  | { readonly code: "declaration-missing" };

const BARRED: ReadonlySet<Part> = new Set(["author", "approver", "accountant", "administrator"]);

/**
 * Why an officer may not take a part (PB5): a supervisor is never author, approver, accountant or administrator of the
 * unit, nor a close relative of a committee member, and says so. Undefined when nothing stands against it.
 */
export function appointmentRefusal(
  officer: Pick<Officer, "appointments" | "declaredUnrelated" | "relativeOfCommittee">,
  { unit, part, from }: Appointment,
): AppointmentRefusal | undefined {
  const current = officer.appointments.filter((held) => !held.until || held.until >= from);
  const here = current
    .filter((held) => isWithin(unit, held.unit) || isWithin(held.unit, unit))
    .map((held) => held.part);
  if (part === "supervisor") {
    const other = here.find((held) => BARRED.has(held));
    if (other) return { code: "supervisor-holds-other-part", part: other };
    if (officer.relativeOfCommittee) return { code: "supervisor-is-relative" };
    if (!officer.declaredUnrelated) return { code: "declaration-missing" };
  }
  if (BARRED.has(part) && here.includes("supervisor")) return { code: "supervisor-holds-other-part", part };
  return undefined;
}
