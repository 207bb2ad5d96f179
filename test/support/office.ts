import { join } from "node:path";
import { createStillClock } from "../../server/clock.ts";
import type { Action } from "../../server/domain/review.ts";
import { createOffice } from "../../server/office.ts";
import { nodeFileSystem, type FileSystem } from "../../server/store/file-system.ts";
import { loadFacts } from "../../server/store/facts.ts";
import { openStore } from "../../server/store/open-store.ts";

const unread = () => {
  throw new Error("no spreadsheet here");
};

/** The office on a data folder, without a server, on a disk of its own; villages follow what the township does. */
export async function openOffice({
  folder,
  at,
  files = nodeFileSystem,
  logError,
}: {
  folder: string;
  at: string;
  files?: FileSystem;
  logError: (error: unknown) => void;
}) {
  const clock = createStillClock(at);
  const store = await openStore({ folder, clock, log: () => undefined, files });
  const office = createOffice({
    store,
    facts: await loadFacts(join(import.meta.dirname, "../../data")),
    sessionKey: Buffer.alloc(32),
    reader: { file: unread, pasted: unread },
    mark: (text) => text,
    clock,
    logError,
  });
  store.ledgers.onAppend(office.following.onEntry);

  /** What an officer does with a notice at its version of now; throws where it is refused. */
  async function act(signIn: string, id: string, action: Action): Promise<void> {
    const officer = (await office.officers.all()).find((each) => each.signIn === signIn);
    const notice = await store.notices.find(id);
    if (!officer || !notice) throw new Error(`no ${officer ? "notice" : "officer"} ${officer ? id : signIn}`);
    const done = await office.notices.act(id, action, { version: notice.version, officer });
    if (!done.ok) throw new Error(done.error.code);
  }

  return { clock, store, office, act };
}
