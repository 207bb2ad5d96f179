import type { Amount } from "../amount.ts";
import { tenThousandthsOf } from "../area.ts";
import type { ColumnType, Finding, Value } from "./table.ts";

/** A value of a column as a figure with its unit; `unit` is what a count counts. */
export function amountOf(type: ColumnType, value: Value, unit = ""): Amount {
  if (type === "area") return { tenThousandths: tenThousandthsOf(value) ?? 0 };
  const number = typeof value === "number" ? value : 0;
  return type === "money" ? { fen: number } : { count: number, unit };
}

/** Figures of a finding under keys that carry their unit: statedFen, statedArea (in the form of a cell), statedCount. */
export const figureValues = (
  type: ColumnType,
  figures: Readonly<Record<string, Value>>,
): NonNullable<Finding["values"]> => {
  const unit = type === "money" ? "Fen" : type === "area" ? "Area" : "Count";
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${name}${unit}`, value]));
};
