import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createStillClock } from "../../server/clock.ts";
import type { Store } from "../../server/services/ports.ts";
import type { FileSystem } from "../../server/store/file-system.ts";
import { openStore } from "../../server/store/open-store.ts";
import { AT } from "../faults/publishing.ts";

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sanwu-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const openIn = (folder: string, more: { files?: FileSystem; backups?: string } = {}): Promise<Store> =>
  openStore({ folder, clock: createStillClock(AT), log: () => undefined, ...more });

/** Opens a store that is closed when the test ends. */
export async function aStore(folder: string, more: { files?: FileSystem; backups?: string } = {}): Promise<Store> {
  const store = await openIn(folder, more);
  onTestFinished(() => store.close());
  return store;
}
