import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { atMost, median, ms, spread, type Bench } from "./figure.ts";
import { largeFolder, LARGE } from "./folders.ts";
import { openVillage } from "./open-village.ts";
import { villageCode } from "./people.ts";
import { startMain, startProcess } from "./processes.ts";

const SCREENS = 1_000;
/** A restart at once, when all screens come back in a crowd; and one after which all wait as long as they ever do. */
const AWAY_MS = [0, 0, 25_000, 25_000];
const CURRENT_MS = 10_000;
/** A page that takes longer than this does not count as answering. */
const PAGE_MS = 1_000;
const UNIT = villageCode(11);

/**
 * A server with 80,000 notices is killed among a thousand screens; while it is away a notice is published into its folder,
 * and it starts again. Counted from the spawn of the new process to the last screen that holds the new board, documents
 * and all, while somebody keeps asking for pages.
 */
export const restartBench: Bench = async (say) => {
  const folder = await largeFolder(say);
  const port = String(await freePort());
  const start = () => startMain(folder, { PORT: port });
  let server = await start();
  const screens = startProcess("test/bench/restart-screens.ts", { args: [String(SCREENS), server.url, UNIT] });
  try {
    await screens.line(/^ready$/);
    say(`${SCREENS} screens hold the board`);
    const [current, pages, slowest]: [number[], number[], number[]] = [[], [], []];
    for (const [round, away] of AWAY_MS.entries()) {
      await server.end("SIGKILL");
      const village = await openVillage(join(folder, "data"), { unit: UNIT });
      await village.publish(700_000 + round);
      await village.close();
      await new Promise((resolve) => setTimeout(resolve, away));
      const all = screens.next(/^all \S+ (\d+)$/);
      const began = process.hrtime.bigint();
      server = await start();
      const visitor = visit(`${server.url}/b/${UNIT}`);
      const [, at = "0"] = await all;
      const took = await visitor.leave();
      current.push(Number(BigInt(at) - began) / 1e6);
      pages.push(median(took));
      slowest.push(Math.max(...took));
      say(`away ${ms(away)}: ${ms(current.at(-1) ?? 0)}; ${took.length} pages, the slowest ${ms(Math.max(...took))}`);
    }
    return [
      {
        name: `restart with ${LARGE} notices → last of ${SCREENS} screens current`,
        ours: spread(current),
        bar: atMost(Math.max(...current), CURRENT_MS, "≤ 10 s"),
      },
      {
        name: "  a page meanwhile: median, slowest",
        ours: `${ms(median(pages))}, ${ms(Math.max(...slowest))}`,
        bar: atMost(Math.max(...slowest), PAGE_MS, "answered within 1 s"),
      },
    ];
  } finally {
    await screens.end("SIGKILL");
    await server.end("SIGKILL");
  }
};

/** Somebody who asks for a page twenty times a second, on a line of its own each time; how long each took, in ms. */
function visit(url: string) {
  const took: number[] = [];
  const leaving = new AbortController();
  const going = (async () => {
    while (!leaving.signal.aborted) {
      const began = performance.now();
      const answer = await fetch(url, { headers: { connection: "close" } });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
      took.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    async leave(): Promise<readonly number[]> {
      leaving.abort();
      await going;
      return took;
    },
  };
}

/** A port that the server can have again after its restart. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
