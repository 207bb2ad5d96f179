import { DiskRefused } from "../services/ports.ts";
import { makeFolder, refusing } from "./append-file.ts";
import { takeLock, type Lock } from "./lock.ts";
import type { Surroundings } from "./open-unit.ts";

/**
 * The right to write in a data folder. Throws FolderTaken when another program has it. Where the disk refuses (read-only,
 * full) the folder is still read, and each write asks again.
 */
export async function openWriteAccess({ files, places, damages }: Surroundings) {
  const { folder, lock: path } = places;
  let lock: Lock | undefined;
  let lost = false;

  async function take(): Promise<void> {
    await refusing(folder, () => makeFolder(files, folder));
    lock = await takeLock({ files, path, folder });
  }

  try {
    await take();
  } catch (error) {
    if (!(error instanceof DiskRefused)) throw error;
    damages.report({ unit: null, file: "lock", code: "disk-refused" });
  }

  return {
    get held() {
      return lock?.held ?? false;
    },
    /** Throws DiskRefused when nothing may be written. */
    async ready(): Promise<void> {
      if (lock?.held) return;
      if (lock) lost = true;
      if (lost) throw new DiskRefused(`${folder}: the lock is held by another program`);
      await take();
    },
    release: async () => lock?.release(),
  };
}
