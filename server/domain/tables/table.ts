import type { FindingCode } from "../finding-code.ts";
import type { Bar, BarWords, BoardFigure } from "../view.ts";
import type { RulePack } from "../rule-pack.ts";

/** What a cell holds: text, a whole number (fen, hundredths of a mu, a count), or nothing. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * How a column is typed. `money` is whole fen, `area` hundredths of a mu, `count` a whole number, `decimal` a figure kept
 * as the text it was written in (an area finer than hundredths too), `day` YYYY-MM-DD, `month` YYYY-MM. A value of the wrong type stays as the text that was
 * typed and is a finding: nothing a person typed is lost.
 */
export type ColumnType =
  "text" | "person" | "money" | "area" | "count" | "decimal" | "percent" | "day" | "month" | "choice";

/** Who may see a column's cells (AU2); read only through audience.ts. */
export type ColumnClass = "open" | "name" | "in-village" | "masked" | "never";

/** One of a closed set; `labels` are the words by which sheets mean it too. */
export type Choice = { readonly value: string; readonly label: string; readonly labels?: readonly string[] };

export type Column = {
  readonly key: string;
  /** Official column head, as printed. */
  readonly label: string;
  /** Heads under which real spreadsheets carry it, the label included by itself. */
  readonly labels?: readonly string[];
  readonly type: ColumnType;
  readonly class: ColumnClass;
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  /** Summed into the totals row. */
  readonly sum?: boolean;
  /** Filled by the program and not typed (running balance). */
  readonly computed?: boolean;
  /** Shown among the at most five columns of a screen; the rest opens by touching the row. */
  readonly onScreen?: boolean;
  /** The column by which a row is called: the household, the parcel, the thing let. */
  readonly named?: boolean;
  /** Days of many years stand in it: the year is always written. */
  readonly withYear?: boolean;
  /** A `decimal` in yuan per mu, month or piece: shown with two decimals at least, and with every one it was written with. */
  readonly price?: boolean;
  /** A stretch of days in one cell (2024.1.1—2033.12.31): this column takes the first, that of this key the last. */
  readonly untilKey?: string;
  /** Share of the width on paper; 1 when absent. */
  readonly width?: number;
  /** Names officers acting in their duty: masked like any name, but the rows stay after the notice period (PB9). */
  readonly duty?: boolean;
  /** A two-row head with one column for each kind (收入/补助收入): the cell is ours, `into` takes what the child head names. */
  readonly spread?: {
    readonly into: string;
    readonly parents: readonly string[];
    readonly named: (head: string) => string;
  };
};

/** A field above the table (account, opening balance) or below it (stated closing balance). */
export type Field = {
  readonly key: string;
  readonly label: string;
  readonly labels?: readonly string[];
  readonly type: ColumnType;
  readonly choices?: readonly Choice[];
  readonly required?: boolean;
  /** Carried from period to period for the sums, never shown. */
  readonly internal?: boolean;
};

/** A table as an author has it: head fields, rows, and what the sheet itself stated as totals. */
export type TableDraft = {
  readonly kind: string;
  readonly caption?: string;
  readonly profile?: string;
  /** Columns of a plain table, declared with it; other kinds know theirs. */
  readonly columns?: readonly Column[];
  readonly head: Row;
  readonly rows: readonly Row[];
  readonly stated: Row;
};

export type Severity = "hard" | "warning";

/** Something a check found. `code` has its sentence in the surface's wording; `values` fill it in. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** A hard finding that a written explanation lifts (PB6: sums that disagree, a broken chain). */
  readonly explainable?: boolean;
  readonly table?: number;
  readonly row?: number;
  readonly column?: string;
  readonly values?: Readonly<Record<string, Value>>;
  /** What the cell should hold, when the program can say: offered as one click. */
  readonly suggestion?: Value;
};

/** What a table is checked against. */
export type TableContext = {
  readonly reportingPeriod: string | null;
  /** The same table of the last published edition of this item before the reporting period, if there is one. */
  readonly previous?: TableDraft;
  readonly previousPeriod?: string;
  readonly pack: RulePack;
  readonly decisionThresholdFen: number;
  readonly supervisors: readonly string[];
  readonly today: string;
  /** All tables of the notice, this one among them. */
  readonly siblings?: readonly TableDraft[];
  /** Tables of this kind on the unit's other notices that are published and not withdrawn, the newest first. */
  readonly published?: readonly PublishedTable[];
};

/** A table that stands in public, and where. */
export type PublishedTable = {
  readonly table: TableDraft;
  readonly reportingPeriod: string | null;
  /** Public number as text, by which a finding names it. */
  readonly number: string | null;
};

export type TotalRow = { readonly label: string; readonly cells: Readonly<Record<string, Value>> };

/** A figure in a sheet's row of totals: under which column, of which spread head, and whether it runs through the year. */
export type SheetTotal = { readonly column: string; readonly head: string | null; readonly running: boolean };

/** A typed table (domain.md §3): each is one file in this folder, and nothing elsewhere knows it by name. */
export type TableKind = {
  readonly id: string;
  readonly name: string;
  readonly profiles?: readonly { readonly id: string; readonly name: string }[];
  readonly head: (table: TableDraft) => readonly Field[];
  readonly columns: (table: TableDraft) => readonly Column[];
  readonly stated: (table: TableDraft) => readonly Field[];
  /** A new table that starts from last period's: opening balance carried over, rows empty. */
  readonly start: (context: Pick<TableContext, "previous" | "reportingPeriod">) => TableDraft;
  /** Fills what the program computes (running balances), to be shown and never saved. Never touches what was typed. */
  readonly withComputed: (table: TableDraft) => TableDraft;
  /** Where a stated total of a sheet belongs; by the column's own key when absent. Null: nowhere. */
  readonly statedKey?: (table: TableDraft, total: SheetTotal) => string | null;
  readonly check: (table: TableDraft, context: TableContext) => readonly Finding[];
  /** What `check` may find, so that a reviewer is told what was looked at and is right. */
  readonly finds: readonly FindingCode[];
  /** True where `check` asks for `published`: other kinds are spared the reading. */
  readonly looksBack?: true;
  /** True where columns are declared with each table and its author may change them. */
  readonly declared?: true;
  /** Where a sheet's own rows of balances carried over (上期结余, 期末结余) belong: a key of `head`, one of `stated`. */
  readonly balances?: { readonly opening: string; readonly closing: string };
  readonly totals: (table: TableDraft) => readonly TotalRow[];
  /** The figures people came for (收入, 支出, 月底结余), and what the whole is made of, in one unit, largest first. */
  readonly figures: (table: TableDraft) => readonly BoardFigure[];
  readonly bars: (table: TableDraft) => readonly Bar[];
  readonly barWords?: BarWords;
};
