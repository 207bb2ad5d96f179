import type { LedgerState } from "../domain/fold.ts";
import { foldEntry } from "../domain/fold.ts";
import { lineOf, nextEntry, type Entry, type LedgerEvent } from "../domain/ledger.ts";
import type { UnitCode } from "../domain/unit.ts";
import { Stale } from "../services/ports.ts";
import { createAppendFile } from "./append-file.ts";
import type { FileSystem } from "./file-system.ts";
import type { LedgerReading } from "./read-ledger.ts";
import type { Salvage } from "./salvage-ledger.ts";

export type Write = {
  readonly expect: number;
  readonly at: string;
  readonly day: string;
  readonly by: readonly string[];
  readonly event: LedgerEvent;
};

/** One unit's ledger: folded in memory, its lines on disk. With `salvage` it answers, and takes nothing more. */
export function createUnitLedger({
  files,
  path,
  unit,
  reading,
  salvage,
}: {
  files: FileSystem;
  path: string;
  unit: UnitCode;
  reading: LedgerReading;
  salvage?: Salvage | undefined;
}) {
  const state = salvage?.state ?? reading.state;
  const { starts, digest } = reading;
  const file = createAppendFile({ files, path, length: reading.length });

  return {
    state,
    file,
    /** Bytes on disk and their SHA-256, for the index. */
    extent: () => ({ length: file.length, digest: digest.copy().digest("hex") }),
    /** Lines are read one by one from disk; nothing of them is kept. */
    async entries({ after, limit }: { after: number; limit: number }): Promise<readonly Entry[]> {
      if (limit <= 0 || after < 0) return [];
      if (salvage) return salvage.lines.slice(after, after + limit).map((line) => JSON.parse(line) as Entry);
      const from = starts[after];
      if (from === undefined) return [];
      const until = starts[after + limit] ?? file.length;
      const open = await files.open(path, "r");
      try {
        const text = (await open.read(from, until - from)).toString("utf8");
        return text
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Entry);
      } finally {
        await open.close();
      }
    },
    async append({ expect, ...write }: Write): Promise<Entry> {
      if (expect !== state.head.sequence) throw new Stale(`${unit}: head is ${state.head.sequence}, not ${expect}`);
      refuseTwice(state, write.event);
      const entry = nextEntry(state.head, { unit, ...write });
      const line = `${lineOf(entry)}\n`;
      const start = file.length;
      await file.append(line);
      starts.push(start);
      digest.update(line);
      foldEntry(state, entry);
      return entry;
    },
  };
}

export type UnitLedger = ReturnType<typeof createUnitLedger>;

/** An edition, a number and a sheet's code are given once; numbers have no gaps (PB3). */
function refuseTwice(state: LedgerState, event: LedgerEvent): void {
  if (event.kind === "published") {
    const last = state.lastNumbers.get(event.number.year);
    if (state.notices.has(event.notice)) throw new Stale(`${event.notice} is published`);
    if (last !== undefined && event.number.number !== last + 1) throw new Stale(`the next number is ${last + 1}`);
  }
  if (event.kind === "corrected" && state.notices.get(event.notice)?.edition !== event.edition - 1) {
    throw new Stale(`${event.notice}: edition ${event.edition} does not follow`);
  }
  if (event.kind === "reposted" && (state.notices.get(event.notice)?.edition ?? 0) >= event.edition) {
    throw new Stale(`${event.notice}: edition ${event.edition} hangs here`);
  }
  const coded = event.kind === "published" || event.kind === "corrected" || event.kind === "reposted";
  if (coded && state.codes.has(event.code)) {
    throw new Stale(`code ${event.code} is taken`);
  }
}
