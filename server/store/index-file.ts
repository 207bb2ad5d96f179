import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { emptyState, type LedgerState } from "../domain/fold.ts";
import type { NoticeRow } from "../services/ports.ts";
import type { FileSystem } from "./file-system.ts";
import { eachLine } from "./lines.ts";
import { createSharedTexts } from "./shared-texts.ts";
import type { Folded } from "./read-ledger.ts";

/** A file of notices as it was when its rows were taken: bytes, and milliseconds since 1970 of the last change. */
export type Seen = { readonly size: number; readonly changed: number };
export type Located = { readonly row: NoticeRow; readonly file: string };

/** Everything that a start would otherwise work out again: derived, small, never truth. */
export type Index = {
  readonly folded: Folded;
  readonly seen: ReadonlyMap<string, Seen>;
  readonly rows: Iterable<Located>;
};

/** An index made by other rules is worth nothing: it carries the hash of the code that made it. */
const MADE_BY = ["../domain/fold.ts", "../domain/ledger.ts", "./notice-row.ts", "./index-file.ts"]
  .reduce((hash, source) => hash.update(readFileSync(new URL(source, import.meta.url))), createHash("sha256"))
  .digest("hex");

type Head = {
  readonly madeBy: string;
  readonly length: number;
  readonly digest: string;
  readonly seen: readonly [string, Seen][];
  readonly ids: readonly string[];
  readonly scheduled: boolean;
};
type Part = { list?: keyof LedgerState | "rows"; value?: keyof LedgerState; part?: unknown; end?: true };

const LINES_AT_ONCE = 500;

/** The lines of an index, each a small piece, so that writing them can pause for others. */
export function* indexLines({ folded, seen, rows }: Index): Generator<string> {
  const { length, digest, state } = folded;
  const ids = Array.from(rows, ({ row }) => row.id);
  const scheduled = Array.from(rows).some(({ row }) => row.copy === "scheduled");
  yield JSON.stringify({ madeBy: MADE_BY, length, digest, seen: [...seen], ids, scheduled } satisfies Head);
  for (const [member, value] of Object.entries(state)) {
    if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
      for (const part of inParts<unknown>(value)) yield JSON.stringify({ list: member, part });
    } else {
      yield JSON.stringify({ value: member, part: value });
    }
  }
  for (const part of inParts(rows)) yield JSON.stringify({ list: "rows", part });
  yield JSON.stringify({ end: true });
}

function* inParts<T>(values: Iterable<T>): Generator<T[]> {
  let part: T[] = [];
  for (const value of values) {
    part.push(value);
    if (part.length === LINES_AT_ONCE) {
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

/** The first line of an index: enough to see whether anything changed since, and which notices lie here. */
export async function peekIndex(files: FileSystem, path: string): Promise<Head | undefined> {
  let head: Head | undefined;
  await eachLine({
    files,
    path,
    onLine(line) {
      head = JSON.parse(line.toString("utf8")) as Head;
      return false;
    },
  }).catch(() => undefined);
  return head?.madeBy === MADE_BY ? head : undefined;
}

/** Undefined when there is none, or it is torn, garbled, or made by other code: then everything is read anew. */
export async function loadIndex(files: FileSystem, path: string): Promise<Index | undefined> {
  const state: Record<string, unknown> = { ...emptyState() };
  const rows: Located[] = [];
  let head: Head | undefined;
  let whole = false;
  const shared = createSharedTexts();
  try {
    await eachLine({
      files,
      path,
      onLine(line) {
        const part = JSON.parse(line.toString("utf8")) as Head & Part;
        if (!head) head = part.madeBy === MADE_BY ? part : undefined;
        else if (part.end) whole = true;
        else if (part.list === "rows") rows.push(...shared(part.part as Located[]));
        else if (part.list) fill(state[part.list], shared(part.part as unknown[]));
        else if (part.value) state[part.value] = part.part;
        return head !== undefined;
      },
    });
  } catch {
    return undefined;
  }
  if (!head || !whole) return undefined;
  const folded = { length: head.length, digest: head.digest, state: state as unknown as LedgerState };
  return { folded, seen: new Map(head.seen), rows };
}

function fill(list: unknown, part: unknown[]): void {
  if (list instanceof Map) for (const [key, value] of part as [unknown, unknown][]) list.set(key, value);
  else if (list instanceof Set) for (const value of part) list.add(value);
  else if (Array.isArray(list)) list.push(...part);
}

/** Writes an index beside the old one and puts it in its place; given up when `stillTrue` says no. */
export async function saveIndex({
  files,
  path,
  index,
  stillTrue,
}: {
  files: FileSystem;
  path: string;
  index: Index;
  stillTrue: () => boolean;
}): Promise<boolean> {
  const temporary = `${path}.tmp`;
  const file = await files.open(temporary, "w");
  try {
    for (const line of indexLines(index)) {
      if (!stillTrue()) break;
      await file.write(Buffer.from(`${line}\n`));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (stillTrue()) await files.rename(temporary, path);
  else await files.unlink(temporary);
  return stillTrue();
}
