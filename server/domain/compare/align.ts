import { byKey } from "./by-key.ts";

/** A row as it stood (`old`) and as it stands (`now`); one of the two is absent for a lost or new row. */
export type Pair = { readonly old?: number; readonly now?: number };

export type Rows = readonly (readonly string[])[];

/**
 * Pairs the rows of two tables: by key columns where every row has a key and none stands twice, else by the longest
 * common run of like rows (at least half of the filled cells alike). In the order of the new table, lost rows where they stood.
 */
export function alignRows(before: Rows, after: Rows, keys: readonly number[]): readonly Pair[] {
  const keyed = keys.length > 0 ? byKey(before, after, keys) : undefined;
  return keyed ?? bySequence(before, after);
}

/** Beyond so many comparisons rows are paired in place. */
const MOST_COMPARISONS = 1_000_000;

function bySequence(before: Rows, after: Rows): readonly Pair[] {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start += 1;
  let [oldEnd, nowEnd] = [before.length, after.length];
  while (oldEnd > start && nowEnd > start && same(before[oldEnd - 1], after[nowEnd - 1])) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  const head = Array.from({ length: start }, (_, index) => ({ old: index, now: index }));
  const tail = Array.from({ length: before.length - oldEnd }, (_, index) => ({
    old: oldEnd + index,
    now: nowEnd + index,
  }));
  const middle =
    (oldEnd - start) * (nowEnd - start) > MOST_COMPARISONS
      ? inPlace(start, oldEnd, nowEnd)
      : longest(before.slice(start, oldEnd), after.slice(start, nowEnd)).map((pair) => shifted(pair, start));
  return [...head, ...middle, ...tail];
}

const shifted = ({ old, now }: Pair, by: number): Pair => ({
  ...(old === undefined ? {} : { old: old + by }),
  ...(now === undefined ? {} : { now: now + by }),
});

const inPlace = (start: number, oldEnd: number, nowEnd: number): Pair[] =>
  Array.from({ length: Math.max(oldEnd, nowEnd) - start }, (_, index) => ({
    ...(start + index < oldEnd ? { old: start + index } : {}),
    ...(start + index < nowEnd ? { now: start + index } : {}),
  }));

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean => likeness(a, b) === 1;

/** Share of filled cells that read alike, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  let [filled, alike] = [0, 0];
  for (let column = 0; column < Math.max(a.length, b.length); column += 1) {
    const [was, is] = [a[column] ?? "", b[column] ?? ""];
    if (was === "" && is === "") continue;
    filled += 1;
    if (was === is) alike += 1;
  }
  return filled === 0 ? 1 : alike / filled;
}

/** Pairing with the greatest sum of likeness that keeps the order. Single texts pair when nothing else stands between. */
function longest(before: Rows, after: Rows): readonly Pair[] {
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const gain = (old: number, now: number): number => {
    const [was, is] = [before[old] ?? [], after[now] ?? []];
    const like = likeness(was, is);
    return like >= 0.5 ? like : was.length === 1 ? 0.01 : 0;
  };
  for (let old = before.length - 1; old >= 0; old -= 1)
    for (let now = after.length - 1; now >= 0; now -= 1) {
      const paired = gain(old, now);
      const skip = Math.max(best[(old + 1) * width + now] ?? 0, best[old * width + now + 1] ?? 0);
      best[old * width + now] = Math.max(skip, paired > 0 ? paired + (best[(old + 1) * width + now + 1] ?? 0) : 0);
    }
  const pairs: Pair[] = [];
  let [old, now] = [0, 0];
  while (old < before.length || now < after.length) {
    const here = best[old * width + now] ?? 0;
    if (old < before.length && now < after.length && here > 0) {
      const paired = gain(old, now);
      if (paired > 0 && Math.abs(here - paired - (best[(old + 1) * width + now + 1] ?? 0)) < 1e-9) {
        pairs.push({ old: old++, now: now++ });
        continue;
      }
    }
    if (old < before.length && (now >= after.length || (best[(old + 1) * width + now] ?? 0) >= here))
      pairs.push({ old: old++ });
    else pairs.push({ now: now++ });
  }
  return pairs;
}
