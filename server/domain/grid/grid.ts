/** A cell as intake hands it on: no number types, no formats, only text and what was odd about it. */
export type Cell = {
  /** The text as shown: numbers as plain decimals, days as 'YYYY-MM-DD', a percentage with its sign; '' when empty or covered. */
  readonly text: string;
  readonly numeric?: true;
  /** The text is the cached result of a formula, which may be out of date or may have skipped figures typed as text. */
  readonly formula?: true;
  /** A formula whose file holds no result. */
  readonly uncomputed?: true;
  /** #REF! and the like. */
  readonly error?: true;
  /** The format shows fewer decimals than the cell holds; `text` is what is shown, `exact` what is held. */
  readonly exact?: string;
  /** More than 15 digits typed as a number: the last ones were lost before this program saw them. */
  readonly digitsLost?: true;
  /** Covered by a merged cell; the text stands there alone. Indexes into `cells`. */
  readonly coveredBy?: { readonly row: number; readonly column: number };
};

/** What was left out or unusual in a whole sheet. */
export type GridOdd =
  | { readonly code: "hidden-rows" | "hidden-columns"; readonly count: number }
  | { readonly code: "hidden-sheets"; readonly names: readonly string[] }
  | { readonly code: "not-utf8"; readonly encoding: string }
  | { readonly code: "unbalanced-quotes" };

/** One sheet of a spreadsheet or one pasted table; rows without any text are left out, `rowNumbers` keeps their place. */
export type Grid = {
  readonly name: string;
  readonly cells: readonly (readonly Cell[])[];
  /** For each row of `cells` its number in the file, as the spreadsheet program shows it. */
  readonly rowNumbers: readonly number[];
  /** For each column its letter in the file (A, B, …, AA). */
  readonly columnNames: readonly string[];
  readonly odd: readonly GridOdd[];
  /** The text itself, where the source was text: it may be no table at all. */
  readonly text?: string;
};

/** Whether lines of text are sentences and not rows of a table: most have no second cell. */
export const isProse = ({ cells, text }: Grid): boolean =>
  text !== undefined &&
  cells.filter((row) => row.filter((cell) => cell.text !== "").length > 1).length * 2 < cells.length;

/** Why a file cannot be taken in: each is something the person who dropped it can mend. */
export type IntakeRefusal =
  /** A picture, PDF, document, web page, program … */
  | "not-a-spreadsheet"
  /** .xls or .et: to be saved as .xlsx. */
  | "old-xls"
  /** Protected by a password. */
  | "locked"
  | "too-large"
  | "too-many-rows"
  | "too-many-columns"
  | "empty"
  | "damaged";

/** 0 → A, 25 → Z, 26 → AA */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

export const cellAt = (grid: Grid, row: number, column: number): Cell => grid.cells[row]?.[column] ?? EMPTY;

const EMPTY: Cell = { text: "" };
