import { compareViews, type RowChange, type TextChange } from "../../domain/compare.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import type { View } from "../../domain/view.ts";
import { CHANGED_PARTS } from "../words/changed-parts.ts";

/** One place that a correction changed, as it was and as it is; empty where there was or is nothing. */
export type Change = { readonly where: string; readonly before: string; readonly after: string };

/** What a correction changed, as far as this caller may see both editions. */
export function changesOf(before: ShownNotice, after: ShownNotice): readonly Change[] {
  if (!before.view || !after.view || before.degree !== after.degree) return [];
  const { texts, rows } = compareViews(before.view, after.view);
  const titles = texts.filter(({ part }) => part === "title");
  const others = texts.filter(({ part }) => part !== "title");
  const views = [after.view, before.view];
  return [...titles.map(named), ...rows.flatMap((row) => rowText(row, headsOf(views, row))), ...others.map(named)];
}

/** Heads of the columns by which a whole row is told: those that stand on a screen. */
const headsOf = (views: readonly View[], { table }: RowChange): ReadonlySet<string> =>
  new Set(
    views.flatMap(({ tables }) =>
      (tables[table]?.columns ?? []).filter(({ onScreen }) => onScreen).map(({ label }) => label),
    ),
  );

const named = ({ part, label, before, after }: TextChange): Change => ({
  where: label || CHANGED_PARTS[part],
  before,
  after,
});

function rowText({ kind, rowBefore, rowAfter, cells }: RowChange, heads: ReadonlySet<string>): readonly Change[] {
  const row = `第 ${(rowAfter ?? rowBefore ?? 0) + 1} 行`;
  if (kind === "changed")
    return cells.map(({ column, before, after }) => ({ where: `${row} ${column}`, before, after }));
  const told = cells.filter(({ column }) => heads.has(column));
  const all = (side: "before" | "after"): string =>
    (told.length > 0 ? told : cells).map((cell) => cell[side]).join("，");
  return [
    {
      where: `${row}（${kind === "added" ? "新加" : "删去"}）`,
      before: kind === "added" ? "" : all("before"),
      after: kind === "added" ? all("after") : "",
    },
  ];
}
