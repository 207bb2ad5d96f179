import { formatArea, formatAreaExact, tenThousandthsOf } from "../area.ts";
import { isDay } from "../calendar.ts";
import { formatDay, formatDayShort } from "../day-text.ts";
import { priceText } from "../figures/print.ts";
import { formatMoney } from "../money.ts";
import type { Column, Field, Value } from "./table.ts";

/**
 * A value as every medium shows it; "" for nothing. `year`: the year of the reporting period, whose days need none
 * (10月12日). A value of the wrong type is shown as it was typed.
 */
export function formatCell(
  { type, choices, withYear, price }: Pick<Column | Field, "type" | "choices"> & Pick<Column, "withYear" | "price">,
  value: Value,
  year?: string,
): string {
  if (value === null) return "";
  if (type === "money" && typeof value === "number") return formatMoney(value);
  if (type === "area" && typeof value === "number") return formatArea(value);
  const finer = type === "area" ? tenThousandthsOf(value) : undefined;
  if (finer !== undefined) return formatAreaExact(finer);
  if (price === true) return priceText(String(value).trim());
  if (typeof value === "number") return value < 0 ? `\u2212${-value}` : String(value);
  if (type === "day" && isDay(value))
    return withYear !== true && value.slice(0, 4) === year ? formatDayShort(value) : formatDay(value);
  if (type === "month" && /^\d{4}-\d\d$/.test(value)) return `${value.slice(0, 4)}年${Number(value.slice(5))}月`;
  if (type === "choice") return choices?.find((choice) => choice.value === value)?.label ?? value;
  if (type === "percent") return value === "" || value.endsWith("%") ? value : `${value}%`;
  return value.trim();
}

export const alignOf = ({ type }: Pick<Column, "type">): "left" | "right" | "center" =>
  type === "money" || type === "area" || type === "count" || type === "decimal" || type === "percent"
    ? "right"
    : "left";
