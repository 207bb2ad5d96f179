import { cellShown } from "../audience.ts";
import { personalColumn } from "../privacy/headers.ts";
import { maskName } from "../privacy/mask-name.ts";
import { maskAccount, maskMobile } from "../privacy/mask-number.ts";
import { alignOf, formatCell } from "../tables/format-cell.ts";
import { tableKind } from "../tables/kinds.ts";
import type { Column, Row, TableDraft } from "../tables/table.ts";
import { isBlankRow, textOf } from "../tables/text-of.ts";
import type { ViewAudience, ViewTable } from "../view.ts";

export type TableViewSource = {
  readonly table: TableDraft;
  readonly audience: ViewAudience;
  readonly mask: (text: string, label?: string) => string;
  /** Year of the reporting period. */
  readonly year: string | undefined;
};

/** A table as one audience sees it. Columns in which nothing stands are left out, as are rows in which nothing stands. */
export function tableView({ table: draft, audience, mask, year }: TableViewSource): ViewTable {
  const kind = tableKind(draft.kind);
  const table = kind.withComputed({ ...draft, rows: draft.rows.filter((row) => !isBlankRow(row)) });
  const used = kind.columns(table).filter(({ key }) => table.rows.some((row) => textOf(row[key]) !== ""));
  const shown = used.filter((column) => cellShown(column.class, audience) !== "omitted");
  const onScreen = screenColumns(shown);
  const write = (column: Column, row: Row): string => cellText({ column, row, audience, mask, year });
  return {
    caption: mask(draft.caption?.trim() ?? ""),
    unitLine: unitLineOf(shown),
    head: kind
      .head(table)
      .filter((field) => field.internal !== true && textOf(table.head[field.key]) !== "")
      .map((field) => ({ label: field.label, text: mask(formatCell(field, table.head[field.key] ?? null, year)) })),
    columns: shown.map((column) => ({
      key: column.key,
      label: column.label,
      align: alignOf(column),
      onScreen: onScreen.includes(column),
      width: column.width ?? 1,
      ...(column.named === true ? { named: true as const } : {}),
    })),
    rows: table.rows.map((row) => shown.map((column) => write(column, row))),
    totals: kind
      .totals(table)
      .map(({ label, cells }) => ({
        label,
        cells: shown.map((column) => formatCell(column, cells[column.key] ?? null)),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== "")),
    omitted: used.filter((column) => !shown.includes(column)).map(({ label }) => label),
    personal: used.some((column) => column.class !== "open" && column.duty !== true),
    figures: kind.figures(table),
    bars: kind.bars(table).map((bar) => ({ ...bar, label: mask(bar.label) })),
    ...(kind.barWords ? { barWords: kind.barWords } : {}),
  };
}

/** A screen shows at most so many columns; the rest opens by touching the row. */
const MOST_ON_SCREEN = 5;

/**
 * The columns a kind declares for screens, with the first money there is where none of them has any (what is let has a floor
 * price before it has a rent); of a table that declares none, its first two sums and what stands before.
 */
function screenColumns(shown: readonly Column[]): readonly Column[] {
  const declared = shown.filter(({ onScreen }) => onScreen === true);
  const isMoney = ({ type }: Column) => type === "money";
  if (declared.length > 0) {
    const money = declared.some(isMoney) ? [] : shown.filter(isMoney).slice(0, 2);
    return shown.filter((column) => declared.includes(column) || money.includes(column)).slice(0, MOST_ON_SCREEN);
  }
  const sums = shown.filter(({ sum }) => sum === true).slice(0, 2);
  const others = shown.filter((column) => !sums.includes(column)).slice(0, MOST_ON_SCREEN - sums.length);
  return shown.filter((column) => sums.includes(column) || others.includes(column));
}

type CellSource = Omit<TableViewSource, "table"> & { readonly column: Column; readonly row: Row };

function cellText({ column, row, audience, mask, year }: CellSource): string {
  const value = row[column.key] ?? null;
  const text = formatCell(column, value, year);
  if (typeof value !== "string" || column.type === "day" || column.type === "month" || column.type === "choice")
    return text;
  const shown = cellShown(column.class, audience);
  if (shown === "masked") return column.class === "name" ? maskName(mask(text)) : maskNumber(column, text);
  return column.class === "name" ? mask(text) : mask(text, column.label);
}

/** A column of the class `masked`: telephones, else cards and accounts (AU2). */
const maskNumber = ({ label }: Column, text: string): string =>
  text === "" ? "" : personalColumn(label) === "phone" ? maskMobile(text) : maskAccount(text);

/** Stands once above the table, so that no cell carries a unit. */
function unitLineOf(columns: readonly Column[]): string {
  const units = [
    ...(columns.some(({ type }) => type === "money") ? ["元"] : []),
    ...(columns.some(({ type }) => type === "area") ? ["亩"] : []),
  ];
  return units.length === 0 ? "" : `单位：${units.join("、")}`;
}
