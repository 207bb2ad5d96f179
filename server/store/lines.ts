import { createHash, type Hash } from "node:crypto";
import { isMissing, type FileSystem } from "./file-system.ts";

const CHUNK = 1 << 20;
const NEWLINE = 10;

/** How far a file of lines goes. */
export type Extent = {
  /** Bytes up to the end of the last whole line. */
  readonly length: number;
  /** Bytes after it: the beginning of a line that was never finished. */
  readonly torn: number;
};

/** Calls `onLine` with each whole line from byte `from` on and where it begins; a false answer ends the reading. */
export async function eachLine({
  files,
  path,
  from = 0,
  until = Infinity,
  onLine,
}: {
  files: FileSystem;
  path: string;
  from?: number;
  until?: number;
  onLine: (line: Buffer, start: number) => boolean | void;
}): Promise<Extent> {
  let start = from;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks({ files, path, from, until })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let begin = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, begin)) {
      if (onLine(bytes.subarray(begin, end), start + begin) === false) return { length: start + begin, torn: 0 };
      begin = end + 1;
    }
    start += begin;
    rest = bytes.subarray(begin);
  }
  return { length: start, torn: rest.length };
}

async function* chunks({ files, path, from, until }: { files: FileSystem; path: string; from: number; until: number }) {
  let file;
  try {
    file = await files.open(path, "r");
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  try {
    for (let at = from; at < until;) {
      const bytes = await file.read(at, Math.min(CHUNK, until - at));
      if (bytes.length === 0) return;
      yield bytes;
      at += bytes.length;
    }
  } finally {
    await file.close();
  }
}

/** SHA-256 over the first `length` bytes, where their lines begin, and how many bytes there were. */
export async function digestLines({
  files,
  path,
  length,
}: {
  files: FileSystem;
  path: string;
  length: number;
}): Promise<{ digest: Hash; starts: number[]; bytes: number }> {
  const digest = createHash("sha256");
  const starts: number[] = [];
  let bytes = 0;
  for await (const chunk of chunks({ files, path, from: 0, until: length })) {
    digest.update(chunk);
    if (bytes === 0) starts.push(0);
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, end + 1))
      starts.push(bytes + end + 1);
    bytes += chunk.length;
  }
  if (starts.at(-1) === bytes) starts.pop();
  return { digest, starts, bytes };
}

/** The whole lines that end before byte `before`, the last first, at most `limit`; and where the earliest of them begins. */
export async function lastLines({
  files,
  path,
  before,
  limit,
}: {
  files: FileSystem;
  path: string;
  before: number;
  limit: number;
}): Promise<{ lines: string[]; start: number }> {
  const lines: string[] = [];
  let start = before;
  const file = await files.open(path, "r");
  try {
    for (let size = 64 * 1024; lines.length < limit && start > 0; size *= 2) {
      const from = Math.max(0, start - size);
      const bytes = await file.read(from, start - from);
      let end = bytes.length - 1;
      while (lines.length < limit && end >= 0) {
        const newline = bytes.lastIndexOf(NEWLINE, end - 1);
        if (end === 0 || (newline < 0 && from > 0)) break;
        lines.push(bytes.subarray(newline + 1, end).toString("utf8"));
        start = from + newline + 1;
        end = newline;
      }
    }
  } finally {
    await file.close();
  }
  return { lines, start };
}

/** Bytes up to the end of the last whole line, and whether something unfinished follows. */
export async function wholeLines(files: FileSystem, path: string): Promise<Extent> {
  const size = (await files.stat(path))?.size ?? 0;
  if (size === 0) return { length: 0, torn: 0 };
  const file = await files.open(path, "r");
  try {
    for (let end = size; end > 0;) {
      const from = Math.max(0, end - CHUNK);
      const newline = (await file.read(from, end - from)).lastIndexOf(NEWLINE);
      if (newline >= 0) return { length: from + newline + 1, torn: size - (from + newline + 1) };
      end = from;
    }
    return { length: 0, torn: size };
  } finally {
    await file.close();
  }
}
