import type { TvNotice } from "./tv-notice.ts";

/** Every column of one row of a table, with its head; undefined where the page has no such row. */
export function tvRowDetail(notice: TvNotice, { page, row }: { page: number; row: string }) {
  const table = notice.tables.find(({ pages }) => pages.split(" ").includes(String(page)));
  const found = table?.rows.find((each) => each.page === page && String(each.index) === row);
  if (!table || !found || !table.openable) return undefined;
  return {
    title: `第 ${found.index} 行`,
    cells: found.cells.filter(({ text }) => text !== "").map(({ label, text }) => ({ label, text })),
  };
}
