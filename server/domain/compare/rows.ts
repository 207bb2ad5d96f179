import { alignRows, type Pair } from "./align.ts";
import type { Sheet } from "./sheets.ts";

/** Rows count from 0, as they stood before and stand now; cells that read otherwise, all of them for a new or lost row. */
export type RowChange = {
  readonly kind: "added" | "removed" | "changed";
  readonly table: number;
  readonly rowBefore?: number;
  readonly rowAfter?: number;
  readonly cells: readonly { readonly column: string; readonly before: string; readonly after: string }[];
};

const cell = (sheet: Sheet, row: number | undefined, key: string): string => {
  const index = sheet.columns.findIndex((column) => column.key === key);
  return row === undefined || index < 0 ? "" : (sheet.rows[row]?.[index] ?? "");
};

/** Rows that came, went or read otherwise. */
export function rowChanges(table: number, before: Sheet, after: Sheet): readonly RowChange[] {
  const columns = bothColumns(before.columns, after.columns);
  const onAll = (sheet: Sheet): readonly (readonly string[])[] =>
    sheet.rows.map((_, row) => columns.map(({ key }) => cell(sheet, row, key)));
  return alignRows(onAll(before), onAll(after), keyColumns(columns)).flatMap(({ old, now }: Pair): RowChange[] => {
    const cells = columns.flatMap(({ key, label }) => {
      const [was, is] = [cell(before, old, key), cell(after, now, key)];
      return was === is ? [] : [{ column: label, before: was, after: is }];
    });
    if (cells.length === 0) return [];
    const kind = old === undefined ? "added" : now === undefined ? "removed" : "changed";
    const at = { ...(old === undefined ? {} : { rowBefore: old }), ...(now === undefined ? {} : { rowAfter: now }) };
    return [{ kind, table, ...at, cells }];
  });
}

/** The columns of both, a lost one where it stood. */
function bothColumns(before: Sheet["columns"], after: Sheet["columns"]): Sheet["columns"] {
  const all = [...after];
  for (const [at, column] of before.entries()) {
    if (all.some(({ key }) => key === column.key)) continue;
    all.splice(all.findIndex(({ key }) => key === before[at - 1]?.key) + 1, 0, column);
  }
  return all;
}

const KEYS = /^(?:凭证号|合同号|编号|户主|户主姓名|姓名|农户姓名|申请人姓名)$/u;

const keyColumns = (columns: readonly { readonly label: string }[]): readonly number[] => {
  const found = columns.findIndex(({ label }) => KEYS.test(label));
  return found < 0 ? [] : [found];
};
