import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { accounts } from "./account-schema.ts";
import { pools, recurrings, singles, standing } from "./notice-schema.ts";
import { place, places } from "./place-schema.ts";

export type DemoData = Awaited<ReturnType<typeof loadDemoData>>;
/** A county, a township, a village or a group with all that is written in it. */
export type DemoVillage = DemoData["villages"][number];

/** Reads data/demo once: places.json, pools.json and a folder for each unit. Throws where a file does not read as it should. */
export async function loadDemoData(folder: string) {
  const found = await read(join(folder, "places.json"), places);
  const load = (names: readonly string[]) => Promise.all(names.map((name) => loadUnit(join(folder, name))));
  return {
    pools: await read(join(folder, "pools.json"), pools),
    governments: await load(found.governments),
    villages: await load(found.villages),
    groups: await load(found.groups),
  };
}

async function loadUnit(folder: string) {
  return {
    ...(await read(join(folder, "unit.json"), place)),
    accounts: await read(join(folder, "accounts.json"), accounts),
    standing: await read(join(folder, "standing.json"), standing),
    recurring: await family(folder, "recurring", recurrings),
    single: await family(folder, "events", singles),
  };
}

/** A family of notices lies in files of its own: events-land.json beside events-party.json. */
async function family<T>(folder: string, name: string, schema: z.ZodType<T[]>): Promise<T[]> {
  const files = (await readdir(folder)).filter((file) => file.startsWith(`${name}-`)).toSorted();
  return (await Promise.all(files.map((file) => read(join(folder, file), schema)))).flat();
}

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new Error(path, { cause: error });
  }
}
