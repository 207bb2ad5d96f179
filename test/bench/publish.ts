import { join } from "node:path";
import { villageClock } from "../../server/clock.ts";
import { createRecorder } from "../faults/recorder.ts";
import { atMost, interleaved, median, spread, type Bench, type Figure } from "./figure.ts";
import { LARGE, largeFolder, VILLAGES, withFolder } from "./folders.ts";
import { generate } from "./generate.ts";
import { openVillage } from "./open-village.ts";
import { villageCode } from "./people.ts";

const SMALL = 1_000;
const ROUNDS = 60;
const UNIT = villageCode(3);
const BAR = 1.2;
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

export const publishBench: Bench = (say) =>
  withFolder(async (folder) => {
    const small = join(folder, "data");
    generate(small, { villages: VILLAGES, each: SMALL / VILLAGES, today: villageClock.today() });
    const large = join(await largeFolder(say), "data");
    const [few, many] = [await openVillage(small, { unit: UNIT }), await openVillage(large, { unit: UNIT })];
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
  const village = await openVillage(data, { unit: UNIT, files: recorder.files });
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
