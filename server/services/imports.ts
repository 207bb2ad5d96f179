import type { CatalogItem } from "../domain/catalog.ts";
import { isProse, type Grid, type IntakeRefusal } from "../domain/grid/grid.ts";
import { maskText } from "../domain/privacy.ts";
import { refuse, ok, type Result } from "../domain/result.ts";
import { tableFromGrid, tableWithMapping, type SheetImport } from "../domain/tables/import-table.ts";
import { DECLARED, previousTable, tableKind } from "../domain/tables/kinds.ts";
import type { TableDraft } from "../domain/tables/table.ts";
import { writtenNotice, type WrittenNotice } from "../domain/title-line.ts";
import type { Checking } from "./checking.ts";
import type { Store } from "./ports.ts";
import type { IdentityMark } from "./record-ports.ts";

export type ImportService = ReturnType<typeof createImportService>;

/** A refusal of intake, as a value with a code like every other. */
export type ImportRefusal = { readonly code: IntakeRefusal };

/** What the import service asks of intake, the only place that knows file formats. */
export interface SpreadsheetReader {
  file(bytes: Uint8Array, name: string): Promise<Result<readonly Grid[], IntakeRefusal>>;
  pasted(text: string): Result<readonly Grid[], IntakeRefusal>;
}

export type Source = { readonly bytes: Uint8Array; readonly name: string } | { readonly text: string };

/** A column that a person named: `key` null leaves it out. */
export type Remapped = { readonly column: number; readonly key: string | null };

export type ImportWish = {
  readonly unit: string;
  readonly item: CatalogItem;
  readonly reportingPeriod: string | null;
  readonly source: Source;
  /** Another kind of table than the item's: a sheet that fits none is read as a plain table. */
  readonly kind?: string;
  readonly sheet?: string;
  readonly changes?: readonly Remapped[];
  readonly notice?: string;
};

export type Imported = Pick<SheetImport, "title" | "mapping" | "findings" | "rowNumbers"> & {
  /** Null where there is none: the text is then a notice in words. */
  readonly table: TableDraft | null;
  readonly words: WrittenNotice | null;
  /** Figures stood in 万元 or 万亩 and are yuan and mu now. */
  readonly converted: boolean;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly left: readonly { readonly gridRow: number; readonly why: string; readonly text: string }[];
  /** Heads of identity and account columns that were not taken in. */
  readonly dropped: readonly string[];
};

const NO_TABLE = {
  table: null,
  converted: false,
  title: "",
  mapping: [],
  findings: [],
  rowNumbers: [],
  left: [],
  dropped: [],
} as const;

/** A text that reads like sentences and has no column of ours. */
const isWords = (grid: Grid, { table, mapping }: SheetImport): boolean =>
  isProse(grid) && (table.kind === DECLARED.id || mapping.every(({ key }) => key === null));

/**
 * Reads a dropped or pasted sheet into a table. The file is not kept; identity and account cells become marks under a
 * key before anything touches the disk, and are dropped (AU3).
 */
export function createImportService({
  reader,
  store,
  checking,
  mark,
}: {
  reader: SpreadsheetReader;
  store: Store;
  checking: Checking;
  mark: (text: string) => string;
}) {
  return {
    async read(wish: ImportWish): Promise<Result<Imported, ImportRefusal>> {
      const { source, item, unit, reportingPeriod, changes, notice } = wish;
      const grids = "text" in source ? reader.pasted(source.text) : await reader.file(source.bytes, source.name);
      if (!grids.ok) return refuse({ code: grids.error });
      const kind = tableKind(wish.kind ?? item.table);
      const before = await checking.predecessor(unit, item.id, reportingPeriod, notice);
      const start = kind.start({ reportingPeriod });
      const previous = previousTable(before?.edition.draft.tables ?? [], start, 0);
      const context = { reportingPeriod, ...(previous && { previous }) };
      const readGrid = (grid: Grid) =>
        changes ? tableWithMapping({ grid, kind, context, changes }) : tableFromGrid({ grid, kind, context });

      const asked = grids.value.find(({ name }) => name === wish.sheet);
      const tried = (asked ? [asked] : grids.value).map((grid) => ({ grid, found: readGrid(grid) }));
      const best = tried.find(({ found }) => found.table.rows.length > 0) ?? tried[0];
      if (!best) return refuse({ code: "empty" });
      const { grid, found } = best;
      const words = isWords(grid, found) ? writtenNotice(grid.text ?? "") : null;
      if (words) return ok({ ...NO_TABLE, words, sheets: [grid.name], sheet: grid.name });
      if (notice) await store.identities.put(unit, notice, marksOf(found));
      return ok({
        table: found.table,
        words: null,
        converted: found.converted,
        title: maskText(found.title).masked,
        mapping: found.mapping,
        findings: found.findings,
        rowNumbers: found.rowNumbers,
        sheets: grids.value.map(({ name }) => name),
        sheet: grid.name,
        left: found.leftOut.map(({ gridRow, why, text }) => ({ gridRow, why, text: maskText(text).masked })),
        dropped: found.dropped.map(({ path }) => path),
      });
    },
  };

  function marksOf({ dropped, rowNumbers }: SheetImport): readonly IdentityMark[] {
    return dropped.flatMap(({ path, values }) =>
      values.flatMap(({ gridRow, text }) => {
        const row = rowNumbers.indexOf(gridRow);
        return row < 0 || text.trim() === "" ? [] : [{ table: 0, row, column: path, mark: mark(text) }];
      }),
    );
  }
}
