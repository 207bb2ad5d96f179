import { createStillClock } from "../clock.ts";
import { loadFacts } from "../store/facts.ts";
import type { Log } from "../store/damages.ts";
import { nodeFileSystem } from "../store/file-system.ts";
import { gatherFiles } from "../store/gathered-files.ts";
import { openStore } from "../store/open-store.ts";
import type { Clock } from "../services/ports.ts";
import { seedDemo, type Seeded } from "./seed.ts";

/**
 * Makes the demo in a data folder that holds no unit and no officer, and lays it on the disk in one go: thousands of
 * saves that nobody waits for cost one write a file. Undefined where there is something already.
 */
export async function makeDemo({
  dataDir,
  folder,
  clock,
  log,
  ...choice
}: {
  dataDir: string;
  /** data/ of the program. */
  folder: string;
  clock: Clock;
  log: Log;
  villages?: readonly string[] | undefined;
  password?: string | undefined;
}): Promise<Seeded | undefined> {
  const files = gatherFiles(nodeFileSystem);
  // The store too lives through those two years: when a notice was last saved is shown at the desk.
  const hand = createStillClock(clock.now());
  const store = await openStore({ folder: dataDir, clock: hand, log, files });
  try {
    if ((await store.officers.all()).length > 0 || (await store.units.all()).length > 0) return undefined;
    return await seedDemo({ store, facts: await loadFacts(folder), folder, clock, hand, ...choice });
  } finally {
    await store.close();
    await files.lay();
  }
}
