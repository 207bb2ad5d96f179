import type { UnitCode } from "../domain/unit.ts";
import type { Damages } from "./damages.ts";
import { Damaged, readDurable } from "./durable-file.ts";
import type { FileSystem } from "./file-system.ts";
import type { GoodCopies } from "./good-copies.ts";
import { loadIndex, type Index, type Located } from "./index-file.ts";
import { parseNoticeFile } from "./notice-file.ts";
import { rowOf } from "./notice-row.ts";
import { NOTICE_FILE, type Places } from "./places.ts";
import { readLedger } from "./read-ledger.ts";
import { salvageLedger } from "./salvage-ledger.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import { createUnitLedger } from "./unit-ledger.ts";

export type Surroundings = {
  readonly files: FileSystem;
  readonly places: Places;
  readonly copies: GoodCopies;
  readonly damages: Damages;
};

/** Reads what a unit's folder holds. Damage is named, stops this unit alone, and is answered from good copies (ST3). */
export async function openUnit(unit: UnitCode, around: Surroundings): Promise<Shelf> {
  const { files, places, copies, damages } = around;
  const index = await loadIndex(files, places.index(unit));
  const path = places.ledger(unit);
  const file = `units/${unit}/ledger.jsonl`;
  const reading = await readLedger({ files, path, unit, folded: index?.folded });
  const { broken } = reading;
  if (reading.torn) damages.report({ unit, file, code: "torn-line-dropped", line: reading.starts.length + 1 });
  if (broken) damages.report({ unit, file, code: broken.code, line: broken.sequence });
  const lost = await isShorterThanIndexed(files, path, index);
  if (lost && !broken) damages.report({ unit, file, code: "lines-missing", line: reading.starts.length + 1 });
  else if (!reading.trusted && !broken) damages.report({ unit, file, code: "lines-differ-from-index" });
  const salvage =
    broken || lost ? await salvageLedger({ files, path, unit, copy: await copies.path(file) }) : undefined;
  const ledger = createUnitLedger({ files, path, unit, reading, salvage });
  if (salvage) ledger.file.stop(`${file} line ${broken?.sequence ?? reading.starts.length + 1}`);
  const shelf = createShelf(unit, ledger);
  await readNotices(shelf, index, around);
  shelf.indexedLines = index ? reading.starts.length : 0;
  return shelf;
}

/** A ledger only grows: one that is shorter than the index says has lost lines that were acknowledged. */
async function isShorterThanIndexed(files: FileSystem, path: string, index: Index | undefined): Promise<boolean> {
  return index !== undefined && ((await files.stat(path))?.size ?? 0) < index.folded.length;
}

async function readNotices(shelf: Shelf, index: Index | undefined, around: Surroundings): Promise<void> {
  const { files, places } = around;
  const indexed = byFile(index?.rows ?? []);
  const folder = places.notices(shelf.unit);
  const names = (await files.list(folder)).map(({ name }) => name);
  const present = new Set(names.filter((name) => NOTICE_FILE.test(name)));
  for (const name of present) {
    const stat = await files.stat(places.noticeFile(shelf.unit, name));
    const seen = index?.seen.get(name);
    const rows = indexed.get(name) ?? [];
    if (stat && seen && stat.size === seen.size && stat.changed === seen.changed) {
      for (const { row } of rows) shelf.put(row, name);
      shelf.size(name, stat.size, stat);
    } else {
      await readFile(shelf, name, rows, around);
      if (stat) shelf.size(name, stat.size, shelf.damaged.has(name) ? undefined : stat);
    }
  }
  for (const [name, rows] of indexed) if (!present.has(name)) await missing(shelf, name, rows, around);
}

async function readFile(shelf: Shelf, name: string, rows: readonly Located[], around: Surroundings): Promise<void> {
  const { files, places } = around;
  const { unit } = shelf;
  try {
    const content = await readDurable({ files, path: places.noticeFile(unit, name), parse: parseNoticeFile(unit) });
    for (const [id, notice] of Object.entries(content?.notices ?? {})) {
      shelf.put(rowOf(notice, content?.saved[id] ?? notice.createdAt), name);
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    await damagedFile(shelf, name, { rows, code: "notices-unreadable" }, around);
  }
}

const missing = (shelf: Shelf, name: string, rows: readonly Located[], around: Surroundings): Promise<void> =>
  damagedFile(shelf, name, { rows, code: "notices-missing" }, around);

async function damagedFile(
  shelf: Shelf,
  name: string,
  { rows, code }: { rows: readonly Located[]; code: string },
  { copies, damages }: Surroundings,
): Promise<void> {
  const { unit } = shelf;
  const file = `units/${unit}/notices/${name}`;
  damages.report({ unit, file, code });
  shelf.damaged.add(name);
  shelf.ledger.file.stop(file);
  const copy = await copies.read(file, parseNoticeFile(unit));
  for (const { row } of rows) shelf.put(row, name);
  for (const [id, notice] of Object.entries(copy?.notices ?? {})) {
    shelf.put(rowOf(notice, copy?.saved[id] ?? notice.createdAt), name);
  }
}

function byFile(rows: Iterable<Located>): Map<string, Located[]> {
  const found = new Map<string, Located[]>();
  for (const located of rows) {
    const list = found.get(located.file);
    if (list) list.push(located);
    else found.set(located.file, [located]);
  }
  return found;
}
