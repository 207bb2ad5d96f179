import { BODY_KINDS, type BodyKind } from "../../domain/catalog.ts";
import type { RulePack } from "../../domain/rule-pack.ts";
import { levelOf, parentOf, type Level, type Unit } from "../../domain/unit.ts";
import { bodyKindLabel } from "../wording/editor.ts";
import { levelName } from "./admin.ts";

/** What stands in the form: a unit's record as text, or what was typed before it was refused. */
export type UnitFields = Readonly<Record<string, string | readonly string[] | undefined>>;

const BODIES: Readonly<Record<Level, readonly BodyKind[]>> = {
  county: ["county-government"],
  township: ["township-government"],
  village: ["party-branch", "villagers-committee", "supervision-committee", "collective"],
  group: ["villagers-group"],
};
const OFFICIAL: Readonly<Record<BodyKind, (place: string, name: string) => string>> = {
  "party-branch": (place, name) => `中共${place}${name}支部委员会`,
  "villagers-committee": (place, name) => `${place}${name}村民委员会`,
  "supervision-committee": (place, name) => `${place}${name}村务监督委员会`,
  collective: (place, name) => `${place}${name}股份经济合作社`,
  "election-committee": (place, name) => `${place}${name}村民选举委员会`,
  "township-government": (_, name) => `${name}人民政府`,
  "county-government": (_, name) => `${name}人民政府`,
  "villagers-group": (place, name) => `${place}${name}`,
};

/**
 * Names a new unit's bodies as they are usually called, when the form leaves them empty. A group is often named with its
 * village already (柳塘村第一村民小组): the village is not said twice.
 */
export function usualBodies(code: string, name: string, parent: Unit | undefined, from: string): Unit["bodies"] {
  const place = parent?.name ?? "";
  const own = name.startsWith(place) && name !== place ? name.slice(place.length) : name;
  return BODIES[levelOf(code) ?? "village"].map((kind) => ({ kind, name: OFFICIAL[kind](place, own), from }));
}

/** The record of a unit as form fields. */
export const fieldsOfUnit = (unit: Unit, year: string): UnitFields => ({
  code: unit.code,
  name: unit.name,
  validFrom: unit.validFrom,
  validUntil: unit.validUntil,
  successor: unit.successor,
  pack: unit.pack,
  since: unit.since,
  firstNumber: unit.firstNumbers?.[year]?.toString(),
  ...unit.channel,
  countyHotlines: unit.channel.countyHotlines.join(" "),
  bodyKind: unit.bodies.map(({ kind }) => kind),
  bodyName: unit.bodies.map(({ name }) => name),
  bodyFrom: unit.bodies.map(({ from }) => from),
  bodyUntil: unit.bodies.map(({ until }) => until ?? ""),
});

/** The form of a unit, new or known, with what was typed in it. */
export function unitPage({
  fields,
  isNew,
  parent,
  packs,
  passLink,
  message,
  year,
}: {
  fields: UnitFields;
  isNew: boolean;
  parent: Unit | undefined;
  packs: ReadonlyMap<string, RulePack>;
  passLink: string;
  message: string;
  year: string;
}) {
  const one = (key: string): string => {
    const value = fields[key];
    return typeof value === "string" ? value : "";
  };
  const many = (key: string): readonly string[] => {
    const value = fields[key];
    return value === undefined ? [] : typeof value === "string" ? [value] : value;
  };
  const code = one("code");
  const level = levelOf(code) ?? (isNew ? below(parent) : "village");
  const rows = Math.max(many("bodyName").length + (isNew ? 0 : 1), 1);
  return {
    heading: isNew ? `加一个${NEW_NAMES[level]}` : one("name"),
    isNew,
    isCounty: level === "county",
    isVillage: level === "village" || level === "group",
    message,
    code,
    prefix: parent?.code ?? parentOf(code) ?? "",
    digits: `${DIGITS[level]} 位数字${parent ? `，前面是 ${parent.code}` : ""}`,
    levelName: code ? levelName(code) : NEW_NAMES[level],
    name: one("name"),
    validFrom: one("validFrom"),
    validUntil: one("validUntil"),
    successor: one("successor"),
    since: one("since"),
    firstNumber: one("firstNumber"),
    year,
    channel: {
      supervisor: one("supervisor"),
      supervisorPhone: one("supervisorPhone"),
      townshipPhone: one("townshipPhone"),
      countyHotlines: one("countyHotlines"),
      opinionBox: one("opinionBox"),
      hours: one("hours"),
    },
    packs: [...packs.values()].map(({ id, name }) => ({ id, name, selected: id === (one("pack") || "nation") })),
    bodies: Array.from({ length: rows }, (_, index) => ({
      name: many("bodyName")[index] ?? "",
      from: many("bodyFrom")[index] ?? "",
      until: many("bodyUntil")[index] ?? "",
      kinds: BODY_KINDS.map((kind) => ({
        kind,
        label: bodyKindLabel(kind),
        selected: kind === (many("bodyKind")[index] ?? BODIES[level][0]),
      })),
    })),
    passLink,
  };
}

const DIGITS: Readonly<Record<Level, number>> = { county: 6, township: 9, village: 12, group: 14 };
const NEW_NAMES: Readonly<Record<Level, string>> = { county: "县", township: "乡镇", village: "村", group: "组" };

function below(parent: Unit | undefined): Level {
  const level = parent && levelOf(parent.code);
  return level === "county" ? "township" : level === "township" ? "village" : level ? "group" : "county";
}
