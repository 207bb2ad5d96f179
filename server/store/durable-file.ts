import { dirname } from "node:path";
import type { Adapter } from "lowdb";
import { DiskRefused } from "../services/ports.ts";
import { codeOf, isMissing, type FileSystem } from "./file-system.ts";

/** Thrown when a file is not what the store wrote: empty, torn or garbled. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

/**
 * A lowdb adapter that has the data on disk when `write` resolves: temporary file, fsync, rename, fsync of the folder.
 * A write that fails leaves the old file whole. `parse` throws when the content is not what it should be.
 */
export const createDurableFile = <T>({
  files,
  path,
  parse,
  print = JSON.stringify,
  mode,
  onWritten,
}: {
  files: FileSystem;
  path: string;
  parse: (content: unknown) => T;
  /** The text that stands for the data: what JSON.stringify says, however it is put together. */
  print?: (data: T) => string;
  mode?: number;
  /** Hears the length of the text (UTF-16 units) that is on disk. */
  onWritten?: (length: number) => void;
}): Adapter<T> => ({
  read: () => readDurable({ files, path, parse }),
  async write(data) {
    const text = print(data);
    await replaceFile({ files, path, text, ...(mode === undefined ? {} : { mode }) });
    onWritten?.(text.length);
  },
});

export async function readDurable<T>({
  files,
  path,
  parse,
}: {
  files: FileSystem;
  path: string;
  parse: (content: unknown) => T;
}): Promise<T | null> {
  let bytes: Buffer;
  try {
    bytes = await files.readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw new Damaged(`${path}: ${codeOf(error) ?? "unreadable"}`, { cause: error });
  }
  try {
    return parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    throw new Damaged(path, { cause: error });
  }
}

/** One atomic replace (LG3). Throws DiskRefused. */
export async function replaceFile({
  files,
  path,
  text,
  mode,
}: {
  files: FileSystem;
  path: string;
  text: string;
  mode?: number;
}): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await files.open(temporary, "w", mode);
    try {
      await file.write(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameOver(files, temporary, path);
    await files.syncFolder(dirname(path));
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw new DiskRefused(`${codeOf(error) ?? "failed"}: ${path}`, { cause: error });
  }
}

const WINDOWS_HOLDS: ReadonlySet<string | undefined> = new Set(["EPERM", "EACCES", "EBUSY"]);

/** Windows refuses a rename while a virus scanner or indexer holds the target for a moment. */
async function renameOver(files: FileSystem, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (process.platform !== "win32" || attempt > 20 || !WINDOWS_HOLDS.has(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 10));
    }
  }
}
