import type { Answer, Draft } from "../../../server/domain/notice.ts";
import { parseCell, type CellContext } from "../../../server/domain/tables/parse-cell.ts";
import { isBlankRow } from "../../../server/domain/tables/text-of.ts";
import type { Column, Row, TableDraft, Value } from "../../../server/domain/tables/table.ts";
import type { Range } from "./selection.ts";

export type Edit = (draft: Draft) => Draft;

/** Changes one table of a draft; the draft itself when nothing changed. */
export function editTable(draft: Draft, index: number, edit: (table: TableDraft) => TableDraft): Draft {
  const table = draft.tables[index];
  if (!table) return draft;
  const next = edit(table);
  return next === table ? draft : { ...draft, tables: draft.tables.with(index, next) };
}

/** Rows without the blank ones at the end: the grid always offers one more to write in. */
function trimmed(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex((row) => !isBlankRow(row));
  return last === rows.length - 1 ? rows : rows.slice(0, last + 1);
}

const grown = (rows: readonly Row[], length: number): readonly Row[] =>
  rows.length >= length ? rows : [...rows, ...Array.from({ length: length - rows.length }, (): Row => ({}))];

/** Sets one cell; a cell that is set to what it held changes nothing. */
export function setCell(table: TableDraft, row: number, column: string, value: Value): TableDraft {
  if ((table.rows[row]?.[column] ?? null) === value) return table;
  const rows = grown(table.rows, row + 1);
  return { ...table, rows: trimmed(rows.with(row, { ...rows[row], [column]: value })) };
}

/** Places a block of texts with its left upper corner in a cell, growing rows; what lies right of the last column is cut. */
export function placeBlock(
  table: TableDraft,
  {
    row,
    left,
    columns,
    block,
    context,
  }: {
    row: number;
    left: number;
    columns: readonly Column[];
    block: readonly (readonly string[])[];
    context: CellContext;
  },
): TableDraft {
  const rows = [...grown(table.rows, row + block.length)];
  block.forEach((texts, down) => {
    const cells = texts.flatMap((text, right) => {
      const column = columns[left + right];
      return column ? [[column.key, parseCell(column, text, context).value] as const] : [];
    });
    rows[row + down] = { ...rows[row + down], ...Object.fromEntries(cells) };
  });
  return { ...table, rows: trimmed(rows) };
}

export function clearRange(table: TableDraft, range: Range, columns: readonly Column[]): TableDraft {
  const keys = columns.slice(range.left, range.right + 1).map(({ key }) => key);
  const rows = table.rows.map((row, index) =>
    index < range.top || index > range.bottom || keys.every((key) => (row[key] ?? null) === null)
      ? row
      : { ...row, ...Object.fromEntries(keys.map((key) => [key, null])) },
  );
  return rows.every((row, index) => row === table.rows[index]) ? table : { ...table, rows: trimmed(rows) };
}

/** Blank rows before a row; answers that stand on later rows move with them. */
export const insertRows = (draft: Draft, index: number, before: number, count: number): Draft =>
  withAnswers(
    editTable(draft, index, (table) => {
      if (before >= table.rows.length) return table;
      const blank = Array.from({ length: count }, (): Row => ({}));
      return { ...table, rows: table.rows.toSpliced(before, 0, ...blank) };
    }),
    draft,
    index,
    (row) => (row < before ? row : row + count),
  );

/** Takes rows out, both ends included, with the answers that stood on them. */
export const removeRows = (draft: Draft, index: number, top: number, bottom: number): Draft =>
  withAnswers(
    editTable(draft, index, (table) =>
      top >= table.rows.length ? table : { ...table, rows: trimmed(table.rows.toSpliced(top, bottom - top + 1)) },
    ),
    draft,
    index,
    (row) => (row < top ? row : row > bottom ? row - (bottom - top + 1) : undefined),
  );

function withAnswers(next: Draft, before: Draft, table: number, moved: (row: number) => number | undefined): Draft {
  if (next === before) return before;
  const answers = before.answers.flatMap((answer): Answer[] => {
    if (answer.table !== table || answer.row === undefined) return [answer];
    const row = moved(answer.row);
    return row === undefined ? [] : [{ ...answer, row }];
  });
  return { ...next, answers };
}

type Place = Pick<Answer, "code" | "table" | "row" | "column">;

const samePlace = (a: Place, b: Place): boolean =>
  a.code === b.code && a.table === b.table && a.row === b.row && a.column === b.column;

/** Writes the author's answer to a finding; an empty text takes it back. */
export function setAnswer(draft: Draft, { code, table, row, column }: Place, text: string): Draft {
  const place = {
    code,
    ...(table === undefined ? {} : { table }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
  const others = draft.answers.filter((answer) => !samePlace(answer, place));
  const plain = text.trim();
  return { ...draft, answers: plain === "" ? others : [...others, { ...place, text: plain }] };
}

/** Whether two drafts say the same: the order of keys and cells that hold nothing do not count. */
export const sameDraft = (a: unknown, b: unknown): boolean => plainly(a) === plainly(b);

const plainly = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, each]) => each !== null && each !== "")
            .toSorted(([first], [second]) => (first < second ? -1 : 1)),
        )
      : inner,
  );
