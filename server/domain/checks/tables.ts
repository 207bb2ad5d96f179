import type { CheckContext } from "../checks.ts";
import { previousTable, tableKind } from "../tables/kinds.ts";
import { parseCell, valueFits } from "../tables/parse-cell.ts";
import type { Column, Field, Finding, Row, TableContext, TableDraft, Value } from "../tables/table.ts";
import { isBlankRow, textOf } from "../tables/text-of.ts";

/** Cells of the right type, then the rules of each table's kind. */
export function tableFindings(context: CheckContext): readonly Finding[] {
  const { draft } = context;
  return draft.tables.flatMap((table, index) => {
    const kind = tableKind(table.kind);
    const found = [
      ...cellFindings(table, kind.columns(table)),
      ...fieldFindings(table.head, kind.head(table)),
      ...fieldFindings(table.stated, kind.stated(table)),
      ...kind.check(table, tableContext(context, table, index)),
    ];
    return found.map((finding): Finding => ({ ...finding, table: index }));
  });
}

function tableContext(context: CheckContext, table: TableDraft, index: number): TableContext {
  const { draft, pack, unit, today, supervisors } = context;
  const previous = context.previous && previousTable(context.previous.tables, table, index);
  return {
    reportingPeriod: draft.reportingPeriod,
    ...(previous ? { previous } : {}),
    ...(previous && context.previous?.reportingPeriod ? { previousPeriod: context.previous.reportingPeriod } : {}),
    pack,
    decisionThresholdFen: unit.decisionThresholdFen ?? pack.monthlyAccounts.decisionThresholdFen,
    supervisors,
    today,
    siblings: draft.tables,
    published: context.published?.get(table.kind) ?? [],
  };
}

export function cellFindings({ rows }: Pick<TableDraft, "rows">, columns: readonly Column[]): readonly Finding[] {
  return rows.flatMap((line, row) =>
    isBlankRow(line) ? [] : columns.flatMap((column) => cellFinding(line, row, column)),
  );
}

function cellFinding(line: Row, row: number, column: Column): readonly Finding[] {
  const value = line[column.key] ?? null;
  const at = { severity: "hard", row, column: column.key, values: { label: column.label } } as const;
  if (column.class === "never" && textOf(value) !== "") return [{ ...at, code: "column-forbidden" }];
  if (column.required === true && textOf(value) === "")
    return [
      column.type === "money"
        ? { ...at, code: "amount-missing", severity: "warning" }
        : { ...at, code: "cell-missing" },
    ];
  if (valueFits(column, value)) return [];
  return [{ ...at, code: "cell-unreadable", values: unreadable(column, value) }];
}

/** With the year at hand, so that a day without one is not called a fault of its own. */
const unreadable = (
  field: Pick<Field, "label" | "type" | "choices">,
  value: Value,
): Readonly<Record<string, Value>> => ({
  label: field.label,
  type: field.type,
  problem: parseCell(field, String(value), { within: ANY_YEAR }).problem ?? null,
});

const ANY_YEAR = { from: "2024-01-01", until: "2024-12-31" };

const fieldFindings = (values: Row, fields: readonly Field[]): readonly Finding[] =>
  fields.flatMap(({ key, label, required, ...field }): Finding[] => {
    const value = values[key] ?? null;
    const at = { severity: "hard", column: key, values: { label } } as const;
    if (required === true && textOf(value) === "") return [{ ...at, code: "field-missing" }];
    return valueFits(field, value)
      ? []
      : [{ ...at, code: "cell-unreadable", values: unreadable({ label, ...field }, value) }];
  });
