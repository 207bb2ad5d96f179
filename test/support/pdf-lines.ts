import type { PdfRun } from "./pdf.ts";

/** The runs of each line of a page from the top down and from left to right; runs of one line share their baseline. A
 *  page number that is written along the edge belongs to none. */
export function linesOf(runs: readonly PdfRun[]): string[][] {
  const lines = new Map<number, { text: string; x: number }[]>();
  for (const run of runs) {
    if (run.turned || run.text.trim() === "") continue;
    const y = [...lines.keys()].find((each) => Math.abs(each - run.y) < 2) ?? run.y;
    lines.set(y, [...(lines.get(y) ?? []), run]);
  }
  return [...lines]
    .toSorted(([a], [b]) => b - a)
    .map(([, line]) => line.toSorted((a, b) => a.x - b.x).map(({ text }) => text));
}
