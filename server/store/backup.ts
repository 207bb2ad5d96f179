import { join } from "node:path";
import { levelOf } from "../domain/unit.ts";
import type { Store } from "../services/ports.ts";
import { makeFolder, refusing } from "./append-file.ts";
import { copyDurably, filesUnder, removeFolder } from "./copy-folder.ts";
import type { Log } from "./damages.ts";
import { nodeFileSystem as files } from "./file-system.ts";
import { BACKUP_NAME } from "./good-copies.ts";
import { keptBackups } from "./kept-backups.ts";
import type { Problem } from "./verify-chain.ts";
import { verifyFolder } from "./verify-folder.ts";

export type BackupReport = { readonly path: string; readonly problems: readonly Problem[] };

/** Ended sessions must not come back, the lock is a process's own, an index and sheets are made anew. */
const LEFT_OUT = /^sheets\/|(^|\/)(lock(\..*)?|index\.jsonl|registry\/sessions\.json|.*\.tmp)$/;

/**
 * Copies a data folder while the store runs, verifies the copy, and only then gives it its name and lets old ones go
 * (ST3). A copy with problems is kept as `…-incomplete`, and no older backup is removed. Throws DiskRefused.
 */
export async function makeBackup({
  store,
  folder,
  backups,
  day,
  log,
}: {
  store: Pick<Store, "inTurn" | "evidence" | "audit">;
  folder: string;
  backups: string;
  /** The village's calendar day; it names the backup. */
  day: string;
  log: Log;
}): Promise<BackupReport> {
  const partial = join(backups, `.partial-${day}`);
  await Promise.allSettled([store.evidence.flush(), store.audit.flush()]);
  return refusing(backups, async () => {
    await removeFolder(partial);
    await makeFolder(files, partial, 0o700);
    await copyAll({ store, folder, partial, except: backups });
    const { problems } = await verifyFolder(partial);
    const path = join(backups, problems.length > 0 ? `${day}-incomplete` : day);
    await removeFolder(path);
    await files.rename(partial, path);
    await files.syncFolder(backups);
    if (problems.length === 0) await rotate(backups);
    log("backup", { path, problems: problems.length });
    return { path, problems };
  });
}

/** Each unit is copied in its turn, so that no publication is caught halfway. */
async function copyAll({
  store,
  folder,
  partial,
  except,
}: {
  store: Pick<Store, "inTurn">;
  folder: string;
  partial: string;
  except: string;
}): Promise<void> {
  const copy = async (paths: readonly string[]) => {
    for (const path of paths) if (!LEFT_OUT.test(path)) await copyDurably(join(folder, path), join(partial, path));
  };
  await makeFolder(files, join(partial, "units"));
  for (const { name, isFolder } of await files.list(folder)) {
    if (join(folder, name) === except) continue;
    if (!isFolder) await copy([name]);
    else if (name !== "units") await copy(await filesUnder(folder, name));
  }
  for (const { name } of await files.list(join(folder, "units"))) {
    if (levelOf(name) === undefined) continue;
    await store.inTurn(name, async () => copy(await filesUnder(folder, `units/${name}`)));
  }
}

async function rotate(backups: string): Promise<void> {
  const names = (await files.list(backups)).map(({ name }) => name).filter((name) => BACKUP_NAME.test(name));
  const kept = keptBackups(names);
  for (const name of names) if (!kept.has(name)) await removeFolder(join(backups, name));
}

/** Where backups lie when nothing else is said: beside the data folder, not in it. */
export const backupsBeside = (folder: string): string => `${folder.replace(/[/\\]+$/, "")}-backups`;
