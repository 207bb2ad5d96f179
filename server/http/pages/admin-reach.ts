import { heldOn, type Officer } from "../../domain/officer.ts";
import { isWithin, type Unit, type UnitCode } from "../../domain/unit.ts";

/** Where an officer administers on a day. */
export function administered(officer: Officer, all: readonly Unit[], day: string) {
  const held = heldOn(officer, day)
    .filter(({ part }) => part === "administrator")
    .map(({ unit }) => unit);
  const reaches = (code: UnitCode): boolean => held.some((unit) => isWithin(code, unit));
  return {
    may: held.length > 0,
    reaches,
    units: all.filter(({ code }) => reaches(code)).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    /** Only over officers whose every part lies within reach: nobody takes over somebody above. */
    handles: ({ appointments }: Pick<Officer, "appointments">): boolean =>
      appointments.every(({ unit, until }) => reaches(unit) || (until !== undefined && until < day)),
  };
}
