import type { FoundTable, MappedColumn } from "../../grid/table.ts";
import { firstDayOf, lastDayOf, parseReportingPeriod } from "../../reporting-period.ts";
import { formatCell } from "../format-cell.ts";
import type { CellContext } from "../parse-cell.ts";
import type { Column, Finding, Row, TableKind, Value } from "../table.ts";
import { isSumColumn } from "./column-findings.ts";
import { cellContext, readCell, type SheetReading } from "./read-cell.ts";

export type RowsRead = {
  readonly rows: readonly Row[];
  readonly rowNumbers: readonly number[];
  /** Balances carried over that the sheet writes as rows of their own. */
  readonly head: Row;
  readonly stated: Row;
  readonly findings: readonly Finding[];
  /** A column was read in ten thousands. */
  readonly converted: boolean;
};

type Mapped = { readonly column: Column; readonly at: MappedColumn; readonly context: CellContext };
type Note = {
  readonly row: number;
  readonly column: Column;
  readonly value: Value;
  readonly odd: string;
  readonly text: string;
};

/** The data rows of a sheet, cell by cell; what could not be read stays as it was typed. */
export function readRows({
  columns,
  balances,
  found,
  mapping,
  reportingPeriod,
}: {
  readonly columns: readonly Column[];
  readonly balances: TableKind["balances"];
  readonly found: FoundTable;
  readonly mapping: readonly MappedColumn[];
  readonly reportingPeriod: string | null;
}): RowsRead {
  const within = withinOf(reportingPeriod);
  const mapped = mapping.flatMap((at): Mapped[] => {
    const column = columns.find(({ key }) => key === at.key);
    return column && !isSumColumn(at) ? [{ column, at, context: cellContext(at.unit ?? found.unit, within) }] : [];
  });
  const [rows, rowNumbers]: [Row[], number[]] = [[], []];
  const [findings, notes]: [Finding[], Note[]] = [[], []];
  let [head, stated]: [Row, Row] = [{}, {}];
  for (const line of found.rows) {
    const cells = mapped.map((each) => ({
      ...each,
      reading: readCell(each.column, line.cells[each.at.column], each.context),
    }));
    if (line.balance !== undefined && balances) {
      const figure = cells.findLast(
        ({ column, reading }) => column.type === "money" && typeof reading.value === "number",
      );
      const value = figure?.reading.value ?? null;
      if (line.balance === "opening" && value !== null) head = { [balances.opening]: value };
      if (line.balance === "closing" && value !== null) stated = { [balances.closing]: value };
      continue;
    }
    const row = rows.length;
    for (const {
      column,
      reading,
      at: { column: sheetColumn },
    } of cells) {
      const at = {
        row,
        column: column.key,
        values: { label: column.label, type: column.type, problem: reading.problem ?? null },
      };
      if (reading.problem !== undefined) findings.push({ ...at, code: "cell-unreadable", severity: "hard" });
      for (const odd of reading.odd)
        notes.push({ row, column, value: reading.value, odd, text: line.cells[sheetColumn]?.text ?? "" });
    }
    for (const made of linesOf(cells)) {
      rows.push(made);
      rowNumbers.push(line.gridRow);
    }
  }
  const converted = mapped.some(isConverted);
  return { rows, rowNumbers, head, stated, findings: [...findings, ...oddFindings(notes)], converted };
}

const isConverted = ({ column: { type }, context: { moneyUnit, areaUnit } }: Mapped): boolean =>
  (type === "money" && moneyUnit === "ten-thousand-yuan") || (type === "area" && areaUnit === "ten-thousand-mu");

const withinOf = (period: string | null): { from: string; until: string } | undefined =>
  period !== null && parseReportingPeriod(period) ? { from: firstDayOf(period), until: lastDayOf(period) } : undefined;

type ReadCell = Mapped & { readonly reading: SheetReading };

/** One line; several where figures stand under several heads of a spread column, computed figures then with the last. */
function linesOf(cells: readonly ReadCell[]): readonly Row[] {
  const single = cells.filter(({ column, at }) => !isSpread(column, at));
  const spread = cells.filter(({ column, at, reading }) => isSpread(column, at) && reading.value !== null);
  if (spread.length === 0) return [cellsOf(single)];
  const shared = cellsOf(single.filter(({ column }) => column.computed !== true));
  const last = cellsOf(single.filter(({ column }) => column.computed === true));
  const none = Object.fromEntries(Object.keys(last).map((key) => [key, null]));
  return spread.map(({ column, at, reading }, index) => ({
    ...shared,
    [column.spread?.into ?? ""]: column.spread?.named(at.path.split("/").at(-1) ?? "") ?? null,
    [column.key]: reading.value,
    ...(index === spread.length - 1 ? last : none),
  }));
}

/** The cells by key; the last day of a stretch goes into a column of its own. */
const cellsOf = (cells: readonly ReadCell[]): Row =>
  Object.fromEntries(
    cells.flatMap(({ column, reading }) => [
      [column.key, reading.value],
      ...(column.untilKey !== undefined && reading.until !== undefined ? [[column.untilKey, reading.until]] : []),
    ]),
  );

const isSpread = ({ spread }: Column, { path }: MappedColumn): boolean => spread !== undefined && path.includes("/");

/** One finding for each column and form, at its first cell. */
function oddFindings(notes: readonly Note[]): readonly Finding[] {
  const groups = Map.groupBy(notes, ({ column, odd }) => `${column.key} ${odd}`);
  return [...groups.values()].flatMap((group): Finding[] => {
    const [first] = group;
    if (!first) return [];
    const { row, column, value, odd, text } = first;
    const written = odd === "remark" ? { text } : {};
    const values = { label: column.label, odd, read: formatCell(column, value), count: group.length, ...written };
    return [{ code: "cell-odd", severity: "warning", row, column: column.key, values }];
  });
}
