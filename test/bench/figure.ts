/** One line of the printed table. Without a bar it is told for orientation only. */
export type Figure = {
  readonly name: string;
  readonly ours: string;
  /** What was measured beside it in the same run. */
  readonly limit?: string;
  readonly ratio?: number;
  /** The bar in words, and whether it was kept. */
  readonly bar?: { readonly text: string; readonly kept: boolean };
};

export type Say = (line: string) => void;

/** A bench prepares what it needs in temporary folders, measures, and leaves nothing behind. */
export type Bench = (say: Say) => Promise<readonly Figure[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds with as many digits as they are worth. */
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

/** Median with the quickest and slowest, so that a noisy machine shows. */
export const spread = (values: readonly number[]): string =>
  `${ms(median(values))} [${ms(Math.min(...values))} – ${ms(Math.max(...values))}]`;

export const atMost = (value: number, bar: number, text: string) => ({ text, kept: value <= bar });
export const atLeast = (value: number, bar: number, text: string) => ({ text, kept: value >= bar });

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Both sides in turn, so that what else the machine does falls on both; the first side changes from round to round. */
export async function interleaved(
  rounds: number,
  { ours, limit }: { ours: (round: number) => Promise<number>; limit: (round: number) => Promise<number> },
): Promise<{ ours: number[]; limit: number[] }> {
  const taken: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) taken.ours.push(await ours(round));
    taken.limit.push(await limit(round));
    if (round % 2 === 1) taken.ours.push(await ours(round));
  }
  return taken;
}
