import type { ViewTable } from "../../domain/view.ts";
import { tableView } from "./kiosk-table.ts";
import { runningTotals } from "./running-totals.ts";
import { CELL, emsOf, GLASS, linesOf, TABLE } from "./tv-measure.ts";

/**
 * A table cut into pages of seven or eight rows, each with 转下页 below it but the last, which has the totals. Every cell
 * of the view stands in the document, since the screen acknowledges by what stands there (SC2); columns that do not fit
 * carry `extra` and open by OK on their row.
 */
export function tvTable(table: ViewTable, { first, room, alone }: { first: number; room: number; alone: boolean }) {
  const view = tableView(table, { balance: true });
  const widths = widthsOf(table, view.columns);
  const headed = !alone || view.head.length > 0 || view.unitLine !== "";
  const frame = TABLE.head + (headed ? TABLE.caption : 0);
  const heights = table.rows.map(
    (row) => CELL.pad + CELL.line * Math.max(1, ...row.map((text, at) => (widths[at] ? linesIn(text, widths[at]) : 1))),
  );
  const cuts = cutRows(heights, {
    room: room - frame,
    foot: TABLE.foot,
    totals: TABLE.foot * Math.max(1, view.totals.length),
  });
  const running = runningTotals(table);
  const pageOf = (row: number): number => first + cuts.findIndex(({ to }) => row < to);
  const pages = Math.max(1, cuts.length);
  const [model] = view.totals;
  const edge = view.columns.findLastIndex(({ extra }) => !extra);
  const edged = <C>(cells: readonly C[]) => cells.map((cell, column) => ({ ...cell, edge: column === edge }));
  const openable = view.columns.some(({ extra }) => extra);
  return {
    ...view,
    headed,
    openable,
    page: first,
    pages: pagesText(first, pages),
    count: pages,
    last: first + pages - 1,
    columns: edged(view.columns).map((column, at) => ({
      ...column,
      percent: widths[at] ? `${widths[at].toFixed(2)}%` : "",
    })),
    rows: view.rows.map((cells, at) => ({ page: pageOf(at), index: at + 1, cells: linked(edged(cells), openable) })),
    totals: view.totals.map((total) => ({ ...total, cells: edged(total.cells) })),
    carries: cuts.slice(0, -1).map(({ to }, at) => ({
      page: first + at,
      span: model?.span ?? view.screenColumns,
      cells: edged(model?.cells ?? []).map((cell, column) => ({
        ...cell,
        text: running?.[to - 1]?.[column] ?? balanceAt(table, to - 1, column),
      })),
    })),
  };
}

export type TvTable = ReturnType<typeof tvTable>;

export const pagesText = (first: number, count: number): string =>
  Array.from({ length: count }, (_, at) => first + at).join(" ");

/** The words of a row are its link: the widest cell that stands left. */
function linked<C extends { readonly text: string; readonly extra: boolean; readonly align: string }>(
  cells: readonly C[],
  openable: boolean,
): readonly (C & { readonly link: boolean })[] {
  const words = cells.filter(({ extra, align, text }) => !extra && align === "left" && text !== "");
  const widest = words.toSorted((a, b) => emsOf(b.text) - emsOf(a.text))[0] ?? cells.find(({ extra }) => !extra);
  return cells.map((cell) => ({ ...cell, link: openable && cell === widest }));
}

/** A running balance is carried as it stands in the last row of the page. */
const balanceAt = ({ columns, rows }: ViewTable, row: number, column: number): string =>
  columns[column]?.key === "balanceFen" ? (rows[row]?.[column] ?? "") : "";

/** Widest words in characters that never wrap: a day, a name, a code. */
const SHORT = 8;

/**
 * Share of the width in percent for each column that is on the glass. Figures and short words get what they need; what is
 * left goes to the columns of sentences, and where there are none to all that stand left.
 */
function widthsOf(
  table: ViewTable,
  columns: readonly { readonly label: string; readonly extra: boolean; readonly align: string }[],
): readonly (number | undefined)[] {
  const all = columns.map(({ label, extra, align }, at) => {
    const cells = [...table.rows.map((row) => row[at] ?? ""), ...table.totals.map((total) => total.cells[at] ?? "")];
    const ems = Math.max(1.5, emsOf(label) * HEAD, ...cells.map((text) => emsOf(text) * (align === "left" ? 1 : BOLD)));
    return { extra, px: extra ? 0 : ems * CELL.font + CELL.gap + 16, short: align !== "left" || ems <= SHORT, align };
  });
  const used = all.reduce((sum, { px }) => sum + px, 0);
  const wide = all.filter(({ extra, short }) => !extra && !short);
  const takers = wide.length > 0 ? wide : all.filter(({ extra, align }) => !extra && align === "left");
  const asked = takers.reduce((sum, { px }) => sum + px, 0);
  const spare = GLASS.width - used;
  const widths = all.map((each) =>
    takers.includes(each) ? Math.max(CELL.font * 4, each.px + (spare * each.px) / asked) : each.px,
  );
  const sum = widths.reduce((a, b) => a + b, 0);
  return widths.map((px, at) => (all[at]?.extra ? undefined : (px / sum) * 100));
}

/** Heads are set smaller than cells; bold figures run wider than plain ones. */
const HEAD = 0.95;
const BOLD = 1.06;

const linesIn = (text: string, percent: number): number =>
  linesOf(text, ((percent / 100) * GLASS.width - CELL.gap) / CELL.font + 1);

/** Rows from..to of each page: at most eight, as high as the glass, never fewer than three where there are as many. */
function cutRows(
  heights: readonly number[],
  { room, foot, totals }: { room: number; foot: number; totals: number },
): readonly { readonly from: number; readonly to: number }[] {
  const cuts: { from: number; to: number }[] = [];
  let from = 0;
  while (from < heights.length) {
    const rest = heights.slice(from).reduce((a, b) => a + b, 0);
    let to = heights.length;
    if (heights.length - from > TABLE.most || rest + totals > room) {
      to = from;
      for (let used = foot; to < heights.length - 1 && to - from < TABLE.most; to += 1) {
        used += heights[to] ?? 0;
        if (used > room && to > from) break;
      }
      if (to === from) to += 1;
      const left = heights.length - to;
      if (left < TABLE.least && to - from > TABLE.least)
        to = Math.max(from + TABLE.least, heights.length - TABLE.least);
    }
    cuts.push({ from, to });
    from = to;
  }
  return cuts.length > 0 ? cuts : [{ from: 0, to: 0 }];
}
