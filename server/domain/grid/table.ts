import type { PersonalColumn } from "../privacy/headers.ts";
import type { Cell } from "./grid.ts";

/**
 * A column a table kind looks for. A label is a head as sheets write it ('金额', '支出金额') or a path of a two-row head
 * ('收入/经营收入'); '收入/*' takes every column under 收入 that no other label names, and so may match several.
 */
export type WantedColumn = { readonly key: string; readonly labels: readonly string[]; readonly required?: boolean };

/** Units that stand in a head, 金额（万元）, or in the sheet's unit line. */
export type ColumnUnit = "yuan" | "ten-thousand-yuan" | "mu" | "ten-thousand-mu";

/** `column` and `columns` are indexes into a row's cells; `gridRow` is the row's number in the file, as people see it. */
export type MappedColumn = {
  readonly key: string;
  readonly column: number;
  /** the head, a two-row one as a path: 收入/经营收入 */
  readonly path: string;
  readonly unit?: ColumnUnit;
};

export type UnmappedColumn = {
  readonly column: number;
  readonly path: string;
  /** `twice`: another column of the same head came first; `unknown`: no label names it */
  readonly why: "unknown" | "twice" | "no-head";
  readonly unit?: ColumnUnit;
};

export type TableRow = {
  readonly gridRow: number;
  /** one for each grid column; those of dropped columns are empty */
  readonly cells: readonly Cell[];
  /** the row carries a balance over (上期结余, 期末结余), not a transaction */
  readonly balance?: "opening" | "closing";
};

export type StatedTotal = {
  readonly gridRow: number;
  readonly kind: "subtotal" | "total" | "running";
  readonly label: string;
  readonly column: number;
  readonly cell: Cell;
};

export type LeftOut = {
  readonly gridRow: number;
  readonly why: "title" | "unit-line" | "repeated-header" | "column-numbers" | "footer" | "note";
  readonly text: string;
};

/**
 * What a data row's cell hides: an empty text although a formula stands there · #REF! and the like · decimals the format does
 * not show · digits lost before the file was saved · a merged cell that also means the row above (its text stands there alone).
 */
export type CellOdd = "formula-without-result" | "error-cell" | "decimals-hidden" | "digits-lost" | "merged";

/** A column that must not get any further (AU3): only the caller's HMAC may touch `values`, then they are forgotten. */
export type DroppedColumn = {
  readonly column: number;
  readonly path: string;
  readonly kind: Extract<PersonalColumn, "identity" | "account">;
  readonly values: readonly { readonly gridRow: number; readonly text: string }[];
};

export type FoundTable = {
  readonly title: string;
  /** row numbers of the head, as people see them */
  readonly headerRows: readonly number[];
  /** the head of every grid column, '' where there is none */
  readonly paths: readonly string[];
  readonly mapping: readonly MappedColumn[];
  readonly unmapped: readonly UnmappedColumn[];
  /** keys of required columns that no head names */
  readonly missing: readonly string[];
  readonly dropped: readonly DroppedColumn[];
  readonly unit?: ColumnUnit;
  /** So many tables stood side by side under the same heads, and were put under one another. */
  readonly folds?: number;
  readonly rows: readonly TableRow[];
  readonly statedTotals: readonly StatedTotal[];
  readonly left: readonly LeftOut[];
  readonly odd: readonly { readonly gridRow: number; readonly column: number; readonly code: CellOdd }[];
};
