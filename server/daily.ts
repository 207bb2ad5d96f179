import { backupsBeside, makeBackup } from "./store/backup.ts";
import type { Clock } from "./services/ports.ts";
import type { Log, System } from "./system.ts";

const OFTEN_MS = 5_000;
/** A start has enough to do; the first backup of a day waits until the program has run for a while. */
const SETTLED_MS = 10 * 60_000;

/** What goes on by itself while the server runs. Returns the way to stop. */
export function keepRunning({
  system,
  clock,
  log,
  folder,
  backups = backupsBeside(folder),
  onAdministrator,
}: {
  system: System;
  clock: Clock;
  log: Log;
  folder: string;
  backups?: string | undefined;
  /** Called once when the first real administrator was made: from then on the village may come in. */
  onAdministrator: () => Promise<void>;
}) {
  const failed = (error: unknown) => log(error instanceof Error ? error : new Error(String(error)));
  let administered: boolean | undefined;
  let backedUp = "";
  const startedAt = Date.parse(clock.now());
  let busy = false;

  async function daily(): Promise<void> {
    const day = clock.today();
    if (backedUp === day || Date.parse(clock.now()) - startedAt < SETTLED_MS) return;
    backedUp = day;
    await system.services.anchors.anchorAll();
    await makeBackup({ store: system.store, folder, backups, day, log });
  }

  async function round(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await system.services.schedule.tick();
      await system.services.following.catchUp();
      const now = await system.services.officers.hasRealAdministrator();
      if (administered === false && now) await onAdministrator();
      administered = now;
      await daily();
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => void round(), OFTEN_MS);
  void round();
  return { stop: () => clearInterval(timer) };
}
