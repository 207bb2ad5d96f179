import { join } from "node:path";
import { createStillClock } from "../../server/clock.ts";
import { createOffice } from "../../server/office.ts";
import { nodeFileSystem, type FileSystem } from "../../server/store/file-system.ts";
import { loadFacts } from "../../server/store/facts.ts";
import { openStore } from "../../server/store/open-store.ts";

/**
 * An office that withdraws a notice and carries it to the villages, on a disk that stops in the middle of a village's
 * line. It says "torn" and hangs, so that it can be killed between the two ledgers.
 */
const [, , folder = "", notice = "", signIn = "", village = "", at = ""] = process.argv;

const stalling: FileSystem = {
  ...nodeFileSystem,
  async open(path, flags, mode) {
    const file = await nodeFileSystem.open(path, flags, mode);
    if (!path.endsWith(join(village, "ledger.jsonl"))) return file;
    return {
      ...file,
      async write(line) {
        await file.write(line.slice(0, 60));
        process.stdout.write("torn\n");
        await new Promise(() => setInterval(() => undefined, 1_000));
      },
    };
  },
};

const clock = createStillClock(at);
const store = await openStore({ folder, clock, log: () => undefined, files: stalling });
const unread = () => {
  throw new Error("no spreadsheet here");
};
const office = createOffice({
  store,
  facts: await loadFacts(join(import.meta.dirname, "../../data")),
  sessionKey: Buffer.alloc(32),
  reader: { file: unread, pasted: unread },
  mark: (text) => text,
  clock,
  logError: (error) => console.error(error),
});
store.ledgers.onAppend(office.following.onEntry);
const officer = (await office.officers.all()).find((each) => each.signIn === signIn);
const found = await store.notices.find(notice);
if (!officer || !found) throw new Error("not settled");
const action = { type: "withdraw", reason: "要重新核实" } as const;
const done = await office.notices.act(notice, action, { version: found.version, officer });
if (!done.ok) throw new Error(done.error.code);
