import { formatArea } from "../../../server/domain/area.ts";
import { formatMoneyPlain } from "../../../server/domain/money.ts";
import { formatCell } from "../../../server/domain/tables/format-cell.ts";
import type { Column, Value } from "../../../server/domain/tables/table.ts";

/** What stands in the input when a cell is opened: figures without commas, days as they are shown. */
export function editText(column: Column | undefined, value: Value | undefined): string {
  if (!column || value === null || value === undefined) return "";
  if (column.type === "money" && typeof value === "number") return formatMoneyPlain(value);
  if (column.type === "area" && typeof value === "number")
    return formatArea(value).replaceAll(",", "").replace("\u2212", "-");
  if (column.type === "area" || column.type === "decimal") return String(value);
  return typeof value === "number" ? String(value) : formatCell(column, value);
}
