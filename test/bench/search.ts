import { join } from "node:path";
import { villageClock } from "../../server/clock.ts";
import { plainText } from "../../server/domain/search/plain-text.ts";
import type { View } from "../../server/domain/view.ts";
import type { Looking } from "../../server/services/boards.ts";
import { startServer } from "../support/server.ts";
import { diverse, queries } from "./diverse.ts";
import { atMost, median, ms, type Bench } from "./figure.ts";
import { LARGE, VILLAGES, withFolder } from "./folders.ts";
import { generate } from "./generate.ts";
import { villageCode } from "./people.ts";

const COUNTY = "330899";
const QUERIES = 650;
/** So many of them are compared notice by notice. */
const RECALLED = 260;
const ROUNDS = 6;
const BAR = 0.5;
const PAGE = 20;
const LOOKING: Looking = { caller: { kind: "anyone" }, medium: "web" };

type Plain = { readonly id: string; readonly text: string };

/** What a stranger may read of all notices, as plain text in memory: the other side of the comparison. */
async function everything(server: Awaited<ReturnType<typeof startServer>>): Promise<readonly Plain[]> {
  const texts: Plain[] = [];
  for (let village = 0; village < VILLAGES; village += 1) {
    const state = await server.store.ledgers.state(villageCode(village));
    for (const id of state.order) {
      const notice = await server.store.notices.find(id);
      const view = notice?.editions.at(-1)?.views.public;
      if (view) texts.push({ id, text: plainText(textOf(view)) });
    }
  }
  return texts;
}

const textOf = ({ title, paragraphs, tables }: View): string =>
  [
    title,
    ...paragraphs,
    ...tables.flatMap(({ columns, rows }) => [columns.map(({ label }) => label), ...rows].flat()),
  ].join("\n");

function plainSearch(texts: readonly Plain[], query: string): readonly string[] {
  const words = plainText(query).split(" ");
  const found: string[] = [];
  for (const { id, text } of texts) if (words.every((word) => text.includes(word))) found.push(id);
  return found;
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const rss = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1024 / 1024;
};

/** The county's search over 80,000 notices of 50 villages, beside a plain includes() over all their texts in memory. */
export const searchBench: Bench = (say) =>
  withFolder(async (folder) => {
    generate(join(folder, "data"), {
      villages: VILLAGES,
      each: LARGE / VILLAGES,
      today: villageClock.today(),
      making: diverse,
    });
    say(`${LARGE} notices written`);
    const server = await startServer({ folder, at: villageClock.now(), browser: false });
    const { search } = server.services;
    try {
      const before = rss();
      const began = performance.now();
      const village = await search.search(villageCode(7), { ...LOOKING, query: "承包", limit: PAGE });
      const first = performance.now() - began;
      let tries = 0;
      for (let complete = false; !complete; tries += 1) {
        const answer = await search.search(COUNTY, { ...LOOKING, query: "承包", limit: 1 });
        complete = !answer.ok || answer.value.complete;
      }
      const indexed = performance.now() - began;
      const memory = rss() - before;
      say(`indexed in ${ms(indexed)}, ${tries} searches meanwhile; ${memory.toFixed(0)} MB more resident`);
      const texts = await everything(server);
      const asked = queries(QUERIES);
      const shown: number[] = [];
      /** Each query several times: its own median, so that the slowest queries are told, not the machine's worst moments. */
      const taken = asked.map(() => ({ ours: [] as number[], limit: [] as number[] }));
      let [missed, found] = [0, 0];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [at, query] of asked.entries()) {
          const ours = async () => {
            const start = performance.now();
            await search.ids(COUNTY, { ...LOOKING, query, most: PAGE });
            if (round > 0) taken[at]?.ours.push(performance.now() - start);
          };
          const limit = () => {
            const start = performance.now();
            plainSearch(texts, query);
            if (round > 0) taken[at]?.limit.push(performance.now() - start);
          };
          if ((at + round) % 2 === 0) await ours();
          limit();
          if ((at + round) % 2 === 1) await ours();
        }
      }
      for (const query of new Set(asked.slice(0, RECALLED))) {
        const ids = new Set(await search.ids(COUNTY, { ...LOOKING, query, most: LARGE, counted: LARGE }));
        const expected = plainSearch(texts, query);
        found += expected.length;
        missed += expected.filter((id) => !ids.has(id)).length;
        const start = performance.now();
        await search.search(COUNTY, { ...LOOKING, query, limit: PAGE });
        shown.push(performance.now() - start);
      }
      const times = { ours: taken.map(({ ours }) => median(ours)), limit: taken.map(({ limit }) => median(limit)) };
      const slowest = asked.map((query, at) => [times.ours[at] ?? 0, query] as const).toSorted((a, b) => b[0] - a[0]);
      say(
        `slowest: ${slowest
          .slice(0, 8)
          .map(([time, query]) => `${query} ${ms(time)}`)
          .join(", ")}`,
      );
      const [ours, limit] = [percentile(times.ours, 0.99), percentile(times.limit, 0.99)];
      const letters = texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length;
      return [
        {
          name: `search, ${LARGE} notices of ${letters.toFixed(0)} characters: p99`,
          ours: `${ms(ours)} (p50 ${ms(percentile(times.ours, 0.5))})`,
          limit: `${ms(limit)} includes() (p50 ${ms(percentile(times.limit, 0.5))})`,
          ratio: ours / limit,
          bar: atMost(ours / limit, BAR, `≤ ${BAR} ×`),
        },
        {
          name: "  recall against includes()",
          ours: `${found - missed} of ${found}`,
          bar: atMost(missed, 0, "all"),
        },
        {
          name: "  with a page of 20 shown from disk: p99",
          ours: `${ms(percentile(shown, 0.99))} (p50 ${ms(percentile(shown, 0.5))})`,
        },
        {
          name: "  first search in a village of 1600",
          ours: `${ms(first)}, ${village.ok ? village.value.total : 0} found`,
        },
        { name: "  all boards read", ours: `${(indexed / 1000).toFixed(1)} s, ${memory.toFixed(0)} MB` },
      ];
    } finally {
      await server.stop({ keep: true });
    }
  });
