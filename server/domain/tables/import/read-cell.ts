import { parseStretch } from "../../day-stretch.ts";
import type { Cell } from "../../grid/grid.ts";
import type { ColumnUnit } from "../../grid/table.ts";
import { parseCell, type CellContext, type CellReading } from "../parse-cell.ts";
import type { Column } from "../table.ts";

/** The unit that the column's head or the sheet states, and the period that gives days their year. */
export function cellContext(unit: ColumnUnit | undefined, within: CellContext["within"]): CellContext {
  return {
    ...(within ? { within } : {}),
    ...(unit === "yuan" || unit === "ten-thousand-yuan" ? { moneyUnit: unit } : {}),
    ...(unit === "mu" || unit === "ten-thousand-mu" ? { areaUnit: unit } : {}),
  };
}

/** What was read; `until` is the last day where the cell holds a stretch of days. */
export type SheetReading = CellReading & { readonly until?: string };

/** A cell of a sheet. Where it holds more decimals than it shows, the held figure counts if it is exact to the fen. */
export function readCell(column: Column, cell: Cell | undefined, context: CellContext): SheetReading {
  if (cell === undefined) return { value: null, odd: [] };
  const broken = cell.error ? "broken" : cell.uncomputed ? "uncomputed" : cell.digitsLost ? "digits-lost" : undefined;
  if (broken !== undefined) return { value: cell.text, problem: broken, odd: [] };
  const stretch = column.untilKey === undefined ? undefined : parseStretch(cell.text);
  if (stretch) return { value: stretch.from, until: stretch.until, odd: [] };
  const reading = parseCell(column, cell.text, { ...context, ...(cell.numeric ? { numeric: true } : {}) });
  if (cell.exact === undefined || (column.type !== "money" && column.type !== "area")) return reading;
  const held = parseCell(column, cell.exact, context);
  const better = held.problem === undefined ? held : reading;
  return { ...better, odd: [...better.odd, "rounded"] };
}
