import type { FoundTable, MappedColumn } from "../../grid/table.ts";
import type { Row, TableDraft, TableKind, Value } from "../table.ts";
import { isSumColumn } from "./column-findings.ts";
import { cellContext, readCell } from "./read-cell.ts";

/** What the sheet's rows of totals state; of several rows of one kind the last. Subtotals say nothing that lines do not. */
export function statedOf({
  kind,
  table,
  found,
  mapping,
}: {
  readonly kind: TableKind;
  readonly table: TableDraft;
  readonly found: FoundTable;
  readonly mapping: readonly MappedColumn[];
}): Row {
  const columns = kind.columns(table);
  const keys = new Set(kind.stated(table).map(({ key }) => key));
  const stated: Record<string, Value> = {};
  for (const total of found.statedTotals) {
    if (total.kind === "subtotal") continue;
    const at = mapping.find(({ column }) => column === total.column);
    const column = columns.find(({ key }) => key === at?.key);
    if (!at || !column || isSumColumn(at)) continue;
    const head = column.spread !== undefined && at.path.includes("/") ? (at.path.split("/").at(-1) ?? null) : null;
    const running = total.kind === "running";
    const own = running || !keys.has(column.key) ? null : column.key;
    const key = kind.statedKey ? kind.statedKey(table, { column: column.key, head, running }) : own;
    const { value } = readCell(column, total.cell, cellContext(at.unit ?? found.unit, undefined));
    if (key !== null && typeof value === "number") stated[key] = value;
  }
  return stated;
}
