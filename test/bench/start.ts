import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { atMost, ms, type Bench, type Figure, type Say } from "./figure.ts";
import { LARGE, largeFolder } from "./folders.ts";
import { villageCode } from "./people.ts";
import { cpuMs, residentMb, startMain } from "./processes.ts";

const MOST_MS = 3_000;
const MOST_MB = 300;
const ROUNDS = 3;
/** What goes on behind the first page of a folder without index. */
const SETTLE_MS = 5_000;

type Start = {
  readonly firstPage: number;
  readonly cpu: number;
  readonly memory: { readonly now: number; readonly highest: number };
  /** A while after the first page. */
  readonly later: { readonly now: number; readonly highest: number };
};

/** From the spawn of the process to the first board page in full. Ends the server as a service does, or as a power cut. */
async function startOnce(folder: string, end: NodeJS.Signals): Promise<Start> {
  const began = performance.now();
  const server = await startMain(folder);
  try {
    const answer = await fetch(`${server.url}/b/${villageCode(7)}`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`the board answers ${answer.status}`);
    const firstPage = performance.now() - began;
    const [cpu, memory] = [await cpuMs(server.pid), await residentMb(server.pid)];
    if (end === "SIGTERM") await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return { firstPage, cpu, memory, later: await residentMb(server.pid) };
  } finally {
    await server.end(end);
  }
}

/** Starts on 80,000 notices: as after any stop, after a kill, and with no index at all (a restored or copied folder). */
export const startBench: Bench = async (say) => {
  const folder = await largeFolder(say);
  await dropIndexes(join(folder, "data"));
  const anew = await startOnce(folder, "SIGTERM");
  tell(say, "without any index", anew);
  const killed: Start[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    killed.push(await startOnce(folder, "SIGKILL"));
    tell(say, "start", killed.at(-1) ?? anew);
  }
  const usual = killed.toSorted((a, b) => a.firstPage - b.firstPage)[ROUNDS >> 1] ?? anew;
  return [...figuresOf(`start, ${LARGE} notices`, usual), ...figuresOf("  with no index yet", anew, false)];
};

function figuresOf(name: string, { firstPage, cpu, memory, later }: Start, barred = true): Figure[] {
  const highest = Math.max(memory.highest, later.highest);
  const bars = barred
    ? { time: atMost(firstPage, MOST_MS, "≤ 3 s"), memory: atMost(memory.highest, MOST_MB, "≤ 300 MB") }
    : undefined;
  return [
    { name: `${name}: first page`, ours: `${ms(firstPage)} (CPU ${ms(cpu)})`, ...(bars && { bar: bars.time }) },
    {
      name: `${name}: resident`,
      ours: `${memory.now.toFixed(0)} MB, at most ${memory.highest.toFixed(0)}${barred ? "" : `, ${highest.toFixed(0)} a while later`}`,
      ...(bars && { bar: bars.memory }),
    },
  ];
}

const tell = (say: Say, what: string, { firstPage, memory, later }: Start) =>
  say(
    `${what}: ${ms(firstPage)}, ${memory.now.toFixed(0)} MB, later ${later.now.toFixed(0)} (at most ${later.highest.toFixed(0)})`,
  );

async function dropIndexes(data: string): Promise<void> {
  for (const unit of await readdir(join(data, "units")))
    await rm(join(data, "units", unit, "index.jsonl"), { force: true });
}
