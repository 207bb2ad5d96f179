import { UnitStopped, type Records } from "../services/ports.ts";
import { makeFolder, refusing } from "./append-file.ts";
import { createDurableFile, Damaged } from "./durable-file.ts";
import { openHeldFile, type HeldFile } from "./held-file.ts";
import type { Surroundings } from "./open-unit.ts";
import { createTurns } from "./turns.ts";
import { dirname } from "node:path";

type RecordFile<T> = { readonly v: 1; readonly records: Readonly<Record<string, T>> };

const parse = <T>(content: unknown): RecordFile<T> => {
  const file = content as Partial<RecordFile<T>> | null;
  if (typeof file !== "object" || file?.v !== 1 || typeof file.records !== "object") throw new Damaged("not records");
  return file as RecordFile<T>;
};

/** A set of records in one lowdb file. A damaged one is answered from the last good copy and takes nothing more (ST3). */
export async function openRecords<T>(
  name: string,
  {
    around,
    ready,
    mode,
    keep = () => true,
  }: {
    around: Surroundings;
    ready: () => Promise<void>;
    mode?: number;
    /** Records that it refuses are forgotten at the start. */
    keep?: (record: T) => boolean;
  },
): Promise<Records<T>> {
  const { files, places, copies, damages } = around;
  const path = places.registry(name);
  const relative = `registry/${name}.json`;
  const turns = createTurns();
  const held = await opened();
  const found = new Map<string, T>(Object.entries(held.data.records).filter(([, record]) => keep(record)));

  async function opened(): Promise<HeldFile<RecordFile<T>>> {
    const empty: RecordFile<T> = { v: 1, records: {} };
    try {
      const adapter = createDurableFile<RecordFile<T>>({ files, path, parse, ...(mode === undefined ? {} : { mode }) });
      return await openHeldFile(adapter, empty);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      damages.report({ unit: null, file: relative, code: "records-unreadable" });
      const good = await copies.read(relative, parse<T>);
      return { data: good ?? empty, replace: () => Promise.reject(new UnitStopped(relative)) };
    }
  }

  async function write(next: ReadonlyMap<string, T>): Promise<void> {
    await ready();
    await refusing(path, () => makeFolder(files, dirname(path)));
    await held.replace({ v: 1, records: Object.fromEntries(next) });
  }

  return {
    all: async () => [...found.values()],
    get: async (key) => found.get(key),
    put: (key, change) =>
      turns.take(name, async () => {
        const record = change(found.get(key));
        if (record === found.get(key)) return record;
        await write(new Map(found).set(key, record));
        found.set(key, record);
        return record;
      }),
    remove: (key) =>
      turns.take(name, async () => {
        if (!found.has(key)) return;
        await write(new Map([...found].filter(([other]) => other !== key)));
        found.delete(key);
      }),
  };
}
