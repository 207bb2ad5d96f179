import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { villageClock } from "../../server/clock.ts";
import type { Say } from "./figure.ts";
import { generate } from "./generate.ts";

export const VILLAGES = 50;
export const LARGE = 80_000;

/** Made once in a run and used by all benches that need so many notices; gone when the run ends. */
let made: Promise<string> | undefined;

/** A folder with 80,000 notices of 50 villages in `data`. */
export function largeFolder(say: Say): Promise<string> {
  made ??= make(say);
  return made;
}

async function make(say: Say): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sanwu-bench-large-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const start = performance.now();
  generate(join(folder, "data"), { villages: VILLAGES, each: LARGE / VILLAGES, today: villageClock.today() });
  say(`${LARGE} notices written in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return folder;
}

/** Runs a bench with a temporary folder that is gone afterwards, whatever happened. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "sanwu-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
