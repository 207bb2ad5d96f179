import { createHash, type Hash } from "node:crypto";
import { emptyState, foldEntry, type LedgerState } from "../domain/fold.ts";
import { headOf, readLine, type Break, type Head } from "../domain/ledger.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { FileSystem } from "./file-system.ts";
import { digestLines, eachLine } from "./lines.ts";

/** What a ledger file says, line by line from its beginning. */
export type LedgerReading = {
  readonly state: LedgerState;
  /** Where line n + 1 begins; line n + 1 has sequence n + 1. */
  readonly starts: number[];
  /** Bytes that hold good, and their running SHA-256. */
  readonly length: number;
  readonly digest: Hash;
  /** True when a line that was never finished stands at the end. */
  readonly torn: boolean;
  /** False when the lines that an index vouched for are no longer the same. */
  readonly trusted: boolean;
  readonly broken?: Break;
};

export const emptyReading = (): LedgerReading => ({
  state: emptyState(),
  starts: [],
  length: 0,
  digest: createHash("sha256"),
  torn: false,
  trusted: true,
});

/** The part of a ledger that an index has folded already. */
export type Folded = { readonly length: number; readonly digest: string; readonly state: LedgerState };

/**
 * Reads and folds a unit's ledger. Lines that `folded` vouches for by their SHA-256 are not read again one by one.
 * A last line that a power cut left unfinished, or full of zeros, is torn; any other line that does not follow is a break.
 */
export async function readLedger({
  files,
  path,
  unit,
  folded,
}: {
  files: FileSystem;
  path: string;
  unit: UnitCode;
  folded?: Folded | undefined;
}): Promise<LedgerReading> {
  const known = folded && (await digestLines({ files, path, length: folded.length }));
  if (folded && known && known.bytes === folded.length && known.digest.copy().digest("hex") === folded.digest) {
    return readOn({ files, path, unit, ...known, state: folded.state, from: folded.length, trusted: true });
  }
  return readOn({ files, path, unit, ...emptyReading(), from: 0, trusted: folded === undefined });
}

async function readOn({
  files,
  path,
  unit,
  digest,
  starts,
  state,
  from,
  trusted,
}: {
  files: FileSystem;
  path: string;
  unit: UnitCode;
  trusted: boolean;
  digest: Hash;
  starts: number[];
  state: LedgerState;
  from: number;
}): Promise<LedgerReading> {
  let head: Head = state.head;
  let end = from;
  let failed: { broken: Break; zeros: boolean } | undefined;
  let goesOn = false;
  const extent = await eachLine({
    files,
    path,
    from,
    onLine(line, start) {
      goesOn = failed !== undefined;
      if (goesOn) return false;
      const read = readLine(line.toString("utf8"), head, unit);
      if ("broken" in read) {
        failed = { broken: read.broken, zeros: line.includes(0) };
        return true;
      }
      starts.push(start);
      digest.update(line).update("\n");
      head = headOf(read.entry);
      end = start + line.length + 1;
      foldEntry(state, read.entry);
      return true;
    },
  });
  const torn = failed ? failed.zeros && !goesOn : extent.torn > 0;
  return { state, starts, length: end, digest, torn, trusted, ...(failed && !torn ? { broken: failed.broken } : {}) };
}
