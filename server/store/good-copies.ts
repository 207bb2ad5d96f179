import { join } from "node:path";
import { readDurable } from "./durable-file.ts";
import type { FileSystem } from "./file-system.ts";

/** Names of verified backups. */
export const BACKUP_NAME = /^\d{4}-\d{2}-\d{2}$/;

/** The last good copies of files: those in the verified backups, the newest first (ST3). */
export function createGoodCopies({ files, backups }: { files: FileSystem; backups: string | undefined }) {
  async function* places(relative: string): AsyncGenerator<string> {
    if (backups === undefined) return;
    const names = (await files.list(backups)).filter(({ name, isFolder }) => isFolder && BACKUP_NAME.test(name));
    for (const { name } of names.reverse()) {
      const path = join(backups, name, relative);
      if (await files.stat(path)) yield path;
    }
  }

  return {
    async path(relative: string): Promise<string | undefined> {
      for await (const path of places(relative)) return path;
      return undefined;
    },
    /** The newest copy that can be read. */
    async read<T>(relative: string, parse: (content: unknown) => T): Promise<T | undefined> {
      for await (const path of places(relative)) {
        try {
          return (await readDurable({ files, path, parse })) ?? undefined;
        } catch {
          continue;
        }
      }
      return undefined;
    },
  };
}

export type GoodCopies = ReturnType<typeof createGoodCopies>;
