import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStillClock } from "../../server/clock.ts";
import { makeDemo } from "../../server/demo/make-demo.ts";
import { DATA_FOLDER } from "./facts.ts";
import { startServer } from "./server.ts";

export const DEMO_PASSWORD = "demo-for-tests-1";

/** A server on the demo, made as a first start makes it; of some villages only, when they are named. */
export async function startDemo({ at, villages }: { at: string; villages?: readonly string[] }) {
  const home = await mkdtemp(join(tmpdir(), "sanwu-demo-"));
  const logged: unknown[] = [];
  const began = process.cpuUsage();
  const made = await makeDemo({
    dataDir: join(home, "data"),
    folder: DATA_FOLDER,
    clock: createStillClock(at),
    log: (event, details) => logged.push([event, details]),
    password: DEMO_PASSWORD,
    ...(villages && { villages }),
  });
  if (!made) throw new Error("the folder was not empty");
  const { user, system } = process.cpuUsage(began);
  return { made, logged, tookMs: (user + system) / 1000, server: await startServer({ folder: home, at }) };
}

export type DemoServer = Awaited<ReturnType<typeof startDemo>>["server"];
