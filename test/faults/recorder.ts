import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { nodeFileSystem, type FileSystem, type OpenFile } from "../../server/store/file-system.ts";

/** One change to a disk. `file` is the number of an opened file. */
export type Operation =
  | { readonly op: "open"; readonly path: string; readonly file: number; readonly empties: boolean }
  | { readonly op: "write"; readonly path: string; readonly file: number; readonly bytes: Buffer }
  | { readonly op: "truncate"; readonly path: string; readonly file: number; readonly length: number }
  | { readonly op: "sync"; readonly path: string; readonly file: number }
  | { readonly op: "rename"; readonly path: string; readonly to: string }
  | { readonly op: "unlink" | "mkdir" | "sync-folder"; readonly path: string };

/** A protection to be left out, to see that it is needed: an operation on paths that end so. */
export type Omission = { readonly op: "sync" | "sync-folder"; readonly path: string };

/** The real disk, with every change written down. */
export function createRecorder(folder: string, { omit }: { omit?: Omission } = {}) {
  const operations: Operation[] = [];
  const at = (path: string) => relative(folder, path);
  let opened = 0;
  const keeps = (op: Omission["op"], path: string) => op !== omit?.op || !path.endsWith(omit.path);

  const wrap = (real: OpenFile, path: string, file: number): OpenFile => ({
    read: real.read,
    close: real.close,
    async write(content) {
      await real.write(content);
      const bytes = Buffer.from(content as string);
      operations.push({ op: "write", path, file, bytes });
    },
    async truncate(length) {
      await real.truncate(length);
      operations.push({ op: "truncate", path, file, length });
    },
    async sync() {
      if (!keeps("sync", path)) return;
      await real.sync();
      operations.push({ op: "sync", path, file });
    },
  });

  const files: FileSystem = {
    ...nodeFileSystem,
    async open(path, flags, mode) {
      const real = await nodeFileSystem.open(path, flags, mode);
      if (flags === "r") return real;
      opened += 1;
      operations.push({ op: "open", path: at(path), file: opened, empties: flags !== "a+" });
      return wrap(real, at(path), opened);
    },
    async rename(from, to) {
      await nodeFileSystem.rename(from, to);
      operations.push({ op: "rename", path: at(from), to: at(to) });
    },
    async unlink(path) {
      await nodeFileSystem.unlink(path);
      operations.push({ op: "unlink", path: at(path) });
    },
    async mkdir(path, mode) {
      await nodeFileSystem.mkdir(path, mode);
      operations.push({ op: "mkdir", path: at(path) });
    },
    async syncFolder(path) {
      if (!keeps("sync-folder", path)) return;
      await nodeFileSystem.syncFolder(path);
      operations.push({ op: "sync-folder", path: at(path) });
    },
  };
  return { files, operations };
}

/** What a power cut leaves of what was not synced: names of files, and their bytes. */
export type Loss = { readonly names: "lost" | "kept"; readonly bytes: "lost" | "half" | "kept" | "zeros" };

export const LOSSES: readonly Loss[] = [
  { names: "lost", bytes: "lost" },
  { names: "kept", bytes: "lost" },
  { names: "kept", bytes: "half" },
  { names: "kept", bytes: "zeros" },
  { names: "lost", bytes: "kept" },
  { names: "kept", bytes: "kept" },
];

type Inode = { now: Buffer; synced: Buffer };

/** All files of a folder with their content. */
export async function contentOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(relative(folder, path), await readFile(path));
  }
  return found;
}

/** Makes `into` what a disk holds after these operations on `before` and a power cut. */
export async function afterPowerCut({
  before,
  operations,
  loss,
  into,
}: {
  before: ReadonlyMap<string, Buffer>;
  operations: readonly Operation[];
  loss: Loss;
  into: string;
}): Promise<void> {
  const now = new Map<string, Inode>([...before].map(([path, bytes]) => [path, { now: bytes, synced: bytes }]));
  const lasting = new Map(now);
  const open = new Map<number, Inode>();
  for (const operation of operations) apply(operation, { now, lasting, open });
  for (const [path, inode] of loss.names === "lost" ? lasting : now) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), left(inode, loss.bytes));
  }
}

function left({ now, synced }: Inode, bytes: Loss["bytes"]): Buffer {
  if (bytes === "kept" || now.equals(synced)) return now;
  if (bytes === "lost") return synced;
  if (bytes === "half") return now.subarray(0, synced.length + Math.floor((now.length - synced.length) / 2));
  return Buffer.concat([synced, Buffer.alloc(Math.max(0, now.length - synced.length))]);
}

function apply(
  operation: Operation,
  { now, lasting, open }: { now: Map<string, Inode>; lasting: Map<string, Inode>; open: Map<number, Inode> },
): void {
  const { path } = operation;
  switch (operation.op) {
    case "open": {
      const inode = now.get(path) ?? { now: Buffer.alloc(0), synced: Buffer.alloc(0) };
      if (operation.empties) inode.now = Buffer.alloc(0);
      now.set(path, inode);
      open.set(operation.file, inode);
      break;
    }
    case "write":
    case "truncate":
    case "sync": {
      const inode = open.get(operation.file);
      if (!inode) throw new Error(`${path} is not open`);
      if (operation.op === "write") inode.now = Buffer.concat([inode.now, operation.bytes]);
      else if (operation.op === "truncate") inode.now = inode.now.subarray(0, operation.length);
      else inode.synced = inode.now;
      break;
    }
    case "rename": {
      const inode = now.get(path);
      if (!inode) throw new Error(`${path} is not there`);
      now.delete(path);
      now.set(operation.to, inode);
      break;
    }
    case "unlink":
      now.delete(path);
      break;
    case "sync-folder":
      for (const name of lasting.keys()) if (dirname(name) === path && !now.has(name)) lasting.delete(name);
      for (const [name, inode] of now) if (dirname(name) === path) lasting.set(name, inode);
      break;
    case "mkdir":
      break;
  }
}
