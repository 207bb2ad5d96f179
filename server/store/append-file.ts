import { dirname } from "node:path";
import { DiskRefused, UnitStopped } from "../services/ports.ts";
import { codeOf, type FileSystem, type OpenFile } from "./file-system.ts";

/** A file that only grows, by whole lines that are on disk when `append` resolves. */
export type AppendFile = {
  readonly length: number;
  /** Why nothing is appended any more. */
  readonly stopped: string | undefined;
  stop(why: string): void;
  /** Opens the file, drops what stands after `length`, and syncs what was found. Throws DiskRefused. */
  prepare(): Promise<void>;
  /** One write and one fsync. Throws DiskRefused, and then the file is as long as before, or UnitStopped. */
  append(text: string): Promise<void>;
  close(): Promise<void>;
};

export function createAppendFile({
  files,
  path,
  length,
  mode,
}: {
  files: FileSystem;
  path: string;
  length: number;
  mode?: number;
}): AppendFile {
  let file: OpenFile | undefined;
  let stopped: string | undefined;

  async function opened(): Promise<OpenFile> {
    if (file) return file;
    const isNew = (await files.stat(path)) === undefined;
    if (isNew) await makeFolder(files, dirname(path));
    const found = await files.open(path, "a+", mode);
    try {
      if (((await files.stat(path))?.size ?? 0) > length) await found.truncate(length);
      await found.sync();
      if (isNew) await files.syncFolder(dirname(path));
    } catch (error) {
      await found.close();
      throw error;
    }
    file = found;
    return found;
  }

  async function takeBack(open: OpenFile): Promise<void> {
    try {
      await open.truncate(length);
      await open.sync();
    } catch (error) {
      stopped = `${codeOf(error) ?? "failed"}: ${path}`;
    }
  }

  return {
    get length() {
      return length;
    },
    get stopped() {
      return stopped;
    },
    stop(why) {
      stopped ??= why;
    },
    prepare: async () => void (await refusing(path, opened)),
    async append(text) {
      if (stopped !== undefined) throw new UnitStopped(stopped);
      const open = await refusing(path, opened);
      const bytes = Buffer.from(text);
      try {
        await open.write(bytes);
        await open.sync();
      } catch (error) {
        await takeBack(open);
        if (stopped !== undefined) throw new UnitStopped(stopped, { cause: error });
        throw new DiskRefused(`${codeOf(error) ?? "failed"}: ${path}`, { cause: error });
      }
      length += bytes.length;
    },
    async close() {
      await file?.close();
      file = undefined;
    },
  };
}

/** Does `work`, and says DiskRefused when it fails. */
export async function refusing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DiskRefused(`${codeOf(error) ?? "failed"}: ${path}`, { cause: error });
  }
}

/** Makes a folder whose name lasts, and those above it. */
export async function makeFolder(files: FileSystem, path: string, mode?: number): Promise<void> {
  if ((await files.stat(path)) !== undefined) return;
  await makeFolder(files, dirname(path));
  await files.mkdir(path, mode);
  await files.syncFolder(dirname(path));
}
