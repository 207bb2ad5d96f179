/** Rows from..to (exclusive) of one page. */
export type Rows = { readonly from: number; readonly to: number };

export type Space = {
  /** Heights of the rows as measured. */
  readonly rows: readonly number[];
  /** What a page has for rows and the line below them. */
  readonly room: number;
  /** Height of the line 转下页, and of the totals that end the table. */
  readonly carry: number;
  readonly totals: number;
  /** At most so many rows a page, and never fewer than three. */
  readonly most: number;
};

const LEAST = 3;

/**
 * Divides a table into pages by real heights: every row on exactly one page, in order; each page but the last ends with
 * 转下页, the last with the totals; never fewer than three rows on a page where there are as many.
 */
export function pagesOf({ rows, room, carry, totals, most }: Space): readonly Rows[] {
  const pages: Rows[] = [];
  let from = 0;
  while (from < rows.length) {
    if (rows.length - from <= most && sum(rows, from, rows.length) + totals <= room) {
      pages.push({ from, to: rows.length });
      break;
    }
    let to = from;
    let used = carry;
    while (to < rows.length - 1 && to - from < most && used + (rows[to] as number) <= room) {
      used += rows[to] as number;
      to += 1;
    }
    const left = rows.length - to;
    if (left < LEAST && to - from > LEAST) to = Math.max(from + LEAST, rows.length - LEAST);
    pages.push({ from, to: Math.max(to, from + 1) });
    from = Math.max(to, from + 1);
  }
  return pages.length > 0 ? pages : [{ from: 0, to: 0 }];
}

/** Whether every page holds what was put on it. */
export const allFit = (pages: readonly Rows[], { rows, room, carry, totals }: Space): boolean =>
  pages.every(({ from, to }, index) => sum(rows, from, to) + (index === pages.length - 1 ? totals : carry) <= room + 1);

const sum = (rows: readonly number[], from: number, to: number): number => {
  let total = 0;
  for (let index = from; index < to; index += 1) total += rows[index] as number;
  return total;
};
