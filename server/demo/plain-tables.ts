import type { TableDraft } from "../domain/tables/table.ts";
import { rowsFromAccounts } from "./account-tables.ts";
import type { AccountBook } from "./account-book.ts";
import type { DemoList, DemoTable } from "./data/notice-schema.ts";
import { fillWords, type Occasion } from "./fill-words.ts";
import { withPlot, type Household } from "./roster.ts";

export type Village = { readonly roster: readonly Household[]; readonly book: AccountBook };

type Cells = readonly (string | number)[];

/** Yuan to fen, mu to hundredths of a mu. */
const hundredths = (written: number): number => Math.round(written * 100);

/** The table as an author has it; undefined where the accounts that it reports do not reach. */
export function plainTableOf(table: DemoTable, occasion: Occasion, village: Village): TableDraft | undefined {
  const { columns, accounts, list } = table;
  const rows: readonly Cells[] | undefined = accounts
    ? rowsFromAccounts(accounts, occasion.reportingPeriod ?? "", village.book, table.rows)
    : list
      ? [...table.rows, ...rowsOfList(list, village.roster)]
      : table.rows;
  if (!rows) return undefined;
  const keyed = columns.map((column, index) => ({ key: `c${index + 1}`, ...column }));
  return {
    kind: "plain-table",
    columns: keyed,
    head: {},
    rows: rows.map((cells) =>
      Object.fromEntries(
        keyed.map(({ key, type }, index) => {
          const cell = cells[index] ?? null;
          if (typeof cell === "string") return [key, fillWords(cell, occasion)];
          return [key, cell !== null && type !== "count" ? hundredths(cell) : cell];
        }),
      ),
    ),
    stated: {},
  };
}

function rowsOfList({ of, most, rate = 0, cells }: DemoList, roster: readonly Household[]): readonly Cells[] {
  const inList = evenly(withPlot(roster, of), most);
  return inList.map((household, index) => cells.map((cell) => cellOf(cell, household, index)));

  function cellOf(cell: string, { group, head, people, plots }: Household, index: number): string | number {
    const area = (plots[of] ?? 0) / 100;
    const known: Readonly<Record<string, string | number>> = {
      no: index + 1,
      group,
      head,
      people,
      area,
      rate,
      amount: hundredths((of === "all" ? people : area) * rate) / 100,
    };
    return known[cell] ?? cell;
  }
}

/** So many of a list, from all its parts: every group of a village has somebody on it. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)] as T);
}
