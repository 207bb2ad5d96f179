import { tableKind } from "./kinds.ts";
import type { TableDraft } from "./table.ts";
import { isBlankRow } from "./text-of.ts";

/**
 * Whether a table says nothing: no row is filled in, and it is none of those whose balances carry on without a row. Such a
 * table hangs nowhere: its totals of nothing (0 户, 0.00 元) would stand beside the figures of the text.
 */
export function isEmptyTable(table: TableDraft): boolean {
  if (!table.rows.every(isBlankRow)) return false;
  const { balances } = tableKind(table.kind);
  return balances === undefined || typeof table.head[balances.opening] !== "number";
}
