import type { Entry } from "../domain/ledger.ts";
import { UnitStopped, type Ledgers } from "../services/ports.ts";
import type { Log } from "./damages.ts";
import { checkedUnit } from "./places.ts";
import type { Shelves } from "./shelves.ts";
import type { Turns } from "./turns.ts";

/** The ledgers of all units. Listeners hear of an entry after it is on disk, in the order of the chain (LG3). */
export function createLedgers({
  shelves,
  turns,
  ready,
  log,
}: {
  shelves: Shelves;
  turns: Turns;
  ready: () => Promise<void>;
  log: Log;
}): Ledgers {
  const listeners = new Set<(entry: Entry) => void>();

  function tell(entry: Entry): void {
    for (const listener of listeners) {
      try {
        listener(entry);
      } catch (error) {
        log("listener-threw", { unit: entry.unit, sequence: entry.sequence, error: String(error) });
      }
    }
  }

  return {
    head: async (unit) => (await shelves.forReading(checkedUnit(unit))).ledger.state.head,
    state: async (unit) => (await shelves.forReading(checkedUnit(unit))).ledger.state,
    entries: async (unit, range) => (await shelves.forReading(checkedUnit(unit))).ledger.entries(range),
    async append(unit, write) {
      const { ledger } = await shelves.forWriting(checkedUnit(unit));
      return turns.take(`ledger ${unit}`, async () => {
        await ready();
        if (ledger.file.stopped !== undefined) throw new UnitStopped(ledger.file.stopped);
        const entry = await ledger.append(write);
        tell(entry);
        return entry;
      });
    },
    onAppend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
