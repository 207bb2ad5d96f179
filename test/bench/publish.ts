import { join } from "node:path";
import { createStillClock, villageClock } from "../../server/clock.ts";
import { createOffice } from "../../server/office.ts";
import { loadFacts } from "../../server/store/facts.ts";
import type { FileSystem } from "../../server/store/file-system.ts";
import { openStore } from "../../server/store/open-store.ts";
import { createRecorder } from "../faults/recorder.ts";
import { idOf } from "../faults/publishing.ts";
import { atMost, interleaved, median, spread, type Bench, type Figure } from "./figure.ts";
import { LARGE, largeFolder, VILLAGES, withFolder } from "./folders.ts";
import { generate } from "./generate.ts";
import { approvedNotice, textDraft } from "./notices.ts";
import { villageCode } from "./people.ts";

const SMALL = 1_000;
const ROUNDS = 60;
const UNIT = villageCode(3);
const BAR = 1.2;
/** Both sides begin with an empty file of this month, so that they fill it in step. */
const FRESH_MONTH = "209901";

/** What LG3 allows a publication to do to the disk, and nothing else. */
const ALLOWED = [
  "open tmp",
  "write tmp",
  "sync tmp",
  "rename tmp",
  "sync-folder notices",
  "write ledger",
  "sync ledger",
];

/** Store and services on a folder, and the publication of a fresh notice through them, in milliseconds. */
async function openVillage(data: string, files?: FileSystem) {
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
      const { version } = await store.notices.save(
        approvedNotice({ id, unit: UNIT, at: clock.now(), draft: textDraft(n) }),
      );
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

export const publishBench: Bench = (say) =>
  withFolder(async (folder) => {
    const small = join(folder, "data");
    generate(small, { villages: VILLAGES, each: SMALL / VILLAGES, today: villageClock.today() });
    const large = join(await largeFolder(say), "data");
    const [few, many] = [await openVillage(small), await openVillage(large)];
    say("both stores are open");
    for (let n = 0; n < 5; n += 1) await Promise.all([few.publish(n), many.publish(n)]);
    const taken = await interleaved(ROUNDS, {
      ours: (round) => many.publish(10 + round),
      limit: (round) => few.publish(10 + round),
    });
    await Promise.all([few.close(), many.close()]);
    const ratio = median(taken.ours) / median(taken.limit);
    return [
      {
        name: `publication at ${LARGE} notices`,
        ours: spread(taken.ours),
        limit: `${spread(taken.limit)} at ${SMALL}`,
        ratio,
        bar: atMost(ratio, BAR, `≤ ${BAR} ×`),
      },
      await operations(large),
    ];
  });

/** Every change to the disk that a publication makes, recorded at 80,000 notices. */
async function operations(data: string): Promise<Figure> {
  const recorder = createRecorder(data);
  const village = await openVillage(data, recorder.files);
  let from = 0;
  await village.publish(ROUNDS + 20);
  await village.publish(ROUNDS + 21, () => (from = recorder.operations.length));
  const done = recorder.operations.slice(from).map(({ op, path }) => `${op} ${wordFor(path)}`);
  await village.close();
  return {
    name: "  file operations of one publication",
    ours: done.join(", "),
    bar: { text: "LG3: one replace, one append", kept: done.join() === ALLOWED.join() },
  };
}

const wordFor = (path: string): string =>
  path.endsWith(".tmp")
    ? "tmp"
    : path.endsWith("ledger.jsonl")
      ? "ledger"
      : path.endsWith("/notices")
        ? "notices"
        : path;
