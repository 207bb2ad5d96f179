import { mkdir, open, readdir, readFile, rename, stat, unlink, type FileHandle } from "node:fs/promises";

export interface OpenFile {
  /** Writes all of it (text as UTF-8): at the end of a file opened with "a+", else one after the other. */
  write(content: Uint8Array | string): Promise<void>;
  read(position: number, length: number): Promise<Buffer>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What the store asks of a disk. A seam for tests that record, and drop what was never synced; otherwise node:fs. */
export interface FileSystem {
  open(path: string, flags: "a+" | "r" | "w" | "wx", mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string, mode?: number): Promise<void>;
  readFile(path: string): Promise<Buffer>;
  /** Names in a folder, sorted; none when there is no such folder. */
  list(path: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>;
  /** Bytes, and milliseconds since 1970 of the last change; undefined when there is nothing. */
  stat(path: string): Promise<{ readonly size: number; readonly changed: number } | undefined>;
  /** Makes names in a folder last. Does nothing where the platform cannot (Windows). */
  syncFolder(path: string): Promise<void>;
}

export const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT";

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

const openFile = (handle: FileHandle): OpenFile => ({
  async write(content) {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done, bytes.length - done, null)).bytesWritten;
    }
  },
  async read(position, length) {
    const buffer = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return buffer.subarray(0, done);
  },
  sync: () => handle.sync(),
  truncate: (length) => handle.truncate(length),
  close: () => handle.close(),
});

export const nodeFileSystem: FileSystem = {
  open: async (path, flags, mode) => openFile(await open(path, flags, mode)),
  rename,
  unlink,
  mkdir: async (path, mode) => void (await mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) })),
  readFile: (path) => readFile(path),
  async list(path) {
    try {
      const found = await readdir(path, { withFileTypes: true });
      return found
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  },
  async stat(path) {
    try {
      const { size, mtimeMs } = await stat(path);
      return { size, changed: mtimeMs };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  async syncFolder(path) {
    if (process.platform === "win32") return;
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
