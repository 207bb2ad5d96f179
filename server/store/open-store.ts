import type { Officer } from "../domain/officer.ts";
import type { Screen } from "../domain/screen.ts";
import { levelOf, type Unit, type UnitCode } from "../domain/unit.ts";
import { DiskRefused, type Clock, type Store } from "../services/ports.ts";
import type { Session } from "../services/record-ports.ts";
import { openAuditLog } from "./audit-log.ts";
import { createDamages, type Log } from "./damages.ts";
import { createEvidenceLog } from "./evidence-log.ts";
import { nodeFileSystem, type FileSystem } from "./file-system.ts";
import { createGoodCopies } from "./good-copies.ts";
import { createIdentities } from "./identities.ts";
import { createIndexes } from "./indexes.ts";
import { createLedgers } from "./ledgers.ts";
import { createNotices } from "./notices.ts";
import { openUnit, type Surroundings } from "./open-unit.ts";
import { createPlaces } from "./places.ts";
import { openRecords } from "./records.ts";
import { restingIds } from "./resting.ts";
import type { Shelf } from "./shelf.ts";
import { createShelves } from "./shelves.ts";
import { createTurns } from "./turns.ts";
import { openWriteAccess } from "./write-access.ts";

/**
 * Opens a data folder: readable files, one folder a unit (design.md §5). What is damaged is named in `damage()`; where
 * the disk lets nobody write, everything is still read. Throws FolderTaken when another program writes there (ST1).
 */
export async function openStore({
  folder,
  backups,
  clock,
  log,
  files = nodeFileSystem,
}: {
  folder: string;
  /** Where verified backups lie; damaged files are answered from them (ST3). */
  backups?: string;
  clock: Clock;
  log: Log;
  files?: FileSystem;
}): Promise<Store> {
  const places = createPlaces(folder);
  const damages = createDamages(log);
  const around: Surroundings = { files, places, damages, copies: createGoodCopies({ files, backups }) };
  const access = await openWriteAccess(around);
  const { ready } = access;
  const mayWrite = () => access.held;
  const turns = createTurns();
  const shelves = createShelves({ files, places, open });
  const indexes = createIndexes({ shelves, around, mayWrite, log });

  async function open(unit: UnitCode): Promise<Shelf> {
    const shelf = await openUnit(unit, around);
    indexes.holds(shelf);
    if (mayWrite() && shelf.ledger.state.head.sequence > 0) await prepared(shelf.ledger.file);
    return shelf;
  }

  try {
    for (const { name } of await files.list(places.units)) {
      if (levelOf(name) === undefined) continue;
      const ids = await restingIds(name, around);
      shelves.lay(name, ids ?? []);
      if (!ids) await shelves.forReading(name);
    }
    const records = { around, ready };
    const audit = await openAuditLog(records);
    const evidence = createEvidenceLog(records);
    const keep = ({ endsAt }: Session) => endsAt > clock.now();
    return {
      ledgers: createLedgers({ shelves, turns, ready, log }),
      notices: createNotices({ shelves, around, turns, clock, ready }),
      inTurn: (unit, work) => turns.take(`unit ${unit}`, work),
      units: await openRecords<Unit>("units", records),
      officers: await openRecords<Officer>("officers", { ...records, mode: 0o600 }),
      screens: await openRecords<Screen>("screens", { ...records, mode: 0o600 }),
      sessions: await openRecords<Session>("sessions", { ...records, mode: 0o600, keep }),
      identities: createIdentities(records),
      evidence,
      audit,
      damage: () => damages.found,
      async close() {
        await turns.rest();
        await Promise.allSettled([audit.close(), evidence.close()]);
        await indexes.close();
        for (const { ledger } of shelves.awake()) await ledger.file.close();
        await access.release();
      },
    };
  } catch (error) {
    await access.release();
    throw error;
  }
}

/** Drops a torn end and syncs what a killed program may have left unsynced, before anyone is told of it (LG3). */
const prepared = (file: { readonly stopped: string | undefined; prepare(): Promise<void> }): Promise<void> =>
  file.stopped === undefined
    ? file.prepare().catch((error: unknown) => {
        if (!(error instanceof DiskRefused)) throw error;
      })
    : Promise.resolve();
