import { firstDayOf, lastDayOf, parseReportingPeriod } from "../reporting-period.ts";
import { tableKind } from "./kinds.ts";
import { parseCell, type CellContext } from "./parse-cell.ts";
import type { Column, Field, Row, TableDraft, Value } from "./table.ts";

/**
 * The table with every text that a person typed into a column of figures or days read as one ("1,268.00" → 126800,
 * "9.4" → the day of that year). What cannot be read stays as it was typed, and checks find it. Reading twice changes nothing.
 */
export function typedTable(table: TableDraft, reportingPeriod: string | null): TableDraft {
  const kind = tableKind(table.kind);
  const context: CellContext =
    reportingPeriod !== null && parseReportingPeriod(reportingPeriod)
      ? { within: { from: firstDayOf(reportingPeriod), until: lastDayOf(reportingPeriod) } }
      : {};
  const read = (row: Row, fields: readonly (Column | Field)[]): Row => {
    const types = new Map(fields.map((field) => [field.key, field]));
    return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typed(value, types.get(key), context)]));
  };
  const columns = kind.columns(table);
  return {
    ...table,
    head: read(table.head, kind.head(table)),
    rows: table.rows.map((row) => read(row, columns)),
    stated: read(table.stated, kind.stated(table)),
  };
}

const typed = (value: Value, field: Column | Field | undefined, context: CellContext): Value =>
  typeof value === "string" && field !== undefined && field.type !== "text" && field.type !== "person"
    ? parseCell(field, value, context).value
    : value;
