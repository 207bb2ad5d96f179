import { dirname } from "node:path";
import type { FileSystem, OpenFile } from "./file-system.ts";

/** Files that are laid at once: a disk that syncs several makes one round of it. */
const AT_ONCE = 16;

/** What a file holds while it is gathered: pieces in order, made bytes and joined when somebody asks for those. */
type Gathered = { pieces: (Uint8Array | string)[]; readonly mode: number | undefined };

/**
 * A file system that gathers what is written in memory and lays it on the disk in one go, each file once and synced. For
 * work that is worth nothing until it is whole: thousands of saves while a demo is made. Files that must tell other
 * programs something at once (opened with "wx": the lock) go straight to the disk.
 */
export function gatherFiles(disk: FileSystem): FileSystem & { lay(): Promise<void> } {
  const held = new Map<string, Gathered>();

  function contentOf(file: Gathered): Buffer {
    const bytes = file.pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece));
    const whole = bytes.length === 1 && Buffer.isBuffer(bytes[0]) ? bytes[0] : Buffer.concat(bytes);
    file.pieces = [whole];
    return whole;
  }

  async function gathered(path: string, mode: number | undefined): Promise<Gathered> {
    const there = held.get(path);
    if (there) return there;
    const found = (await disk.stat(path)) ? await disk.readFile(path) : Buffer.alloc(0);
    const file = { pieces: [found], mode };
    held.set(path, file);
    return file;
  }

  const opened = (file: Gathered): OpenFile => ({
    async write(content) {
      file.pieces.push(content);
    },
    read: async (position, length) => contentOf(file).subarray(position, position + length),
    sync: async () => {},
    async truncate(length) {
      file.pieces = [contentOf(file).subarray(0, length)];
    },
    close: async () => {},
  });

  return {
    async open(path, flags, mode) {
      if (flags === "wx") return disk.open(path, flags, mode);
      if (flags === "a+") return opened(await gathered(path, mode));
      if (flags === "r") return held.has(path) ? opened(held.get(path)!) : disk.open(path, flags, mode);
      const file: Gathered = { pieces: [], mode };
      held.set(path, file);
      return opened(file);
    },
    async rename(from, to) {
      const file = held.get(from);
      if (!file) return disk.rename(from, to);
      held.delete(from);
      held.set(to, file);
    },
    async unlink(path) {
      if (!held.delete(path)) await disk.unlink(path);
    },
    mkdir: (path, mode) => disk.mkdir(path, mode),
    readFile: async (path) => (held.has(path) ? contentOf(held.get(path)!) : disk.readFile(path)),
    async list(path) {
      const names = [...held.keys()]
        .filter((file) => dirname(file) === path)
        .map((file) => file.slice(path.length + 1));
      const found = new Map((await disk.list(path)).map((entry) => [entry.name, entry]));
      for (const name of names) found.set(name, { name, isFolder: false });
      return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
    async stat(path) {
      const file = held.get(path);
      return file ? { size: contentOf(file).length, changed: 0 } : disk.stat(path);
    },
    syncFolder: async () => {},

    /** Writes every file, syncs it, then the folders they stand in. */
    async lay() {
      const waiting = held.entries();
      const layTheRest = async () => {
        for (const [path, file] of waiting) {
          const open = await disk.open(path, "w", file.mode);
          try {
            await open.write(contentOf(file));
            await open.sync();
          } finally {
            await open.close();
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, layTheRest));
      for (const folder of new Set([...held.keys()].map((path) => dirname(path)))) {
        await disk.syncFolder(folder);
        await disk.syncFolder(dirname(folder));
      }
      held.clear();
    },
  };
}
