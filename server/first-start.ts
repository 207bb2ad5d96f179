import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "./services/ports.ts";
import type { Log } from "./store/damages.ts";
import { createPlaces } from "./store/places.ts";

/** Stands in the data folder while a demo is being made. */
const MAKING = "demo-unfinished";

/** Removes a demo whose making was cut off (a kill, a power cut): nothing in it is anybody's work. Before the store opens. */
export async function clearUnfinishedDemo(dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, MAKING))) await rm(dataDir, { recursive: true, force: true });
}

/**
 * A first start without data makes a demo to try, unless it is asked for an empty one: then the first administrator is
 * made in the browser. Says once what was made and with what password one signs in. Before the system opens. Returns the
 * unit of the demo whose sheets are wanted first.
 */
export async function firstStart({
  factsFolder,
  dataDir,
  clock,
  empty,
  password,
  say,
  log,
}: {
  /** Where facts lie, demo/ among them. */
  factsFolder: string;
  dataDir: string;
  clock: Clock;
  empty: boolean;
  password: string | undefined;
  say: (line: string) => void;
  log: Log;
}): Promise<string | undefined> {
  if (["officers", "units"].some((name) => existsSync(createPlaces(dataDir).registry(name)))) return undefined;
  if (empty) {
    say("还没有数据。请在这台电脑的浏览器里打开 /desk/first，建第一个管理员。");
    return undefined;
  }
  const { makeDemo } = await import("./demo/make-demo.ts");
  const { DEMO_VILLAGE } = await import("./demo/seed.ts");
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, MAKING), "");
  const seeded = await makeDemo({ dataDir, folder: factsFolder, clock, log, ...(password && { password }) });
  await rm(join(dataDir, MAKING));
  if (!seeded) return undefined;
  say("试用数据做好了：");
  for (const { code, name, notices } of seeded.units)
    say(`  ${"　".repeat(Math.ceil(code.length / 3) - 2)}${name} ${code}${notices > 0 ? `，公告 ${notices} 件` : ""}`);
  say(`登录名 ${seeded.signIns.join("、")}`);
  say(`密码 ${seeded.password}`);
  return DEMO_VILLAGE;
}
