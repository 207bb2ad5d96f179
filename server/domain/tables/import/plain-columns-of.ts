import type { FoundTable, MappedColumn, UnmappedColumn } from "../../grid/table.ts";
import { plainColumn } from "../plain-columns.ts";
import type { Column } from "../table.ts";

/** Columns of a plain table as the sheet's heads declare them; what must never be published, or is left out, makes none. */
export function plainColumnsOf(
  { unmapped, rows, unit }: FoundTable,
  leftOut: ReadonlySet<number>,
): {
  readonly columns: readonly Column[];
  readonly mapping: readonly MappedColumn[];
} {
  const columns: Column[] = [];
  const mapping: MappedColumn[] = [];
  const sumless = isOutline(rows);
  const money = unit === "yuan" || unit === "ten-thousand-yuan";
  for (const head of unmapped) {
    if (leftOut.has(head.column)) continue;
    const key = `c${head.column + 1}`;
    const cells = rows.map((row) => row.cells[head.column]?.text ?? "");
    if (head.path === "" && cells.every((cell) => cell === "")) continue;
    const { sum, ...declared } = plainColumn(key, labelOf(head, unmapped), cells, money);
    const column: Column = { ...declared, ...(sum === true && !sumless ? { sum } : {}) };
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

const SECTION = /^[一二三四五六七八九十]{1,3}[、.．]/u;
const POINT = /^(?:\d{1,2}[、.．](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)])/u;

/** Sections with points under them (一、总收入, 1.经营收入): a section is the sum of its points, and a column of both is none. */
function isOutline(rows: FoundTable["rows"]): boolean {
  const leads = rows.map(({ cells }) => cells.find(({ text }) => text !== "")?.text ?? "");
  return leads.filter((text) => SECTION.test(text)).length > 1 && leads.filter((text) => POINT.test(text)).length > 1;
}

/** The unit stands above the table, and figures may have been converted to it. */
const bare = (label: string): string => label.replace(/[（(](?:单位[:：])?(?:万?元|万?亩)[）)]$/u, "");

function labelOf({ path, column }: UnmappedColumn, all: readonly UnmappedColumn[]): string {
  const leaf = path.split("/").at(-1) ?? "";
  if (leaf === "") return `第${column + 1}列`;
  const twice = all.filter((other) => other.path.split("/").at(-1) === leaf).length > 1;
  // A stroke of the head itself (元/亩) stands full-width in a path.
  return (twice ? path.replaceAll("/", "·") : leaf).replaceAll("／", "/");
}
