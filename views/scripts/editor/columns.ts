import type { Column, ColumnType, TableDraft } from "../../../server/domain/tables/table.ts";

const PIXELS: Readonly<Record<ColumnType, number>> = {
  text: 84,
  person: 64,
  money: 104,
  area: 88,
  count: 64,
  decimal: 80,
  percent: 72,
  day: 76,
  month: 92,
  choice: 88,
};

/** Least width of a column at the desk, in pixels. */
export const widthOf = (column: Column): number =>
  column.computed === true
    ? 124
    : Math.round(column.type === "text" ? Math.max(58, PIXELS.text * (column.width ?? 1) * 0.8) : PIXELS[column.type]);

const LETTER = 15;
const WIDEST = 12;

/** The width with which a column of text is not cut: its head and what it holds, up to twelve characters. */
function roomyWidth(column: Column, rows: TableDraft["rows"]): number {
  if (column.type !== "text") return Math.max(widthOf(column), column.label.length * LETTER + 16);
  const longest = rows.reduce((most, row) => Math.max(most, String(row[column.key] ?? "").length), column.label.length);
  return Math.max(widthOf(column), Math.min(longest, WIDEST) * LETTER + 16);
}

/** The column that takes what width is left: the widest text. */
export const stretching = (columns: readonly Column[]): Column | undefined =>
  columns.filter(({ type }) => type === "text").toSorted((a, b) => (b.width ?? 1) - (a.width ?? 1))[0] ??
  columns.at(-1);

/**
 * The columns a table shows while it is written: those that must be filled, that screens show or that hold something, and
 * of the others as many as there is room for. `all`: every one.
 */
export function shownColumns(
  table: Pick<TableDraft, "rows">,
  columns: readonly Column[],
  { room, all }: { room: number; all: boolean },
): readonly Column[] {
  if (all) return columns;
  const needed = (column: Column): boolean =>
    column.required === true ||
    column.onScreen === true ||
    table.rows.some((row) => (row[column.key] ?? "") !== "" && row[column.key] !== null);
  const kept = new Set(columns.filter(needed));
  let left = room - [...kept].reduce((sum, column) => sum + widthOf(column), 0);
  for (const column of columns) {
    if (kept.has(column) || widthOf(column) > left) continue;
    kept.add(column);
    left -= widthOf(column);
  }
  return columns.filter((column) => kept.has(column));
}

/** Widths for columns in a room: the least each needs, and more for texts that would be cut while there is room. */
export function fittingWidths(columns: readonly Column[], rows: TableDraft["rows"], room: number): readonly number[] {
  const stretch = stretching(columns);
  let left = room - columns.reduce((sum, column) => sum + widthOf(column), 0);
  return columns.map((column) => {
    const least = widthOf(column);
    const more = column === stretch ? 0 : Math.max(0, Math.min(left, roomyWidth(column, rows) - least));
    left -= more;
    return least + more;
  });
}
