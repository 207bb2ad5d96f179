import { createAppendFile, type AppendFile } from "./append-file.ts";
import type { FileSystem } from "./file-system.ts";

const WAIT_MS = 500;

/** A file of lines that are gathered and written together, with one fsync, within half a second. */
export function createBatchedFile({
  files,
  path,
  length,
  ready,
  onRefused,
}: {
  files: FileSystem;
  path: string;
  length: number;
  ready: () => Promise<void>;
  onRefused: (error: unknown) => void;
}) {
  const file: AppendFile = createAppendFile({ files, path, length });
  let waiting: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  /** Lines that the disk refuses stay in front of those that came since, and are tried again. */
  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    if (lines.length === 0) return;
    waiting = [];
    try {
      await ready();
      await file.append(lines.join(""));
    } catch (error) {
      waiting = [...lines, ...waiting];
      throw error;
    }
  }

  const flush = (): Promise<void> => {
    writing = writing.then(write, write);
    return writing;
  };

  return {
    get length() {
      return file.length;
    },
    /** Lines not on disk yet. */
    get waiting() {
      return waiting.length;
    },
    add(line: string): void {
      waiting.push(`${line}\n`);
      timer ??= setTimeout(() => void flush().catch(onRefused), WAIT_MS).unref();
    },
    flush,
    close: () => file.close(),
  };
}

export type BatchedFile = ReturnType<typeof createBatchedFile>;
