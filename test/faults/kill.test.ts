import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { verifyFolder } from "../../server/store/verify-folder.ts";
import { aFolder, openIn } from "../store/village.ts";
import { idOf, published, VILLAGE } from "./publishing.ts";

const KILLS = 200;
/** Programs at once, each with a folder of its own: most of a life is the start of Node. */
const AT_ONCE = 4;
const WRITER = join(import.meta.dirname, "writer.ts");
/** Keeps the compiled writer between lives. */
const COMPILED = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "sanwu-writer-compiled") };

/** Lets a writer publish until it is killed at some instant after its first notice, and says what it acknowledged. */
async function killedWriter(folder: string, first: number, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, folder, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: COMPILED,
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  await setTimeout(milliseconds);
  child.kill("SIGKILL");
  await closed;
  return said.split("\n").slice(0, -1);
}

/** Kills one writer after the other on one folder; what was acknowledged must stand there in the end. */
async function manyKills(kills: number, seed: number): Promise<number> {
  const folder = await aFolder();
  const acknowledged: string[] = [];
  let random = seed;
  for (let kill = 0; kill < kills; kill += 1) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    acknowledged.push(...(await killedWriter(folder, kill * 100_000, random % 23)));
  }
  const store = await openIn(folder);
  const entries = await store.ledgers.entries(VILLAGE, { after: 0, limit: Infinity });
  const lines = entries.map((entry) =>
    entry.kind === "published" ? `${entry.sequence} ${entry.number.number} ${entry.notice}` : entry.kind,
  );
  const lost = acknowledged.filter((line) => !lines.includes(line));
  const gaps = entries.filter((entry, place) => entry.kind === "published" && entry.number.number !== place + 1);
  const half: string[] = [];
  for (const { id } of await store.notices.rows(VILLAGE)) {
    const editions = (await store.notices.find(id))?.editions.length;
    const published = entries.some((entry) => "notice" in entry && entry.notice === id);
    if (editions !== (published ? 1 : 0)) half.push(id);
  }
  expect({ lost, gaps, half }).toEqual({ lost: [], gaps: [], half: [] });
  expect((await published(store, 99_000_000)).sequence).toBe(entries.length + 1);
  await store.close();
  expect((await verifyFolder(folder)).problems).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  return acknowledged.length;
}

it(`[LG3] after ${KILLS} kills at random instants nothing acknowledged is lost and numbers have no gap`, async () => {
  const runs = Array.from({ length: AT_ONCE }, (_, run) => manyKills(KILLS / AT_ONCE, 7 + run));
  const acknowledged = await Promise.all(runs);
  expect(acknowledged.reduce((sum, count) => sum + count)).toBeGreaterThan(KILLS);
}, 600_000);

it("[LG3] the check of the kills sees a lost line", async () => {
  const folder = await aFolder();
  const said = await killedWriter(folder, 0, 10);
  const text = await readFile(join(folder, `units/${VILLAGE}/ledger.jsonl`), "utf8");
  expect(text).toContain(said.at(-1)?.split(" ")[2]);
  expect(text).not.toContain(idOf(99_999));
});
