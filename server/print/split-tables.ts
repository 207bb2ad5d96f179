import type { Page } from "puppeteer";

/** Splits tables too wide for any paper into parts that stand one below the other, the key columns on each of them. */
export async function splitTables(page: Page, tooWide: readonly number[]): Promise<void> {
  await page.evaluate(splitByColumns, tooWide);
}

/* oxlint-disable unicorn/consistent-function-scoping -- only this function's own text reaches the page */
// Runs in the page, so it may use nothing from outside itself.
function splitByColumns(tooWide: readonly number[]): void {
  /** A column of long texts may be broken; it asks for no more than this. */
  const WIDEST_TEXT_EM = 14;
  const tables = [...document.querySelectorAll<HTMLTableElement>(".flow table")];
  for (const index of tooWide) split(tables[index]!);

  function split(table: HTMLTableElement): void {
    const keys = JSON.parse(table.dataset["keys"] ?? "[0]") as number[];
    const widths = naturalWidths(table);
    const room = table.parentElement!.clientWidth - 1 - sum(keys.map((key) => widths[key]!));
    const rest = widths.map((_, column) => column).filter((column) => !keys.includes(column));
    const parts = evenly(rest, widths, room);
    const heading = table.previousElementSibling?.matches(".unit") ? table.previousElementSibling : undefined;
    for (const [at, columns] of parts.entries()) {
      const name = `第${at + 1}部分，共${parts.length}部分`;
      table.before(headed(heading, name), partOf(table, [...keys, ...columns], name));
    }
    heading?.remove();
    table.remove();
  }

  function naturalWidths(table: HTMLTableElement): number[] {
    table.className = "block heads";
    table.style.width = "max-content";
    const em = parseFloat(getComputedStyle(table).fontSize);
    const long = new Set(
      [...table.querySelectorAll<HTMLTableCellElement>("td.long")].map(({ cellIndex }) => cellIndex),
    );
    const widths = [...table.tHead!.rows[0]!.cells].map((cell, column) => {
      const { width } = cell.getBoundingClientRect();
      return long.has(column) ? Math.min(width, WIDEST_TEXT_EM * em) : width;
    });
    table.style.width = "";
    return widths;
  }

  /** As few parts as can be, none of them much wider than the others. */
  function evenly(columns: readonly number[], widths: readonly number[], room: number): number[][] {
    const fewest = filled(columns, widths, room);
    let [low, high] = [0, room];
    while (high - low > 1) {
      const middle = (low + high) / 2;
      if (filled(columns, widths, middle).length > fewest.length) low = middle;
      else high = middle;
    }
    return filled(columns, widths, high);
  }

  function filled(columns: readonly number[], widths: readonly number[], room: number): number[][] {
    const parts: number[][] = [];
    let left = 0;
    for (const column of columns) {
      if (parts.length === 0 || widths[column]! > left) {
        parts.push([]);
        left = room;
      }
      parts.at(-1)!.push(column);
      left -= widths[column]!;
    }
    return parts;
  }

  function headed(heading: Element | undefined, name: string): HTMLElement {
    const made = (heading?.cloneNode(true) ?? document.createElement("div")) as HTMLElement;
    made.className = "block unit";
    const word = Object.assign(document.createElement("b"), { className: "part", textContent: name });
    made.prepend(word);
    const caption = made.querySelector("h2");
    if (caption) made.prepend(caption);
    return made;
  }

  /** `columns`: which stand on it, in this order. */
  function partOf(table: HTMLTableElement, columns: readonly number[], name: string): HTMLTableElement {
    const part = table.cloneNode(true) as HTMLTableElement;
    part.dataset["part"] = name;
    const group = part.querySelector("colgroup")!;
    group.replaceChildren(...pick([...group.children], columns));
    for (const row of part.querySelectorAll("tr")) {
      if (row.matches(".total")) pickTotals(row, columns);
      else row.replaceChildren(...pick([...row.cells], columns));
      const running = JSON.parse(row.dataset["running"] ?? "[]") as (string | null)[];
      if (running.length > 0) row.dataset["running"] = JSON.stringify(columns.map((column) => running[column] ?? null));
    }
    return part;
  }

  function pick(elements: readonly Element[], columns: readonly number[]): Element[] {
    return columns.map((column) => elements[column]!);
  }

  /** The label stands over the columns before the first figure; a line of figures says nothing on a part without one. */
  function pickTotals(row: HTMLTableRowElement, columns: readonly number[]): void {
    const [label, ...figures] = row.cells;
    const span = label!.colSpan;
    const cells = columns.map((column) => figures[column - span] ?? document.createElement("td"));
    const first = cells.findIndex(({ textContent }) => textContent !== "");
    if (first === -1 && figures.some(({ textContent }) => textContent !== "")) {
      row.remove();
      return;
    }
    label!.colSpan = Math.max(1, first === -1 ? cells.length : first);
    row.replaceChildren(label!, ...cells.slice(label!.colSpan));
  }

  function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
  }
}
