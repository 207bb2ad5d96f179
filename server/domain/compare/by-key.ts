import type { Pair, Rows } from "./align.ts";

/** Beyond so many comparisons no row is looked for under another key. */
const MOST_COMPARISONS = 1_000_000;

/** Pairs rows by what stands in their key columns; undefined where a row has no key, or a key stands twice. */
export function byKey(before: Rows, after: Rows, keys: readonly number[]): readonly Pair[] | undefined {
  const [old, now] = [keysOf(before, keys), keysOf(after, keys)];
  if (!old || !now) return undefined;
  const pairs: Pair[] = [];
  let shown = 0;
  const renamed = renamedRows(
    [...old].flatMap(([key, row]) => (now.has(key) ? [] : [row])),
    [...now].flatMap(([key, row]) => (old.has(key) ? [] : [row])),
    (row, later) => sameBut(keys, before[row], after[later]),
  );
  const kept = new Set(renamed.values());
  const lost = [...old].flatMap(([key, row]) => (now.has(key) || kept.has(row) ? [] : [row]));
  for (const [key, row] of now) {
    const was = old.get(key) ?? renamed.get(row);
    const until = was ?? 0;
    while ((lost[shown] ?? Infinity) < until) pairs.push({ old: lost[shown++] as number });
    pairs.push(was === undefined ? { now: row } : { old: was, now: row });
  }
  while (shown < lost.length) pairs.push({ old: lost[shown++] as number });
  return pairs;
}

/** A new row that reads like one lost row and no other but in its key is that row: its name or number was put right. */
function renamedRows(
  lost: readonly number[],
  added: readonly number[],
  alike: (lost: number, added: number) => boolean,
): ReadonlyMap<number, number> {
  return new Map(
    lost.length * added.length > MOST_COMPARISONS
      ? []
      : added.flatMap((now) => {
          const [only, ...more] = lost.filter((old) => alike(old, now));
          const others = only === undefined ? [] : added.filter((each) => alike(only, each));
          return only === undefined || more.length > 0 || others.length > 1 ? [] : [[now, only] as const];
        }),
  );
}

const sameBut = (keys: readonly number[], a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.every((text, column) => keys.includes(column) || text === b[column]);

function keysOf(rows: Rows, keys: readonly number[]): Map<string, number> | undefined {
  const found = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const key = keys.map((column) => row[column] ?? "").join("\u0000");
    if (key.replaceAll("\u0000", "") === "" || found.has(key)) return undefined;
    found.set(key, index);
  }
  return found;
}
