import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Store } from "../../server/services/ports.ts";
import { approvedNotice, idOf, publish, published, VILLAGE } from "./publishing.ts";
import { aFolder, openIn } from "../store/village.ts";
import {
  afterPowerCut,
  contentOf,
  createRecorder,
  LOSSES,
  type Loss,
  type Omission,
  type Operation,
} from "./recorder.ts";

type Run = {
  readonly before: ReadonlyMap<string, Buffer>;
  readonly operations: readonly Operation[];
  /** Operations done when somebody was told: the listener, and the one who published. */
  readonly told: number;
  readonly lines: number;
};

/** A publication on a folder that holds `earlier` publications, with every file operation recorded. */
async function recorded(earlier: number, omit?: Omission): Promise<Run> {
  const folder = await aFolder();
  const first = await openIn(folder);
  for (let n = 0; n < earlier; n += 1) await published(first, n);
  if (earlier > 0) await first.notices.save(approvedNotice(idOf(earlier)));
  await first.close();
  const before = await contentOf(folder);
  const recorder = createRecorder(folder, omit ? { omit } : {});
  const store = await openIn(folder, { files: recorder.files });
  if (earlier === 0) await store.notices.save(approvedNotice(idOf(0)));
  let told = 0;
  store.ledgers.onAppend(() => (told = recorder.operations.length));
  await publish(store, idOf(earlier));
  const operations = recorder.operations.filter(({ path }) => !path.startsWith("lock"));
  told -= recorder.operations.length - operations.length;
  await store.close();
  return { before, operations, told, lines: earlier };
}

/** What is wrong after a power cut at an operation; nothing, when the store is as it promised. */
async function wrongAfter(run: Run, { done, loss }: { done: number; loss: Loss }): Promise<string | undefined> {
  const folder = join(await aFolder(), "data");
  await mkdir(folder);
  await afterPowerCut({ before: run.before, operations: run.operations.slice(0, done), loss, into: folder });
  const store = await openIn(folder);
  try {
    return await wrongIn(store, run, done >= run.told);
  } finally {
    await store.close();
  }
}

async function wrongIn(store: Store, { lines }: Run, told: boolean): Promise<string | undefined> {
  const damage = store.damage().filter(({ code }) => code !== "torn-line-dropped");
  if (damage.length > 0) return `damage: ${damage.map(({ code }) => code).join()}`;
  const { sequence } = await store.ledgers.head(VILLAGE);
  if (told && sequence !== lines + 1) return "what was told is lost";
  const notice = await store.notices.find(idOf(lines));
  if (sequence === lines + 1 && notice?.editions.length !== 1) return "a line without its edition";
  if (sequence === lines && notice && notice.workingCopy?.status.name !== "approved") return "half a publication shows";
  if (sequence === lines && !notice && lines > 0) return "the notice is lost";
  if (sequence === lines) await (notice ? publish(store, idOf(lines)) : published(store, lines));
  const entries = await store.ledgers.entries(VILLAGE, { after: 0, limit: 99 });
  const numbers = entries.map((entry) => (entry.kind === "published" ? entry.number.number : 0));
  return numbers.every((number, place) => number === place + 1) ? undefined : `numbers ${numbers.join()}`;
}

async function allWrong(run: Run): Promise<string[]> {
  const wrong = new Set<string>();
  for (const loss of LOSSES) {
    for (let done = 0; done <= run.told; done += 1) {
      const found = await wrongAfter(run, { done, loss });
      if (found) wrong.add(found);
    }
  }
  return [...wrong];
}

it("[LG3] a publication is one atomic replace and one append with fsync, and nothing else", async () => {
  const { operations, told } = await recorded(3);
  const steady = operations.slice(
    operations.findIndex(({ path }) => path.endsWith(".tmp")),
    told,
  );
  expect(steady.map(({ op, path }) => `${op} ${path.replace(`units/${VILLAGE}/`, "")}`)).toEqual([
    "open notices/202611.json.tmp",
    "write notices/202611.json.tmp",
    "sync notices/202611.json.tmp",
    "rename notices/202611.json.tmp",
    "sync-folder notices",
    "write ledger.jsonl",
    "sync ledger.jsonl",
  ]);
});

it("[LG3] every prefix of a village's first publication recovers, whatever a power cut drops", async () => {
  expect(await allWrong(await recorded(0))).toEqual([]);
}, 240_000);

it("[LG3] every prefix of a later publication recovers, whatever a power cut drops", async () => {
  expect(await allWrong(await recorded(3))).toEqual([]);
}, 240_000);

const PROTECTIONS = [
  [{ op: "sync", path: "ledger.jsonl" }, "what was told is lost"],
  [{ op: "sync", path: ".json.tmp" }, "damage: notices-unreadable"],
  [{ op: "sync-folder", path: "notices" }, "a line without its edition"],
] as const;

it.each(PROTECTIONS)(
  "[LG3] without %o the same prefixes go wrong: the test sees it",
  async (omit, wrong) => {
    expect(await allWrong(await recorded(3, omit))).toContain(wrong);
  },
  240_000,
);
