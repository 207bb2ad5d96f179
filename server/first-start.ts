import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "./services/ports.ts";
import type { System } from "./system.ts";

/** Stands in the data folder while a demo is being made. */
const MAKING = "demo-unfinished";

/** Removes a demo whose making was cut off (a kill, a power cut): nothing in it is anybody's work. Before the store opens. */
export async function clearUnfinishedDemo(dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, MAKING))) await rm(dataDir, { recursive: true, force: true });
}

/**
 * A first start without data makes a small demo to try, unless it is asked for an empty one: then the first
 * administrator is made in the browser. Says once with what password one signs in. Returns the unit of the demo it made.
 */
export async function firstStart({
  system,
  factsFolder,
  dataDir,
  clock,
  empty,
  password,
  say,
}: {
  system: System;
  /** Where facts lie, demo/ among them. */
  factsFolder: string;
  dataDir: string;
  clock: Clock;
  empty: boolean;
  password: string | undefined;
  say: (line: string) => void;
}): Promise<string | undefined> {
  const { store, facts } = system;
  if ((await store.officers.all()).length > 0 || (await store.units.all()).length > 0) return undefined;
  if (empty) {
    say("还没有数据。请在这台电脑的浏览器里打开 /desk/first，建第一个管理员。");
    return undefined;
  }
  const { DEMO_VILLAGE, seedDemo } = await import("./demo/seed.ts");
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, MAKING), "");
  const seeded = await seedDemo({ store, facts, folder: factsFolder, clock, ...(password && { password }) });
  await rm(join(dataDir, MAKING));
  say(`试用数据做好了：云岭县清溪镇柳塘村。登录名 ${seeded.signIns.join("、")}，密码 ${seeded.password}`);
  return DEMO_VILLAGE;
}
