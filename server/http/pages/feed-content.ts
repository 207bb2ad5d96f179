import type { ShownNotice } from "../../domain/shown.ts";
import type { ViewTable } from "../../domain/view.ts";
import { elementRows, heading } from "./notice.ts";
import { stateBoxes } from "./notice-state.ts";
import { omittedLine } from "./notice-table.ts";

/** The body of a feed entry: the whole where the item names the feed, else what the gate left (PB11). */
export const feedContent = (shown: ShownNotice) => ({
  ...heading(shown),
  boxes: stateBoxes(shown),
  paragraphs: shown.view?.paragraphs ?? [],
  remarks: shown.view?.remarks ?? [],
  elements: elementRows(shown),
  tables: (shown.view?.tables ?? []).map(({ caption, columns, rows, totals, omitted }) => ({
    caption,
    columns,
    rows,
    totals: totals.map(({ label, cells }) => ({ label, cells: totalText(columns, cells) })),
    omitted: omitted.length === 0 ? "" : omittedLine(omitted, shown.media),
  })),
});

const totalText = (columns: ViewTable["columns"], cells: readonly string[]): string =>
  cells
    .map((cell, at) => (cell === "" ? "" : `${columns[at]?.label ?? ""} ${cell}`))
    .filter(Boolean)
    .join("，");
