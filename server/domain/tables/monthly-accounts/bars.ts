import type { TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { sidesOf } from "./sums.ts";

/** Where the money went (钱花到哪里去了): expenses by the line's own words up to its bracket, largest first, never a heap. */
export function barsOf(table: TableDraft): readonly { readonly label: string; readonly fen: number }[] {
  const bars = new Map<string, number>();
  for (const row of table.rows) {
    const { expenseFen } = sidesOf(table, row);
    const label =
      textOf(row.summary)
        .split(/[（(，,]/u)[0]
        ?.trim() ?? "";
    if (expenseFen !== 0 && label !== "") bars.set(label, (bars.get(label) ?? 0) + expenseFen);
  }
  return [...bars]
    .map(([label, fen]) => ({ label, fen }))
    .filter(({ fen }) => fen > 0)
    .toSorted((a, b) => b.fen - a.fen);
}
