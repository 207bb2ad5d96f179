import { Low, type Adapter } from "lowdb";

/** A lowdb file held in memory, whose memory never runs ahead of the disk (ST1). */
export type HeldFile<T> = {
  readonly data: T;
  /** Writes what `next` makes of the data, then remembers it. When the disk refuses, memory stays as it was. */
  replace(next: T): Promise<void>;
};

/** Throws Damaged when the file is not readable. */
export async function openHeldFile<T>(adapter: Adapter<T>, empty: T): Promise<HeldFile<T>> {
  const held = new Low<T>(adapter, empty);
  await held.read();
  return {
    get data() {
      return held.data;
    },
    async replace(next) {
      await new Low<T>(adapter, next).write();
      held.data = next;
    },
  };
}
