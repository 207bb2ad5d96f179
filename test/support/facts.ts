import { join } from "node:path";
import type { CatalogItem } from "../../server/domain/catalog.ts";
import type { RulePack } from "../../server/domain/rule-pack.ts";
import { loadFacts } from "../../server/store/facts.ts";

export const DATA_FOLDER = join(import.meta.dirname, "../../data");

/** The facts that ship with the program. */
export const facts = await loadFacts(DATA_FOLDER);

export function itemOf(id: string): CatalogItem {
  const item = facts.catalog.get(id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
}

export function packOf(id: string): RulePack {
  const pack = facts.packs.get(id);
  if (!pack) throw new Error(`no rule pack ${id}`);
  return pack;
}
