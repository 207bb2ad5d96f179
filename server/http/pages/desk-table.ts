import { isBlankRow } from "../../domain/tables/text-of.ts";
import { alignOf, formatCell } from "../../domain/tables/format-cell.ts";
import { formatAmount } from "../../domain/amount.ts";
import type { Draft } from "../../domain/notice.ts";
import { tableKind } from "../../domain/tables/kinds.ts";

/** A column whose entries all have up to so many characters is never broken: names, codes, categories, numbers. */
const SHORT = 11;

/** The tables of a draft in full, as officers read them: every column besides those that must never be, nothing masked. */
export const deskTables = ({ tables, reportingPeriod }: Pick<Draft, "tables" | "reportingPeriod">) =>
  tables
    .filter(({ rows }) => !rows.every(isBlankRow))
    .map((draft, index) => {
      const kind = tableKind(draft.kind);
      const table = kind.withComputed({ ...draft, rows: draft.rows.filter((row) => !isBlankRow(row)) });
      const columns = kind.columns(table).filter((column) => column.class !== "never");
      const year = reportingPeriod?.slice(0, 4);
      const short = new Set(
        columns.flatMap((column) =>
          table.rows.every((row) => formatCell(column, row[column.key] ?? null, year).length <= SHORT) ||
          column.type === "day" ||
          column.type === "person"
            ? [column.key]
            : [],
        ),
      );
      const cells = (row: Readonly<Record<string, string | number | null>>) =>
        columns.map((column) => ({
          text: formatCell(column, row[column.key] ?? null, year),
          right: alignOf(column) === "right",
          whole: short.has(column.key),
          label: column.label,
        }));
      const used = columns.map(({ key }) => table.rows.some((row) => (row[key] ?? "") !== ""));
      const kept = <Cell>(row: readonly Cell[]) => row.filter((_, at) => used[at]);
      return {
        id: `t${index + 1}`,
        caption: draft.caption ?? kind.name,
        head: kind
          .head(table)
          .filter(({ internal }) => internal !== true)
          .map((field) => ({ label: field.label, text: formatCell(field, table.head[field.key] ?? null) }))
          .filter(({ text }) => text !== ""),
        columns: kept(columns.map((column) => ({ label: column.label, right: alignOf(column) === "right" }))),
        rows: table.rows.map((row) => kept(cells(row))),
        totals: kind.totals(table).map(({ label, cells: sums }) => labelled(label, kept(cells(sums)))),
        figures: kind
          .figures(table)
          .map((figure) => ({ key: figure.key, label: figure.label, amount: formatAmount(figure) })),
        count: table.rows.length,
      };
    });

/** The label of a row of totals stands in its first empty cell, or before its first figure. */
function labelled<Cell extends { text: string; right: boolean; whole: boolean; label: string }>(
  label: string,
  cells: readonly Cell[],
) {
  const at = Math.max(
    0,
    cells.findIndex(({ text }) => text === ""),
  );
  return cells.map((cell, index) =>
    index === at
      ? { ...cell, text: `${label}${cell.text && ` ${cell.text}`}`, right: false, whole: true, label: "" }
      : cell,
  );
}
