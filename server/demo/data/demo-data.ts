import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { accounts } from "./account-schema.ts";
import { recurrings, singles, standing } from "./notice-schema.ts";
import { places, village } from "./place-schema.ts";

export type DemoData = Awaited<ReturnType<typeof loadDemoData>>;
export type DemoVillage = DemoData["villages"][number];

/** Reads data/demo once: places.json and a folder for each village. Throws where a file does not read as it should. */
export async function loadDemoData(folder: string) {
  const found = await read(join(folder, "places.json"), places);
  return { ...found, villages: await Promise.all(found.villages.map((name) => loadVillage(join(folder, name)))) };
}

async function loadVillage(folder: string) {
  return {
    ...(await read(join(folder, "village.json"), village)),
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
