import { basename, join } from "node:path";
import { z } from "zod";
import { isDay, isWeekend } from "../domain/calendar.ts";
import type { Catalog, CatalogItem, LawsInForce } from "../domain/catalog.ts";
import { createHolidayCalendar, type HolidayCalendar } from "../domain/holidays.ts";
import { resolvePack } from "../domain/pack-inheritance.ts";
import { itemUnder, type RulePack } from "../domain/rule-pack.ts";
import { catalogFile, lawsFile } from "./catalog-schema.ts";
import { FactError, jsonFilesIn, parseFact, readFact } from "./fact-files.ts";
import { packSource, rulePack } from "./rule-pack-schema.ts";

/** What the program knows without being told: law, parameters and calendar, read once at start from `data/`. */
export type Facts = {
  readonly catalog: Catalog;
  readonly laws: LawsInForce;
  readonly packs: ReadonlyMap<string, RulePack>;
  readonly calendar: HolidayCalendar;
};

/** Printed in this order. */
const CATALOG_FILES = ["party.json", "village.json", "finance.json"];

/** Throws a FactError that names file and field when a fact is malformed. */
export async function loadFacts(dataFolder: string): Promise<Facts> {
  const catalog = await loadCatalog(join(dataFolder, "catalog"));
  const [laws, packs, calendar] = await Promise.all([
    readFact(join(dataFolder, "catalog"), "laws.json", lawsFile),
    loadPacks(join(dataFolder, "rule-packs"), catalog),
    loadCalendar(join(dataFolder, "holidays")),
  ]);
  return { catalog, laws: new Map(laws.map(({ law, inForce }) => [law, inForce])), packs, calendar };
}

async function loadCatalog(folder: string): Promise<Catalog> {
  const catalog = new Map<string, CatalogItem>();
  for (const name of CATALOG_FILES) {
    for (const [index, item] of (await readFact(folder, name, catalogFile)).entries()) {
      const at = (field: string, reason: string) => new FactError(join(folder, name), `${index}.${field}`, reason);
      if (`${item.affairs}.json` !== name) throw at("affairs", `${item.affairs} stands in another file`);
      if (catalog.has(item.id)) throw at("id", `${item.id} stands twice in the catalog`);
      catalog.set(item.id, item);
    }
  }
  return catalog;
}

async function loadPacks(folder: string, catalog: Catalog): Promise<ReadonlyMap<string, RulePack>> {
  const files = await jsonFilesIn(folder);
  const sources = await Promise.all(
    files.map(async (name) => [name, await readFact(folder, name, packSource)] as const),
  );
  const misnamed = sources.find(([name, { id }]) => basename(name, ".json") !== id);
  if (misnamed) throw new FactError(join(folder, misnamed[0]), "id", "is not the name of the file");
  const byId = new Map(sources.map(([, source]) => [source.id, source]));
  const packs = [...byId.keys()].map((id) => {
    const file = join(folder, `${id}.json`);
    const whole = resolvePack(byId, id);
    if (!whole.ok) throw new FactError(file, "extends", `${whole.error.code}: ${whole.error.pack}`);
    const pack = parseFact(file, whole.value, rulePack);
    checkOverrides(file, pack, catalog);
    return [id, pack] as const;
  });
  return new Map(packs);
}

function checkOverrides(file: string, pack: RulePack, catalog: Catalog): void {
  for (const id of Object.keys(pack.itemOverrides)) {
    const row = catalog.get(id);
    if (!row) throw new FactError(file, `itemOverrides.${id}`, "no such catalog item");
    const { cycles, due } = itemUnder(row, pack);
    const stray = due.find(({ cycle }) => !cycles.includes(cycle));
    if (stray) throw new FactError(file, `itemOverrides.${id}.due`, `${stray.cycle} is not among the cycles`);
  }
}

const day = z.string().refine(isDay, "not a day");
const holidayYear = z.strictObject({
  year: z.int().min(2000).max(2100),
  provisional: z.boolean(),
  source: z.string().min(1),
  holidays: z
    .array(
      z.strictObject({ name: z.string().min(1), from: day, until: day }).refine(({ from, until }) => from <= until),
    )
    .min(1),
  makeUpDays: z.array(day.refine((date) => isDay(date) && isWeekend(date), "not a weekend day")),
});

async function loadCalendar(folder: string): Promise<HolidayCalendar> {
  const files = await jsonFilesIn(folder);
  const years = await Promise.all(files.map((name) => readFact(folder, name, holidayYear)));
  try {
    return createHolidayCalendar(years);
  } catch (failure) {
    throw new FactError(folder, "year", failure instanceof Error ? failure.message : "unusable");
  }
}
