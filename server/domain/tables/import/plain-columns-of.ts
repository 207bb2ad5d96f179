import type { FoundTable, MappedColumn, UnmappedColumn } from "../../grid/table.ts";
import { plainColumn } from "../plain-columns.ts";
import type { Column } from "../table.ts";

/** Columns of a plain table as the sheet's heads declare them; what must never be published makes no column. */
export function plainColumnsOf({ unmapped, rows }: FoundTable): {
  readonly columns: readonly Column[];
  readonly mapping: readonly MappedColumn[];
} {
  const columns: Column[] = [];
  const mapping: MappedColumn[] = [];
  for (const head of unmapped) {
    const key = `c${head.column + 1}`;
    const cells = rows.map((row) => row.cells[head.column]?.text ?? "");
    if (head.path === "" && cells.every((cell) => cell === "")) continue;
    const column = plainColumn(key, labelOf(head, unmapped), cells);
    if (column.class === "never") continue;
    columns.push(column.type === "money" || column.type === "area" ? { ...column, label: bare(column.label) } : column);
    mapping.push({
      key,
      column: head.column,
      path: head.path,
      ...(head.unit === undefined ? {} : { unit: head.unit }),
    });
  }
  return { columns, mapping };
}

/** The unit stands above the table, and figures may have been converted to it. */
const bare = (label: string): string => label.replace(/[（(](?:单位[:：])?(?:万?元|万?亩)[）)]$/u, "");

function labelOf({ path, column }: UnmappedColumn, all: readonly UnmappedColumn[]): string {
  const leaf = path.split("/").at(-1) ?? "";
  if (leaf === "") return `第${column + 1}列`;
  return all.filter((other) => other.path.split("/").at(-1) === leaf).length > 1 ? path.replaceAll("/", "·") : leaf;
}
