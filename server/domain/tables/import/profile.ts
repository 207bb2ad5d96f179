import { findTable } from "../../grid/find-table.ts";
import type { Grid } from "../../grid/grid.ts";
import type { WantedColumn } from "../../grid/table.ts";
import type { Column, TableDraft, TableKind } from "../table.ts";

/** Heads under which the columns of a kind are looked for; 收入/* where a column is spread over a two-row head. */
export const wantedColumns = (columns: readonly Column[]): readonly WantedColumn[] =>
  columns.map(({ key, label, labels, required, spread }) => ({
    key,
    labels: [label, ...(labels ?? []), ...(spread?.parents.map((parent) => `${parent}/*`) ?? [])],
    ...(required === undefined ? {} : { required }),
  }));

/** The begun table in the profile whose columns the sheet has most of; its own where two have as many. */
export function profiledTable(grid: Grid, kind: TableKind, start: TableDraft): TableDraft {
  let best = { table: start, mapped: mappedOf(grid, kind, start) };
  for (const { id } of kind.profiles ?? []) {
    const table = { ...start, profile: id };
    const mapped = mappedOf(grid, kind, table);
    if (mapped > best.mapped) best = { table, mapped };
  }
  return best.table;
}

function mappedOf(grid: Grid, kind: TableKind, table: TableDraft): number {
  const found = findTable(grid, { columns: wantedColumns(kind.columns(table)) });
  return found.ok ? found.value.mapping.length : 0;
}
