import type { Log } from "./damages.ts";
import { saveIndex, type Seen } from "./index-file.ts";
import type { Surroundings } from "./open-unit.ts";
import type { Shelf } from "./shelf.ts";
import type { Shelves } from "./shelves.ts";

const EVERY_MS = 60_000;

const lines = ({ ledger }: Shelf): number => ledger.state.head.sequence;

/** A start would have more to read than is worth its while. */
const isBehind = (shelf: Shelf): boolean => lines(shelf) - shelf.indexedLines > Math.max(200, lines(shelf) / 10);

/** Keeps each unit's index near enough to the truth that a start has little to read. Never in the path of a publication. */
export function createIndexes({
  shelves,
  around: { files, places },
  mayWrite,
  log,
}: {
  shelves: Shelves;
  around: Surroundings;
  mayWrite: () => boolean;
  log: Log;
}) {
  let underWay: Promise<void> = Promise.resolve();
  const saved = new Map<Shelf, number>();
  const timer = setInterval(() => void (underWay = underWay.then(() => saveSome(isBehind))), EVERY_MS);
  timer.unref();

  const isChanged = (shelf: Shelf) => saved.get(shelf) !== shelf.changes || lines(shelf) !== shelf.indexedLines;

  async function saveSome(which: (shelf: Shelf) => boolean): Promise<void> {
    for (const shelf of shelves.awake()) {
      if (!mayWrite() || shelf.ledger.file.stopped !== undefined || !which(shelf)) continue;
      await saveOne(shelf).catch((error: unknown) =>
        log("index-not-written", { unit: shelf.unit, error: String(error) }),
      );
    }
  }

  async function saveOne(shelf: Shelf): Promise<void> {
    const { changes, ledger } = shelf;
    const sequence = lines(shelf);
    const stillTrue = () => shelf.changes === changes && lines(shelf) === sequence;
    const seen = await lookAt(shelf);
    if (!stillTrue()) return;
    const index = { folded: { ...ledger.extent(), state: ledger.state }, seen, rows: [...shelf.located.values()] };
    if (await saveIndex({ files, path: places.index(shelf.unit), index, stillTrue })) {
      shelf.indexedLines = sequence;
      saved.set(shelf, changes);
    }
  }

  async function lookAt(shelf: Shelf): Promise<Map<string, Seen>> {
    const seen = new Map<string, Seen>();
    for (const file of shelf.sizes.keys()) {
      const found = shelf.damaged.has(file) ? undefined : await files.stat(places.noticeFile(shelf.unit, file));
      if (found) seen.set(file, found);
    }
    return seen;
  }

  return {
    /** Notes that a unit's index was read and holds as it is. */
    holds: (shelf: Shelf) => void saved.set(shelf, shelf.changes),
    async close() {
      clearInterval(timer);
      await underWay;
      await saveSome(isChanged);
    },
  };
}
