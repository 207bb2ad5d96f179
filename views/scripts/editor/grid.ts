import { tableKind } from "../../../server/domain/tables/kinds.ts";
import { parseCell } from "../../../server/domain/tables/parse-cell.ts";
import type { Column, TableDraft } from "../../../server/domain/tables/table.ts";
import { createCellInput } from "./cell-input.ts";
import { beginsWithHeads, looksLikeSheet, readBlock, writeBlock } from "./clipboard.ts";
import { fittingWidths, shownColumns, stretching } from "./columns.ts";
import { el } from "./dom.ts";
import { clearRange, editTable, insertRows, placeBlock, removeRows, setCell } from "./draft.ts";
import { editText } from "./edit-text.ts";
import type { Numbered } from "./findings.ts";
import { drawMarks, drawSelection } from "./grid-marks.ts";
import { attachPointer } from "./grid-pointer.ts";
import { headRow, rowElement, shownCell, totalElement } from "./grid-rows.ts";
import type { Command } from "./keys.ts";
import { at, isSingle, moved, rangeOf, tabbed, within, type Selection } from "./selection.ts";
import type { Workbench } from "./workbench.ts";

const ROW_HEAD = 40;

export type Grid = ReturnType<typeof createGrid>;

/** What the grid hands on to others. */
export type GridHooks = {
  readonly sheetPasted: (text: string) => void;
  readonly filesPasted: (files: readonly File[]) => void;
  readonly help: () => void;
  readonly opening: (columns: readonly Column[]) => HTMLTableRowElement | undefined;
  readonly selected: (what: string) => void;
};

/** The table in which a notice's rows are written, with one input that lies over the cell in hand. */
export function createGrid({ workbench, index, hooks }: { workbench: Workbench; index: number; hooks: GridHooks }) {
  const table = el("table", { role: "grid" });
  const box = el("div", { class: "grid-box" }, table);
  let columns: readonly Column[] = [];
  let widths: readonly number[] = [];
  let selection: Selection = at(0, 0);
  let all = false;
  let drawn: readonly { row: unknown; auto: string; element: HTMLTableRowElement }[] = [];
  let marks: readonly Numbered[] = [];

  const draft = (): TableDraft | undefined => workbench.draft().tables[index];
  const rows = () => draft()?.rows ?? [];
  const bounds = () => ({ rows: rows().length + 1, columns: columns.length });
  const year = (): string | undefined => workbench.draft().reportingPeriod?.slice(0, 4);
  const change = (edit: (table: TableDraft) => TableDraft): void =>
    workbench.change((now) => editTable(now, index, edit));
  const cellAt = (row: number, column: number): HTMLElement | null =>
    table.tBodies[1]?.rows[row]?.querySelector(`[data-at="${column}"]`) ?? null;

  const input = createCellInput({
    box,
    cell: () => cellAt(selection.active.row, selection.active.column),
    column: () => columns[selection.active.column],
    text: () =>
      editText(
        columns[selection.active.column],
        rows()[selection.active.row]?.[columns[selection.active.column]?.key ?? ""],
      ),
    write(text) {
      const column = columns[selection.active.column];
      if (!column) return;
      const { value } = parseCell(column, text, workbench.context());
      change((now) => setCell(now, selection.active.row, column.key, value));
    },
    command: obey,
    paste,
    copy,
  });
  attachPointer(table, {
    selection: () => selection,
    select,
    bounds,
    edit: () => input.edit(),
  });

  function select(next: Selection): void {
    input.commit();
    selection = next;
    redraw();
    input.place();
  }

  function redraw(): void {
    drawSelection(table, selection);
    const { top, bottom } = rangeOf(selection);
    const last = Math.min(bottom, rows().length - 1);
    hooks.selected(last > top ? `第 ${top + 1}—${last + 1} 行` : `第 ${top + 1} 行`);
  }

  /** True when the key was used up. */
  function obey(command: Command): boolean {
    const range = rangeOf(selection);
    switch (command.name) {
      case "move":
        select(moved(selection, command.step, bounds(), command.extend));
        return true;
      case "enter":
        select(moved(selection, command.backwards ? "up" : "down", bounds()));
        return true;
      case "tab": {
        const next = tabbed(selection, command.backwards, bounds());
        if (next) select(next);
        else input.commit();
        return next !== undefined;
      }
      case "edit":
        input.edit();
        return true;
      case "clear":
        change((now) => clearRange(now, range, columns));
        return true;
      case "undo":
        workbench.undo();
        return true;
      case "redo":
        workbench.redo();
        return true;
      case "insert-row":
        workbench.change((now) => insertRows(now, index, range.top, range.bottom - range.top + 1));
        return true;
      case "remove-row":
        workbench.change((now) => removeRows(now, index, range.top, range.bottom));
        return true;
      case "select-all":
        select({
          active: { row: Math.max(0, rows().length - 1), column: columns.length - 1 },
          anchor: { row: 0, column: 0 },
        });
        return true;
      case "help":
        hooks.help();
        return true;
      case "cancel":
        return false;
    }
  }

  function paste(data: DataTransfer): void {
    if (data.files.length > 0) return hooks.filesPasted([...data.files]);
    const text = data.getData("text/plain");
    const block = readBlock(text);
    if (looksLikeSheet(block, sheetHeads()) || (rows().length === 0 && beginsWithHeads(block)))
      return hooks.sheetPasted(text);
    const range = rangeOf(selection);
    const one = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? "") : undefined;
    const placed =
      one === undefined || isSingle(range)
        ? block
        : Array.from({ length: range.bottom - range.top + 1 }, () =>
            Array.from({ length: range.right - range.left + 1 }, () => one),
          );
    change((now) =>
      placeBlock(now, { row: range.top, left: range.left, columns, block: placed, context: workbench.context() }),
    );
    const corner = { row: range.top + placed.length - 1, column: range.left + (placed[0]?.length ?? 1) - 1 };
    selection = { anchor: within(corner, bounds()), active: { row: range.top, column: range.left } };
    redraw();
    input.place();
  }

  function copy(cut: boolean): string {
    const { top, left, bottom, right } = rangeOf(selection);
    const filled = filledRows();
    const texts = rows()
      .slice(top, bottom + 1)
      .map((row, down) =>
        columns
          .slice(left, right + 1)
          .map((column) =>
            shownCell(column, row[column.key], filled[top + down]?.[column.key], year()).text.replace("\u2212", "-"),
          ),
      );
    if (cut) change((now) => clearRange(now, { top, left, bottom, right }, columns));
    return writeBlock(texts);
  }

  const kind = () => tableKind(draft()?.kind ?? null);
  const allColumns = (): readonly Column[] => {
    const now = draft();
    return now ? kind().columns(now) : [];
  };
  /** The heads under which sheets carry the columns, of every profile. */
  const sheetHeads = (): readonly (readonly string[])[] => {
    const now = draft();
    if (!now || allColumns().length === 0) return [];
    const tables = [now, ...(kind().profiles ?? []).map(({ id }) => ({ ...now, profile: id }))];
    return tables.flatMap((each) => kind().columns(each)).map(({ label, labels = [] }) => [label, ...labels]);
  };
  const filledRows = () => {
    const now = draft();
    return now ? kind().withComputed(now).rows : [];
  };

  function update(): void {
    const now = draft();
    if (!now) return;
    const room = (box.clientWidth || 756) - ROW_HEAD - 2;
    const next = shownColumns(now, allColumns(), { room, all });
    const totals = kind().totals(now);
    const fitting = fittingWidths(next, [...now.rows, ...totals.map(({ cells }) => cells)], { room, year: year() });
    const anew =
      next.map(({ key, label }) => key + label).join() !== columns.map(({ key, label }) => key + label).join() ||
      fitting.join() !== widths.join();
    columns = next;
    widths = fitting;
    if (anew) {
      drawn = [];
      drawHead(room);
    }
    const filled = filledRows();
    const wanted = [...now.rows, undefined];
    const y = year();
    drawn = wanted.map((row, at) => {
      const auto = `${y}|${row === undefined}|${columns
        .filter((c) => c.computed)
        .map((c) => filled[at]?.[c.key] ?? "")
        .join()}`;
      const before = drawn[at];
      return before && before.row === row && before.auto === auto
        ? before
        : { row, auto, element: rowElement(at, columns, { row, filled: filled[at], year: y }) };
    });
    const body = table.tBodies[1];
    const elements = drawn.map(({ element }) => element);
    const standing = [...(body?.rows ?? [])];
    if (standing.length !== elements.length) body?.replaceChildren(...elements);
    else standing.forEach((old, at) => old !== elements[at] && old.replaceWith(elements[at] ?? old));
    const opening = hooks.opening(columns);
    const kept = table.tBodies[0];
    if (kept && opening && !kept.contains(document.activeElement)) kept.replaceChildren(opening);
    table.tFoot?.replaceChildren(...totals.map((total) => totalElement(total, columns, y)));
    selection = { active: within(selection.active, bounds()), anchor: within(selection.anchor, bounds()) };
    redraw();
    drawMarks(table, columns, marks);
    input.place(false);
  }

  function drawHead(room: number): void {
    const total = widths.reduce((sum, width) => sum + width, 0);
    const wide = total > room;
    const stretch = stretching(columns);
    const cols = columns.map((column, at) => {
      const col = el("col");
      if (column !== stretch || wide) col.style.width = `${widths[at] ?? 80}px`;
      return col;
    });
    const corner = el("col");
    corner.style.width = `${ROW_HEAD}px`;
    box.classList.toggle("wide", wide);
    table.style.minWidth = wide ? `${total + ROW_HEAD}px` : "";
    const head = el("thead", {}, headRow(columns));
    table.replaceChildren(el("colgroup", {}, corner, ...cols), head, el("tbody"), el("tbody"), el("tfoot"));
  }

  return {
    element: box,
    update,
    columns: () => columns,
    hidden: () => allColumns().length - columns.length,
    isAll: () => all,
    showAll(on: boolean): void {
      all = on;
      columns = [];
      update();
    },
    /** Numbers the cells that findings concern. */
    mark(findings: readonly Numbered[]): void {
      marks = findings;
      drawMarks(table, columns, marks);
    },
    /** Goes to a cell; a column that is not shown now is brought in. */
    go(row: number, key: string | undefined): void {
      if (key !== undefined && !columns.some((column) => column.key === key)) this.showAll(true);
      select(
        at(
          row,
          Math.max(
            0,
            columns.findIndex((column) => column.key === key),
          ),
        ),
      );
      input.focus();
    },
    obey,
    commit: input.commit,
    range: () => rangeOf(selection),
    year,
  };
}
