import type { UnitCode } from "../domain/unit.ts";
import type { NoticeRow } from "../services/ports.ts";
import type { Located, Seen } from "./index-file.ts";
import type { UnitLedger } from "./unit-ledger.ts";

/** A new notice goes into the month's last file while that is smaller than this, so that a save stays cheap. */
const ROOM_BYTES = 96 * 1024;
const ROOM_NOTICES = 32;

/** What the store holds in memory of a unit: its folded ledger and a row for each notice, no bodies. */
export function createShelf(unit: UnitCode, ledger: UnitLedger) {
  const located = new Map<string, Located>();
  const sizes = new Map<string, { bytes: number; notices: number; seen: Seen | undefined }>();
  const info = (file: string) => {
    const found = sizes.get(file) ?? { bytes: 0, notices: 0, seen: undefined };
    sizes.set(file, found);
    return found;
  };

  return {
    unit,
    ledger,
    located,
    sizes,
    /** Files that could not be read; they are answered from the last good copy. */
    damaged: new Set<string>(),
    hasFolder: false,
    /** Counts changes, so that an index half written notices them. */
    changes: 0,
    indexedLines: 0,
    put(row: NoticeRow, file: string): void {
      if (!located.has(row.id)) info(file).notices += 1;
      located.set(row.id, { row, file });
      this.changes += 1;
    },
    /** Notes the bytes of a file, and how it was seen on disk (undefined: to be looked at again). */
    size(file: string, bytes: number, seen?: Seen): void {
      const found = info(file);
      found.bytes = bytes;
      found.seen = seen;
    },
    /** The file in which a notice lies, or will lie. */
    fileOf(id: string): string {
      const found = located.get(id)?.file;
      if (found) return found;
      const month = id.slice(0, 6);
      for (let part = 1; ; part += 1) {
        const file = part === 1 ? `${month}.json` : `${month}-${part}.json`;
        const size = sizes.get(file);
        if (!size || (!this.damaged.has(file) && size.bytes < ROOM_BYTES && size.notices < ROOM_NOTICES)) return file;
      }
    },
  };
}

export type Shelf = ReturnType<typeof createShelf>;
