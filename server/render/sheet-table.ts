import type { Paper } from "../domain/paper.ts";
import { headPieces, phrases } from "./unbroken.ts";

/** A column of a sheet's table; `widthMm` only where the contents do not say it. */
export interface SheetColumn {
  readonly label: string;
  readonly align: "left" | "right" | "center";
  readonly widthMm?: number;
}

/** Totals stand under the rows; a null cell belongs to the label or is empty. */
export interface SheetTotals {
  readonly label: string;
  readonly cells: readonly (string | null)[];
}

/** One table of a sheet. */
export interface SheetTable {
  readonly caption?: string;
  /** What belongs to the whole table, e.g. the account and its opening balance, above it at the left. */
  readonly head?: string;
  /** What people came for, as a sentence; stands on the wall alone, where it is read from afar. */
  readonly lead?: string;
  /** The columns that stand on each part of a table too wide for any paper. */
  readonly keys?: readonly number[];
  /** E.g. `单位：元`, above the table at the right. */
  readonly unitLine?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly SheetTotals[];
  readonly notes?: readonly string[];
  /** The totals after each row, as 过次页 and 承前页 show them when the table goes on overleaf; null means no figure. */
  readonly running?: readonly (readonly (string | null)[])[];
}

const LONGEST_UNBROKEN = 6;
const LONGEST_NAME = 4;
const LONGEST_KEY = 14;
const PX_PER_MM = 96 / 25.4;

/** A name, a figure or what a row is found by is never broken; what is longer than a name may be. */
export function sheetTableView(table: SheetTable, paper: Paper): object {
  const { columns, rows, running } = table;
  const keys = table.keys ?? [0];
  const lead = paper === "A3" ? table.lead : undefined;
  return {
    keys: JSON.stringify(keys),
    lead: phrases(lead ?? ""),
    caption: table.caption ?? "",
    head: table.head ?? "",
    unitLine: table.unitLine ?? "",
    above: [table.caption, table.head, table.unitLine, lead].some(Boolean),
    notes: table.notes ?? [],
    widths: columns.map(({ widthMm }) => (widthMm === undefined ? "" : String(Math.round(widthMm * PX_PER_MM)))),
    heads: columns.map(({ label, align }) => {
      const hangs = align === "right" && label.endsWith("）");
      return { kind: kindOf(align), pieces: headPieces(hangs ? label.slice(0, -1) : label), hangs };
    }),
    rows: rows.map((cells, index) => ({
      five: index % 5 === 4,
      running: JSON.stringify(running?.[index] ?? []),
      cells: columns.map(({ align }, column) => cellView(cells[column] ?? "", align, keys.includes(column))),
    })),
    totals: table.totals.map(({ label, cells }) => {
      const first = cells.findIndex((cell) => cell !== null);
      const span = Math.max(1, first === -1 ? columns.length : first);
      const own = cells[0] ? `${label} ${cells[0]}` : label;
      return {
        label: own,
        span,
        cells: columns.slice(span).map(({ align }, i) => cellView(cells[span + i] ?? "", align)),
      };
    }),
  };
}

function cellView(text: string, align: SheetColumn["align"], key = false): object {
  if (key && text.length <= LONGEST_KEY) return { kind: kindOf(align), pieces: [{ text, whole: false }] };
  const long = align === "left" && text.length > LONGEST_UNBROKEN && !isName(text);
  const short = align === "left" && text.length > LONGEST_NAME && !/\d/.test(text);
  if (long) return { kind: "long", phrases: phrases(text) };
  return { kind: short ? "l may" : kindOf(align), pieces: [{ text, whole: false }] };
}

/** Names of other peoples are long, and have a dot: 买买提·阿不都拉. */
const isName = (text: string): boolean => /^\p{Script=Han}{1,8}(·\p{Script=Han}{1,8})+$/u.test(text);

function kindOf(align: SheetColumn["align"]): string {
  return { left: "l", right: "r", center: "c" }[align];
}
