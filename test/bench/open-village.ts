import { join } from "node:path";
import { createStillClock, villageClock } from "../../server/clock.ts";
import { createOffice } from "../../server/office.ts";
import { loadFacts } from "../../server/store/facts.ts";
import type { FileSystem } from "../../server/store/file-system.ts";
import { openStore } from "../../server/store/open-store.ts";
import { idOf } from "../faults/publishing.ts";
import { approvedNotice, textDraft } from "./notices.ts";

/** A month of its own, so that both sides of a comparison fill an empty file in step. */
const FRESH_MONTH = "209901";

/** Store and services on a folder, and the publication of a fresh notice through them, in milliseconds. */
export async function openVillage(data: string, { unit, files }: { unit: string; files?: FileSystem }) {
  const day = villageClock.today();
  const clock = createStillClock(`${day}T03:00:00.000Z`);
  const store = await openStore({ folder: data, clock, log: () => undefined, ...(files && { files }) });
  const facts = await loadFacts(join(import.meta.dirname, "..", "..", "data"));
  const reader = { file: unused, pasted: unused };
  const office = createOffice({
    store,
    facts,
    sessionKey: Buffer.alloc(32),
    reader,
    mark: (text) => text,
    clock,
    logError: console.error,
  });
  const officer = await store.officers.get("o-approver");
  if (!officer) throw new Error("no approver");
  return {
    async publish(n: number, onPrepared = () => {}): Promise<number> {
      const id = idOf(n, FRESH_MONTH);
      const { version } = await store.notices.save(approvedNotice({ id, unit, at: clock.now(), draft: textDraft(n) }));
      onPrepared();
      const start = performance.now();
      const acted = await office.notices.act(id, { type: "publish" }, { version, officer, leapConfirmed: true });
      const took = performance.now() - start;
      if (!acted.ok || acted.value.entry === null) throw new Error(`not published: ${JSON.stringify(acted)}`);
      return took;
    },
    close: () => store.close(),
  };
}

const unused = () => {
  throw new Error("no spreadsheet here");
};
