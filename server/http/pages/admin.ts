import type { Officer, Part } from "../../domain/officer.ts";
import type { RulePack } from "../../domain/rule-pack.ts";
import { levelOf, type Level, type Unit } from "../../domain/unit.ts";
import { roleName, ROLES } from "../wording/desk.ts";

const LEVEL_NAMES: Readonly<Record<Level, string>> = { county: "县", township: "乡镇", village: "村", group: "组" };
const BELOW: Readonly<Partial<Record<Level, Level>>> = { county: "township", township: "village", village: "group" };

export const levelName = (code: string): string => LEVEL_NAMES[levelOf(code) ?? "village"];

/** Officers an administrator may see: those with a part within reach, and those without any yet. */
export const seenBy = (officers: readonly Officer[], reached: ReadonlySet<string>): readonly Officer[] =>
  officers.filter(
    ({ appointments }) => appointments.length === 0 || appointments.some(({ unit }) => reached.has(unit)),
  );

/** The administrator's first page: what is still missing, units, officers, rule packs. */
export function adminPage({
  units,
  officers,
  packs,
  day,
  done,
}: {
  units: readonly Unit[];
  officers: readonly Officer[];
  packs: ReadonlyMap<string, RulePack>;
  day: string;
  done: string;
}) {
  const active = officers.filter(({ disabled, demo }) => !disabled && !demo);
  return {
    done: DONE.get(done) ?? "",
    todo: missing(units, active, day),
    units: units.map(({ code, name, pack, validUntil, bodies }) => {
      const level = levelOf(code) ?? "village";
      const below = BELOW[level];
      return {
        code,
        name,
        level: LEVEL_NAMES[level],
        depth: level,
        pack: level === "county" ? (packs.get(pack ?? "nation")?.name ?? "") : "",
        packId: pack ?? "nation",
        closed: validUntil !== undefined && validUntil <= day,
        bodies: bodies.filter(({ until }) => until === undefined || until >= day).length,
        add: below ? `/desk/admin/units/new?parent=${code}` : "",
        addWord: below ? `加一个${LEVEL_NAMES[below]}` : "",
      };
    }),
    officers: officers.map(({ id, name, signIn, appointments, disabled, demo }) => ({
      id,
      name,
      signIn,
      parts: appointments
        .filter(({ until }) => until === undefined || until >= day)
        .map(({ unit, part }) => `${units.find(({ code }) => code === unit)?.name ?? unit}${roleName(part, unit)}`)
        .join("、"),
      state: disabled ? "已停用" : demo ? "试用" : "",
    })),
    packs: [...packs.values()].map(({ id, name }) => ({ id, name })),
  };
}

const DONE: ReadonlyMap<string, string> = new Map([
  ["unit", "单位存好了。"],
  ["officer", "人员存好了。"],
]);

const NEEDED: readonly Part[] = ["author", "supervisor", "approver"];

/** What stands between an empty machine and the first notice, in order. */
function missing(units: readonly Unit[], officers: readonly Officer[], day: string) {
  const [county] = units.filter(({ code }) => levelOf(code) === "county");
  const townships = units.filter(({ code }) => levelOf(code) === "township");
  const villages = units.filter(({ code }) => levelOf(code) === "village");
  if (county && townships.length === 0)
    return [{ text: "还没有乡镇。", href: `/desk/admin/units/new?parent=${county.code}`, label: "加一个乡镇" }];
  const [township] = townships;
  if (township && villages.length === 0)
    return [{ text: "还没有村。", href: `/desk/admin/units/new?parent=${township.code}`, label: "加一个村" }];
  return villages
    .filter(({ validUntil }) => validUntil === undefined || validUntil > day)
    .flatMap(({ code, name }) => {
      const held = new Set(
        officers.flatMap(({ appointments }) =>
          appointments
            .filter((each) => each.unit === code && (!each.until || each.until >= day))
            .map(({ part }) => part),
        ),
      );
      const lacking = NEEDED.filter((part) => !held.has(part)).map((part) => ROLES[part]);
      return lacking.length === 0
        ? []
        : [
            {
              text: `${name}还没有${lacking.join("、")}。`,
              href: `/desk/admin/officers/new?unit=${code}`,
              label: "加人",
            },
          ];
    });
}
