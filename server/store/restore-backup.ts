import { join } from "node:path";
import { refuse, ok, type Result } from "../domain/result.ts";
import { makeFolder, refusing } from "./append-file.ts";
import { copyDurably, filesUnder, hashOfFile } from "./copy-folder.ts";
import { nodeFileSystem as files } from "./file-system.ts";
import type { Problem } from "./verify-chain.ts";
import { verifyFolder, type FolderReport } from "./verify-folder.ts";

export type RestoreRefusal =
  | { readonly code: "not-a-backup" }
  | { readonly code: "folder-not-empty" }
  | { readonly code: "backup-damaged"; readonly problems: readonly Problem[] }
  | { readonly code: "copy-differs"; readonly file: string };

/** Puts a backup into an empty folder, file by file with equal hashes, and verifies it. Throws DiskRefused. */
export async function restoreBackup(
  backup: string,
  folder: string,
): Promise<Result<FolderReport & { readonly files: number }, RestoreRefusal>> {
  if ((await files.stat(join(backup, "units"))) === undefined) return refuse({ code: "not-a-backup" });
  if ((await files.list(folder)).length > 0) return refuse({ code: "folder-not-empty" });
  const { problems } = await verifyFolder(backup);
  if (problems.length > 0) return refuse({ code: "backup-damaged", problems });
  const paths = await filesUnder(backup);
  await refusing(folder, async () => {
    await makeFolder(files, folder, 0o700);
    for (const path of paths) await copyDurably(join(backup, path), join(folder, path));
  });
  for (const path of paths) {
    const same = (await hashOfFile(join(backup, path))) === (await hashOfFile(join(folder, path)));
    if (!same) return refuse({ code: "copy-differs", file: path });
  }
  return ok({ ...(await verifyFolder(folder)), files: paths.length });
}
