import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { villageClock } from "../../server/clock.ts";
import { atLeast, interleaved, median, type Bench } from "./figure.ts";
import { withFolder } from "./folders.ts";
import { generate } from "./generate.ts";
import { loadOn } from "./load.ts";
import { villageCode } from "./people.ts";
import { cpuMs, startMain, startProcess } from "./processes.ts";

const ROUNDS = 15;
const ROUND_MS = 500;
const CONNECTIONS = 16;
const BAR = 0.5;

/** The board of a village in the real server, beside a bare server that answers the same bytes and headers from memory. */
export const pageBench: Bench = (say) =>
  withFolder(async (folder) => {
    generate(join(folder, "data"), { villages: 2, each: 1_600, today: villageClock.today() });
    const server = await startMain(folder);
    const path = `/b/${villageCode(1)}`;
    const { body, headers } = await answerOf(server.url + path);
    await writeFile(join(folder, "body"), body);
    await writeFile(join(folder, "headers.json"), JSON.stringify(headers));
    const bare = startProcess("test/bench/bare-server.ts", { args: [folder] });
    const [, bareUrl = ""] = await bare.line(/^(http:\/\/\S+)$/);
    const [ourCpu, bareCpu]: [number[], number[]] = [[], []];
    const measure = async ({ pid, url }: { pid: number; url: string }, cpu: number[]) => {
      await loadOn(url + path, { connections: CONNECTIONS, forMs: 150 });
      const before = await cpuMs(pid);
      const { requests, perSecond } = await loadOn(url + path, { connections: CONNECTIONS, forMs: ROUND_MS });
      cpu.push(((await cpuMs(pid)) - before) / requests);
      return perSecond;
    };
    try {
      const taken = await interleaved(ROUNDS, {
        ours: () => measure(server, ourCpu),
        limit: () => measure({ pid: bare.pid, url: bareUrl }, bareCpu),
      });
      const [ours, limit] = [median(taken.ours), median(taken.limit)];
      say(`${body.length} bytes; rounds ours ${rounded(taken.ours)}, bare ${rounded(taken.limit)}`);
      return [
        {
          name: `board page, ${(body.length / 1024).toFixed(0)} KB`,
          ours: `${ours.toFixed(0)}/s`,
          limit: `${limit.toFixed(0)}/s bare node:http`,
          ratio: ours / limit,
          bar: atLeast(ours / limit, BAR, `≥ ${BAR} ×`),
        },
        {
          name: "  CPU for one request",
          ours: `${(median(ourCpu) * 1000).toFixed(0)} µs`,
          limit: `${(median(bareCpu) * 1000).toFixed(0)} µs`,
          ratio: median(ourCpu) / median(bareCpu),
        },
      ];
    } finally {
      await Promise.all([server.end("SIGKILL"), bare.end("SIGKILL")]);
    }
  });

const rounded = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(" ");

/** Bytes and headers (flat, without those that node:http adds itself) of an answer. */
function answerOf(url: string): Promise<{ body: Buffer; headers: string[] }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers: { connection: "keep-alive" } }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ body: Buffer.concat(parts), headers: ownHeaders(response.rawHeaders) }));
    }).on("error", reject);
  });
}

const ADDED = new Set(["date", "connection", "keep-alive"]);

const ownHeaders = (raw: readonly string[]): string[] =>
  raw.filter((_, at) => !ADDED.has((raw[at - (at % 2)] ?? "").toLowerCase()));
