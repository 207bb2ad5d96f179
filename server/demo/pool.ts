import { parseReportingPeriod } from "../domain/reporting-period.ts";
import type { DemoPooled, DemoSource } from "./data/notice-schema.ts";
import { seedOf, type Occasion } from "./fill-words.ts";
import type { Household } from "./roster.ts";
import { spread } from "./steps.ts";

type Pool = NonNullable<DemoSource["pool"]>;
export type Cells = readonly (string | number | null)[];

/**
 * The rows of a pool that a village has in a month: of those that fit the season the ones it had least often since the
 * January of that year, so that nothing stands there month after month.
 */
export function rowsFromPool(
  { pick: [least, most], own, waiting, cells }: Pool,
  shared: readonly DemoPooled[],
  { roster, occasion }: { roster: readonly Household[]; occasion: Occasion },
): readonly Cells[] {
  const { unit = "", reportingPeriod } = occasion;
  const { year, index: month } = parseReportingPeriod(reportingPeriod ?? "") ?? { year: 0, index: 1 };
  const groups = [...new Set(roster.map(({ group }) => group))];
  const order = (row: DemoPooled) => spread(`${unit} ${year} ${String(row.cells[0])}`, 9_973);
  const used = new Map<DemoPooled, number>();
  let drawn: readonly DemoPooled[] = [];
  for (let each = 1; each <= month; each += 1) {
    drawn = [...own, ...shared]
      .filter(({ months }) => !months || months.includes(each))
      .toSorted((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0) || order(a) - order(b))
      .slice(0, least + spread(`${unit} ${year}-${each}`, most - least + 1));
    for (const row of drawn) used.set(row, (used.get(row) ?? 0) + 1);
  }
  const rows = [...drawn.map((row) => row.cells), ...(occasion.newest ? waiting : [])].map((row) => {
    const group = groups[spread(`${seedOf(occasion)} ${String(row[0])}`, groups.length)] ?? "";
    return row.map((cell) => (typeof cell === "string" ? cell.replace("{G}", group) : cell));
  });
  return cells ? withHouseholds(rows, cells, { roster, occasion }) : rows;
}

/** Each row with a household of its own, the next group in turn, and fewer points than the row before. */
function withHouseholds(
  rows: readonly Cells[],
  cells: NonNullable<Pool["cells"]>,
  { roster, occasion }: { roster: readonly Household[]; occasion: Occasion },
): readonly Cells[] {
  const seed = seedOf(occasion);
  const byGroup = [...Map.groupBy(roster, ({ group }) => group).values()];
  const first = spread(seed, byGroup.length);
  let points = 25 + spread(seed, 6);
  return rows.map((row, index) => {
    const group = byGroup[(first + index) % byGroup.length] ?? [];
    const household = group[(spread(`${seed} ${first}`, group.length) + index) % group.length];
    const known = { place: index + 1, group: household?.group ?? "", head: household?.head ?? "", points, "0": row[0] };
    points -= 1 + spread(`${seed} ${index}`, 3);
    return cells.map((cell) => known[cell] ?? null);
  });
}
