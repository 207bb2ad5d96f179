import { cpus, loadavg } from "node:os";
import type { Bench, Figure } from "./figure.ts";
import { idleBench } from "./idle.ts";
import { pageBench } from "./page.ts";
import { paintBench } from "./paint.ts";
import { publishBench } from "./publish.ts";
import { pushBench } from "./push.ts";
import { restartBench } from "./restart.ts";
import { searchBench } from "./search.ts";
import { sheetBench } from "./sheet.ts";
import { startBench } from "./start.ts";
import { tableOf } from "./table.ts";

/** `npm run bench`, or `npm run bench -- push page` for some of them. Ends with 1 when a bar was missed. */
const BENCHES: Readonly<Record<string, Bench>> = {
  push: pushBench,
  publish: publishBench,
  start: startBench,
  page: pageBench,
  sheet: sheetBench,
  idle: idleBench,
  paint: paintBench,
  restart: restartBench,
  search: searchBench,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(", ")}. There are: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}

const load = () => loadavg()[0]?.toFixed(1);
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.info(`${name} … (load ${load()} on ${cpus().length} cores)`);
  figures.push(...(await bench((line) => console.info(`  ${line}`))));
}
console.info(
  `\n${tableOf(figures)}\n\nMedians; both sides of a line were measured in turn in this run. Load at the end: ${load()}.`,
);
process.exit(figures.some(({ bar }) => bar?.kept === false) ? 1 : 0);
