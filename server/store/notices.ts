import { LRUCache } from "lru-cache";
import { NOTICE_ID, type Notice } from "../domain/notice.ts";
import type { UnitCode } from "../domain/unit.ts";
import { Stale, UnitStopped, type Clock, type NoticeRow, type Notices } from "../services/ports.ts";
import { makeFolder, refusing } from "./append-file.ts";
import { createDurableFile, Damaged } from "./durable-file.ts";
import { openHeldFile, type HeldFile } from "./held-file.ts";
import {
  EMPTY_NOTICE_FILE,
  noticeIn,
  parseNoticeFile,
  printNoticeFile,
  withNotice,
  type NoticeFile,
} from "./notice-file.ts";
import { rowOf } from "./notice-row.ts";
import type { Surroundings } from "./open-unit.ts";
import { BadName, checkedId, checkedUnit } from "./places.ts";
import { confirmedEditions, reconcile } from "./reconcile.ts";
import type { Shelf } from "./shelf.ts";
import type { Shelves } from "./shelves.ts";
import type { Turns } from "./turns.ts";

const BODIES_HELD_BYTES = 24 * 1024 * 1024;

type Held = { readonly file: HeldFile<NoticeFile>; bytes: number };

/** Notices in lowdb files of a unit and month, with a row of each in memory and bodies read when needed. */
export function createNotices({
  shelves,
  around,
  turns,
  clock,
  ready,
}: {
  shelves: Shelves;
  around: Surroundings;
  turns: Turns;
  clock: Clock;
  /** Throws DiskRefused when this program may not write here. */
  ready: () => Promise<void>;
}): Notices {
  const { files, places, copies, damages } = around;
  const bodies = new LRUCache<string, Held>({
    maxSize: BODIES_HELD_BYTES,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes),
  });

  /** To be called in the turn of the file's month. */
  async function open(shelf: Shelf, name: string): Promise<Held> {
    const key = `${shelf.unit}/${name}`;
    const found = bodies.get(key);
    if (found) return found;
    const path = places.noticeFile(shelf.unit, name);
    const parse = parseNoticeFile(shelf.unit);
    const held: Held = { file: await opened(), bytes: shelf.sizes.get(name)?.bytes ?? 0 };
    bodies.set(key, held);
    return held;

    async function opened(): Promise<HeldFile<NoticeFile>> {
      const adapter = createDurableFile({
        files,
        path,
        parse,
        print: printNoticeFile,
        onWritten: (length) => (held.bytes = length),
      });
      if (!shelf.damaged.has(name)) {
        try {
          return await openHeldFile(adapter, EMPTY_NOTICE_FILE);
        } catch (error) {
          if (!(error instanceof Damaged)) throw error;
          damages.report({
            unit: shelf.unit,
            file: `units/${key.replace("/", "/notices/")}`,
            code: "notices-unreadable",
          });
          shelf.damaged.add(name);
          shelf.ledger.file.stop(path);
        }
      }
      const good = await copies.read(`units/${shelf.unit}/notices/${name}`, parse);
      return { data: good ?? EMPTY_NOTICE_FILE, replace: () => Promise.reject(new UnitStopped(path)) };
    }
  }

  const inMonth = <T>(unit: UnitCode, name: string, work: () => Promise<T>) =>
    turns.take(`${unit}/${name.slice(0, 6)}`, work);

  async function stored(shelf: Shelf, id: string): Promise<Notice | undefined> {
    const name = shelf.fileOf(id);
    const found = bodies.get(`${shelf.unit}/${name}`) ?? (await inMonth(shelf.unit, name, () => open(shelf, name)));
    return noticeIn(found.file.data, id);
  }

  async function find(id: string): Promise<Notice | undefined> {
    const shelf = NOTICE_ID.test(id) ? await shelves.holding(id) : undefined;
    if (!shelf) return undefined;
    const notice = await stored(shelf, id);
    const entryAt = async (sequence: number) => (await shelf.ledger.entries({ after: sequence - 1, limit: 1 }))[0];
    return notice && reconcile(notice, shelf.ledger.state, entryAt);
  }

  async function save(notice: Notice): Promise<Notice> {
    const unit = checkedUnit(notice.unit);
    const id = checkedId(notice.id);
    const shelf = await shelves.forWriting(unit);
    const name = shelf.fileOf(id);
    return inMonth(unit, name, async () => {
      await ready();
      if (shelf.ledger.file.stopped !== undefined) throw new UnitStopped(shelf.ledger.file.stopped);
      if ((shelves.unitOf(id) ?? unit) !== unit) throw new BadName("unit");
      const name = shelf.fileOf(id);
      const held = await open(shelf, name);
      const version = noticeIn(held.file.data, id)?.version ?? 0;
      if (version !== notice.version) throw new Stale(`${id}: version is ${version}, not ${notice.version}`);
      await folderOf(shelf);
      return put({ shelf, name, held, notice: { ...notice, version: version + 1 } });
    });
  }

  async function put({ shelf, name, held, notice }: { shelf: Shelf; name: string; held: Held; notice: Notice }) {
    const key = `${shelf.unit}/${name}`;
    const savedAt = clock.now();
    try {
      await held.file.replace(withNotice(held.file.data, notice, savedAt));
    } catch (error) {
      bodies.delete(key);
      throw error;
    }
    bodies.delete(key);
    bodies.set(key, held);
    shelf.put(rowOf(notice, savedAt), name);
    shelf.size(name, held.bytes);
    shelves.holds(notice.id, shelf.unit);
    return notice;
  }

  async function folderOf(shelf: Shelf): Promise<void> {
    if (shelf.hasFolder) return;
    const folder = places.notices(shelf.unit);
    await refusing(folder, () => makeFolder(files, folder));
    shelf.hasFolder = true;
  }

  /** A row whose edition the ledger does not confirm is told as the working copy that it is. */
  const confirmed = async (shelf: Shelf, row: NoticeRow): Promise<NoticeRow> => {
    if (row.editions === confirmedEditions(shelf.ledger.state, row.id)) return row;
    const notice = await find(row.id);
    return notice ? rowOf(notice, row.savedAt) : row;
  };

  async function rowsOf(shelf: Shelf): Promise<NoticeRow[]> {
    const rows: NoticeRow[] = [];
    for (const { row } of shelf.located.values()) {
      const sure = row.editions === confirmedEditions(shelf.ledger.state, row.id);
      rows.push(sure ? row : await confirmed(shelf, row));
    }
    return rows;
  }

  return {
    find,
    save,
    rows: async (unit) => rowsOf(await shelves.forReading(checkedUnit(unit))),
    async scheduled() {
      const rows: NoticeRow[] = [];
      for (const shelf of shelves.awake()) {
        for (const { row } of shelf.located.values()) {
          const sure = row.editions === confirmedEditions(shelf.ledger.state, row.id);
          const told = sure ? row : await confirmed(shelf, row);
          if (told.copy === "scheduled") rows.push(told);
        }
      }
      return rows;
    },
    unitOf: async (id) => (NOTICE_ID.test(id) ? shelves.unitOf(id) : undefined),
  };
}
