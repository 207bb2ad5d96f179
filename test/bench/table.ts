import type { Figure } from "./figure.ts";

const HEADS = ["figure", "ours", "limit", "ratio", "bar", ""] as const;

/** The figures as aligned columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, ours, limit = "", ratio, bar }) => [
    name,
    ours,
    limit,
    ratio === undefined ? "" : ratio.toFixed(2),
    bar?.text ?? "",
    bar === undefined ? "" : bar.kept ? "kept" : "MISSED",
  ]);
  const all = [[...HEADS], ...rows];
  const widths = HEADS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(HEADS), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
