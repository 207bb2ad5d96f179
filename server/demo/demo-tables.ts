import { tableKind } from "../domain/tables/kinds.ts";
import type { Column, ColumnType, Row, TableDraft, Value } from "../domain/tables/table.ts";
import { rowsFromAccounts } from "./account-tables.ts";
import type { AccountBook } from "./account-book.ts";
import type { DemoList, DemoPools, DemoSource, DemoTable } from "./data/notice-schema.ts";
import { around, fillWords, seedOf, type Occasion } from "./fill-words.ts";
import { rowsFromPool, type Cells } from "./pool.ts";
import { withPlot, type Household } from "./roster.ts";

export type Village = {
  readonly roster: readonly Household[];
  readonly book: AccountBook;
  readonly pools: DemoPools;
};

/** Yuan to fen, mu to hundredths of a mu. */
const hundredths = (written: number): number => Math.round(written * 100);

/** The table as an author has it; undefined where the accounts that it reports do not reach. */
export function demoTableOf(table: DemoTable, occasion: Occasion, village: Village): TableDraft | undefined {
  const rows = rowsOf(table, occasion, village);
  if (!rows) return undefined;
  const columns: readonly Pick<Column, "key" | "type">[] =
    "kind" in table
      ? table.keys.map((key) => ({ key, type: typeOf(table.kind, key) }))
      : table.columns.map((column, index) => ({ key: `c${index + 1}`, ...column }));
  const filled = (cells: Cells): Row =>
    Object.fromEntries(columns.map(({ key, type }, index) => [key, valueOf(cells[index] ?? null, type, occasion)]));
  const made = { head: {}, rows: rows.map(filled), stated: {} };
  if (!("kind" in table)) return { kind: "plain-table", columns: columns as readonly Column[], ...made };
  const head = Object.entries(table.head).map(([key, value]) => [
    key,
    valueOf(value, headTypeOf(table.kind, key), occasion),
  ]);
  return { kind: table.kind, ...made, head: Object.fromEntries(head) };
}

const EMPTY = { head: {}, rows: [], stated: {} };
const typeOf = (kind: string, key: string): ColumnType =>
  typeIn(tableKind(kind).columns({ kind, ...EMPTY }), kind, key);
const headTypeOf = (kind: string, key: string): ColumnType =>
  typeIn(tableKind(kind).head({ kind, ...EMPTY }), kind, key);

function typeIn(
  known: readonly { readonly key: string; readonly type: ColumnType }[],
  kind: string,
  key: string,
): ColumnType {
  const found = known.find((each) => each.key === key);
  if (!found) throw new Error(`a table of kind ${kind} has no ${key}`);
  return found.type;
}

function valueOf(cell: string | number | null, type: ColumnType, occasion: Occasion): Value {
  if (typeof cell === "string") return fillWords(cell, occasion);
  if (cell === null) return null;
  if (type === "money" || type === "area") return hundredths(cell);
  return type === "decimal" ? String(cell) : cell;
}

function rowsOf({ accounts, list, pool, vary, rows }: DemoSource, occasion: Occasion, village: Village) {
  if (accounts) return rowsFromAccounts(accounts, occasion.reportingPeriod ?? "", village.book, rows);
  if (pool) return rowsFromPool(pool, village.pools[pool.name] ?? [], { roster: village.roster, occasion });
  const written = rows.map((row, index) => varied(row, index, vary, occasion));
  return list ? [...written, ...rowsOfList(list, village.roster)] : written;
}

/** All figures of a row that move together move by the same amount: what is still owed stays as written. */
function varied(row: Cells, index: number, vary: DemoSource["vary"], occasion: Occasion): Cells {
  const own = vary.find((each) => each.row === index);
  const [first = 0] = own?.columns ?? [];
  if (!own) return row;
  const most = Math.round((Number(row[first]) * own.percent) / 100 / own.step);
  const more = around(`${seedOf(occasion)} ${index}`, most) * own.step;
  return row.map((cell, at) => (own.columns.includes(at) ? hundredths(Number(cell) + more) / 100 : cell));
}

function rowsOfList(
  { of, most, rate = 0, by, instead, cells }: DemoList,
  roster: readonly Household[],
): readonly Cells[] {
  const inList = evenly(withPlot(roster, of), most);
  return inList.map((household, index) => cells.map((cell) => cellOf(cell, household, index)));

  function cellOf(cell: string, { group, head, people: living, plots }: Household, index: number): string | number {
    const people = instead[head] ?? living;
    const area = (plots[of] ?? 0) / 100;
    const known: Readonly<Record<string, string | number>> = {
      no: index + 1,
      group,
      head,
      people,
      area,
      rate,
      amount: hundredths((by === "people" ? people : area) * rate) / 100,
    };
    return known[cell] ?? cell;
  }
}

/** So many of a list, from all its parts: every group of a village has somebody on it. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)] as T);
}
