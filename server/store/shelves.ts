import type { UnitCode } from "../domain/unit.ts";
import type { FileSystem } from "./file-system.ts";
import type { Places } from "./places.ts";
import { emptyReading } from "./read-ledger.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import { createUnitLedger } from "./unit-ledger.ts";

/**
 * All units that have a folder, and which of them holds a notice. A unit whose files are just as its index saw them
 * sleeps until it is asked for, so that a start costs little however much there is.
 */
export function createShelves({
  files,
  places,
  open,
}: {
  files: FileSystem;
  places: Places;
  /** Reads a unit's folder. */
  open: (unit: UnitCode) => Promise<Shelf>;
}) {
  const shelves = new Map<UnitCode, Promise<Shelf>>();
  const awake = new Set<Shelf>();
  const asleep = new Set<UnitCode>();
  const holders = new Map<string, UnitCode>();
  const empty = (unit: UnitCode) =>
    createShelf(unit, createUnitLedger({ files, path: places.ledger(unit), unit, reading: emptyReading() }));

  async function wake(unit: UnitCode): Promise<Shelf> {
    const shelf = await open(unit);
    awake.add(shelf);
    for (const id of shelf.located.keys()) holders.set(id, unit);
    return shelf;
  }

  /** The unit's shelf, woken when it sleeps; a failure to read is tried again by the next who asks. */
  function known(unit: UnitCode): Promise<Shelf> | undefined {
    const found = shelves.get(unit);
    if (found || !asleep.has(unit)) return found;
    const waking = wake(unit);
    shelves.set(unit, waking);
    waking.then(
      () => asleep.delete(unit),
      () => shelves.delete(unit),
    );
    return waking;
  }

  return {
    /** Those that are awake. */
    awake: (): Iterable<Shelf> => awake,
    /** Lets a unit sleep, with the ids of its notices. */
    lay(unit: UnitCode, ids: readonly string[]): void {
      asleep.add(unit);
      for (const id of ids) holders.set(id, unit);
    },
    holds: (id: string, unit: UnitCode) => void holders.set(id, unit),
    unitOf: (id: string) => holders.get(id),
    async holding(id: string): Promise<Shelf | undefined> {
      const unit = holders.get(id);
      return unit === undefined ? undefined : known(unit);
    },
    /** A unit that has nothing yet reads as empty, and nothing is made for it. */
    forReading: async (unit: UnitCode): Promise<Shelf> => (await known(unit)) ?? empty(unit),
    forWriting(unit: UnitCode): Promise<Shelf> {
      const found = known(unit);
      if (found) return found;
      const shelf = empty(unit);
      awake.add(shelf);
      const made = Promise.resolve(shelf);
      shelves.set(unit, made);
      return made;
    },
  };
}

export type Shelves = ReturnType<typeof createShelves>;
