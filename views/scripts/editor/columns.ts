import { formatCell } from "../../../server/domain/tables/format-cell.ts";
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
  const whole = (column: Column): number =>
    Math.max(widthOf(column), headWidth(column), wholeWidth(column, table.rows, undefined));
  let left = room - [...kept].reduce((sum, column) => sum + whole(column), 0);
  for (const column of columns) {
    const width = Math.max(widthOf(column), headWidth(column));
    if (kept.has(column) || width > left) continue;
    kept.add(column);
    left -= width;
  }
  return columns.filter((column) => kept.has(column));
}

/** What the head needs to stand on one line, with the star of a column that must be filled. */
const headWidth = ({ label, required }: Column): number =>
  Math.ceil((lengthOf(label) + (required === true ? 1 : 0)) * LETTER) + 16;

/** What a short entry needs to stand whole: days, codes and categories say nothing when they are cut. */
function wholeWidth(column: Column, rows: TableDraft["rows"], year: string | undefined, most = WHOLE): number {
  const texts = rows.map((row) => formatCell(column, row[column.key] ?? null, year));
  const widest = Math.max(0, ...texts.map(lengthOf));
  return widest > most ? 0 : Math.ceil(widest * LETTER) + 18;
}

/** Up to so many characters an entry stands whole before the widest text gets more room. */
const WHOLE = 8;
const LEAST_STRETCH = 130;

/** In full-width characters: figures and Latin letters count as a good half. */
const lengthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter < "\u0100" ? 0.58 : 1), 0);

/**
 * Widths for columns in a room: short entries stand whole, at the cost of the widest text if need be; what is left goes
 * to texts that would be cut. A table that has to be moved sideways anyway has every column as wide as it needs.
 */
export function fittingWidths(
  columns: readonly Column[],
  rows: TableDraft["rows"],
  { room, year }: { room: number; year: string | undefined },
): readonly number[] {
  const stretch = stretching(columns);
  const least = columns.map((column) =>
    column === stretch ? Math.min(LEAST_STRETCH, widthOf(column)) : widthOf(column),
  );
  let left = room - least.reduce((sum, width) => sum + width, 0);
  if (left < 0)
    return columns.map((column) => Math.max(roomyWidth(column, rows), wholeWidth(column, rows, year, WIDEST)));
  const grow = (column: Column, width: number, wanted: number): number => {
    const more = column === stretch ? 0 : Math.max(0, Math.min(left, wanted - width));
    left -= more;
    return width + more;
  };
  const whole = columns.map((column, at) =>
    grow(column, least[at] ?? 0, Math.max(wholeWidth(column, rows, year), headWidth(column))),
  );
  const given = stretch === undefined ? 0 : Math.max(0, Math.min(left, widthOf(stretch) - LEAST_STRETCH));
  left -= given;
  return columns.map((column, at) =>
    column === stretch ? (whole[at] ?? 0) + given : grow(column, whole[at] ?? 0, roomyWidth(column, rows)),
  );
}
