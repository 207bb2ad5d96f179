import type { Officer, Part } from "../../server/domain/officer.ts";
import type { Unit } from "../../server/domain/unit.ts";
import { UNITS, VILLAGE } from "../support/village.ts";

/** Code of a village by its place in the list; the first is that of test/support/village.ts. */
export const villageCode = (index: number): string => String(Number(VILLAGE) + index);

export function unitsOf(villages: number): readonly Unit[] {
  const [above, village] = [UNITS.filter(({ code }) => code !== VILLAGE), UNITS.find(({ code }) => code === VILLAGE)];
  if (!village) throw new Error("no village");
  const named = (index: number): Unit => ({
    ...village,
    code: villageCode(index),
    name: index === 0 ? village.name : `柳塘${index}村`,
  });
  return [...above, ...Array.from({ length: villages }, (_, index) => named(index))];
}

const NAMES: readonly (readonly [Part, string])[] = [
  ["author", "吴秀兰"],
  ["supervisor", "陈水根"],
  ["approver", "李长青"],
];

/** One author, supervisor and approver for all villages. They publish, but nobody signs in as them. */
export const officers = (villages: number): readonly Officer[] =>
  NAMES.map(([part, name]) => ({
    id: `o-${part}`,
    signIn: part,
    name,
    passwordHash: "",
    appointments: Array.from({ length: villages }, (_, index) => ({
      unit: villageCode(index),
      part,
      from: "2021-01-01",
    })),
  }));
