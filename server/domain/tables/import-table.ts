import { findTable } from "../grid/find-table.ts";
import type { Grid } from "../grid/grid.ts";
import { withoutUnit } from "../grid/head-text.ts";
import type { DroppedColumn, FoundTable, LeftOut, MappedColumn } from "../grid/table.ts";
import { columnFindings } from "./import/column-findings.ts";
import { plainColumnsOf } from "./import/plain-columns-of.ts";
import { readRows } from "./import/read-rows.ts";
import { profiledTable, wantedColumns } from "./import/profile.ts";
import { statedOf } from "./import/stated-of.ts";
import type { Finding, TableContext, TableDraft, TableKind } from "./table.ts";

export type ImportContext = Pick<TableContext, "previous" | "reportingPeriod">;

/** A column of the sheet and what it was taken for; `key` null: left out. `letter` as spreadsheets name it. */
export type SheetColumn = {
  readonly column: number;
  readonly letter: string;
  readonly path: string;
  readonly key: string | null;
};

/** A sheet read into a table. `dropped` holds raw identity cells: the caller makes HMACs of them and forgets them (AU3). */
export type SheetImport = {
  readonly table: TableDraft;
  readonly title: string;
  readonly mapping: readonly SheetColumn[];
  /** What was unusual or could not be read; advice for the moment of the import, checks come later. */
  readonly findings: readonly Finding[];
  readonly leftOut: readonly LeftOut[];
  readonly dropped: readonly DroppedColumn[];
  /** Figures stood in 万元 or 万亩 and are yuan and mu now. */
  readonly converted: boolean;
  /** Row numbers in the file, one for each row of the table. */
  readonly rowNumbers: readonly number[];
};

type Source = { readonly grid: Grid; readonly kind: TableKind; readonly context: ImportContext };

/** A sheet that is taken as it is brings its own columns, also where the last notice had others or the same. */
const begun = ({ grid, kind, context }: Source): TableDraft =>
  kind.declared === true ? { ...kind.start(context), columns: [] } : profiledTable(grid, kind, kind.start(context));

/** Reads a sheet as a table of a kind; where the kind has profiles, as the one whose columns the sheet has most of. */
export function tableFromGrid({ grid, kind, context }: Source): SheetImport {
  const start = begun({ grid, kind, context });
  const found = findTable(grid, { columns: wantedColumns(kind.columns(start)) });
  if (!found.ok) return unreadable(start);
  return imported({ grid, kind, context, start, found: found.value, mapping: found.value.mapping });
}

/** Reads the sheet again after a person said what a column is; null leaves a column out. */
export function tableWithMapping({
  grid,
  kind,
  context,
  changes,
}: Source & { readonly changes: readonly { readonly column: number; readonly key: string | null }[] }): SheetImport {
  const start = begun({ grid, kind, context });
  const columns = kind.columns(start);
  const found = findTable(grid, { columns: wantedColumns(columns) });
  if (!found.ok) return unreadable(start);
  let mapping: readonly MappedColumn[] = found.value.mapping;
  for (const { column, key } of changes) {
    const known = columns.find((each) => each.key === key);
    mapping = mapping.filter((each) => each.column !== column && (each.key !== key || known?.spread !== undefined));
    const unit = found.value.unmapped.find((each) => each.column === column)?.unit;
    if (known)
      mapping = [
        ...mapping,
        { key: known.key, column, path: found.value.paths[column] ?? "", ...(unit === undefined ? {} : { unit }) },
      ];
  }
  const leftOut = new Set(changes.flatMap(({ column, key }) => (key === null ? [column] : [])));
  return imported({ grid, kind, context, start, found: found.value, mapping, leftOut });
}

const unreadable = (table: TableDraft): SheetImport => ({
  table,
  title: "",
  mapping: [],
  findings: [{ code: "table-unreadable", severity: "hard" }],
  leftOut: [],
  dropped: [],
  converted: false,
  rowNumbers: [],
});

type Parts = Source & {
  readonly start: TableDraft;
  readonly found: FoundTable;
  readonly mapping: readonly MappedColumn[];
  /** Columns that a person said are not wanted. */
  readonly leftOut?: ReadonlySet<number>;
};

function imported({ grid, kind, context, start, found, mapping: asked, leftOut = new Set() }: Parts): SheetImport {
  const plain = kind.declared === true ? plainColumnsOf(found, leftOut) : undefined;
  const begun = plain ? { ...start, columns: plain.columns } : start;
  const mapping = plain ? plain.mapping : asked;
  const { reportingPeriod } = context;
  const read = readRows({ columns: kind.columns(begun), balances: kind.balances, found, mapping, reportingPeriod });
  const table = { ...begun, head: { ...begun.head, ...read.head }, rows: read.rows };
  const stated = { ...statedOf({ kind, table, found, mapping }), ...read.stated };
  const keyOf = new Map(mapping.map(({ column, key }) => [column, key]));
  return {
    table: { ...table, stated },
    title: withoutUnit(found.title),
    mapping: found.paths.map((path, column) => ({
      column,
      letter: grid.columnNames[column] ?? "",
      path,
      key: keyOf.get(column) ?? null,
    })),
    findings: [...columnFindings({ columns: kind.columns(table), found, mapping, leftOut }), ...read.findings],
    leftOut: found.left,
    dropped: found.dropped,
    converted: read.converted,
    rowNumbers: read.rowNumbers,
  };
}
