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
const PX_PER_MM = 96 / 25.4;

/** A name or a figure is never broken; what is longer than a name may be. */
export function sheetTableView(table: SheetTable): object {
  const { columns, rows, running } = table;
  return {
    caption: table.caption ?? "",
    unitLine: table.unitLine ?? "",
    notes: table.notes ?? [],
    widths: columns.map(({ widthMm }) => (widthMm === undefined ? "" : String(Math.round(widthMm * PX_PER_MM)))),
    heads: columns.map(({ label, align }) => {
      const hangs = align === "right" && label.endsWith("）");
      return { kind: kindOf(align), label: hangs ? label.slice(0, -1) : label, hangs };
    }),
    rows: rows.map((cells, index) => ({
      five: index % 5 === 4,
      running: JSON.stringify(running?.[index] ?? []),
      cells: columns.map(({ align }, column) => cellView(cells[column] ?? "", align)),
    })),
    totals: table.totals.map(({ label, cells }) => {
      const first = cells.findIndex((cell) => cell !== null);
      const span = Math.max(1, first === -1 ? columns.length : first);
      return { label, span, cells: columns.slice(span).map(({ align }, i) => cellView(cells[span + i] ?? "", align)) };
    }),
  };
}

function cellView(text: string, align: SheetColumn["align"]): object {
  return { text, kind: align === "left" && text.length > LONGEST_UNBROKEN ? "long" : kindOf(align) };
}

function kindOf(align: SheetColumn["align"]): string {
  return { left: "l", right: "r", center: "c" }[align];
}
