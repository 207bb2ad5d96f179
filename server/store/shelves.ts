import type { UnitCode } from "../domain/unit.ts";
import { emptyReading } from "./read-ledger.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import { createUnitLedger } from "./unit-ledger.ts";
import type { FileSystem } from "./file-system.ts";
import type { Places } from "./places.ts";

/** All units that have a folder, and which of them holds a notice. */
export function createShelves({ files, places }: { files: FileSystem; places: Places }) {
  const shelves = new Map<UnitCode, Shelf>();
  const holders = new Map<string, Shelf>();
  const empty = (unit: UnitCode) =>
    createShelf(unit, createUnitLedger({ files, path: places.ledger(unit), unit, reading: emptyReading() }));

  return {
    all: () => shelves.values(),
    add(shelf: Shelf): void {
      shelves.set(shelf.unit, shelf);
      for (const id of shelf.located.keys()) holders.set(id, shelf);
    },
    holds: (id: string, shelf: Shelf) => void holders.set(id, shelf),
    holding: (id: string) => holders.get(id),
    /** A unit that has nothing yet reads as empty, and nothing is made for it. */
    forReading: (unit: UnitCode): Shelf => shelves.get(unit) ?? empty(unit),
    forWriting(unit: UnitCode): Shelf {
      const found = shelves.get(unit) ?? empty(unit);
      shelves.set(unit, found);
      return found;
    },
  };
}

export type Shelves = ReturnType<typeof createShelves>;
