import { levelOf, parentOf, type Unit } from "../../domain/unit.ts";
import { boardHref, plate } from "./phone-page.ts";

/** Units that have a board of their own, under the names of those above them. */
export function unitsPage(units: readonly Unit[]) {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const rows = units
    .filter(({ validUntil }) => !validUntil)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({ href: boardHref(code), unitName: name, above: names.get(parentOf(code) ?? "") ?? "" }));
  return { ...plate(null, ""), q: "", kept: [], units: rows };
}

/** The one village there is; undefined when there are more or none. */
export function onlyVillage(units: readonly Unit[]): Unit | undefined {
  const villages = units.filter(({ code, validUntil }) => levelOf(code) === "village" && !validUntil);
  return villages.length === 1 ? villages[0] : undefined;
}
