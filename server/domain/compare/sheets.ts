import { formatCell } from "../tables/format-cell.ts";
import { tableKind } from "../tables/kinds.ts";
import type { TableDraft } from "../tables/table.ts";
import { isBlankRow } from "../tables/text-of.ts";
import type { ViewTable } from "../view.ts";

/** A text that reads otherwise now: title, a paragraph, a head field, a total. `label` is "" for paragraphs. */
export type TextChange = {
  readonly part: "title" | "paragraph" | "head" | "total" | "figure" | "remark";
  readonly label: string;
  readonly before: string;
  readonly after: string;
};

/** What is compared: the texts of a table, however it was made. */
export type Sheet = {
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly (readonly [TextChange["part"], string, string])[];
};

/** A draft's table in full, formatted, unmasked. */
export function sheetOf(draft: TableDraft): Sheet {
  const kind = tableKind(draft.kind);
  const table = kind.withComputed({ ...draft, rows: draft.rows.filter((row) => !isBlankRow(row)) });
  const columns = kind.columns(table);
  return {
    columns,
    rows: table.rows.map((row) => columns.map((column) => formatCell(column, row[column.key] ?? null))),
    lines: [
      ...[...kind.head(table), ...kind.stated(table)].flatMap((field) =>
        field.internal === true
          ? []
          : [
              [
                "head",
                field.label,
                formatCell(field, table.head[field.key] ?? table.stated[field.key] ?? null),
              ] as const,
            ],
      ),
      ...kind
        .totals(table)
        .flatMap(({ label, cells }) =>
          columns.flatMap((column) =>
            column.key in cells
              ? [["total", `${label}：${column.label}`, formatCell(column, cells[column.key] ?? null)] as const]
              : [],
          ),
        ),
    ],
  };
}

/** What one audience sees of a table. */
export const viewSheet = ({ columns, rows, head, totals }: ViewTable): Sheet => ({
  columns,
  rows,
  lines: [
    ...head.map(({ label, text }) => ["head", label, text] as const),
    ...totals.flatMap(({ label, cells }) =>
      cells.flatMap((cell, index) =>
        cell === "" ? [] : [["total", `${label}：${columns[index]?.label ?? ""}`, cell] as const],
      ),
    ),
  ],
});
