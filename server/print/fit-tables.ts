import type { Page } from "puppeteer";
import { splitTables } from "./split-tables.ts";

/**
 * Chooses from measured widths which way the paper lies and in which size of type each table stands on it: upright, else on
 * its side, else in parts. Type never falls below what sheet.css sets for the paper.
 */
export async function fitTables(page: Page): Promise<void> {
  const tooWide = await page.evaluate(chooseMeasures, false);
  if (tooWide.length === 0) return;
  await splitTables(page, tooWide);
  await page.evaluate(chooseMeasures, true);
}

/* oxlint-disable unicorn/consistent-function-scoping -- only this function's own text reaches the page */
// Runs in the page, so it may use nothing from outside itself. A sheet lies on its side when a table does not fit upright at
// the smallest type, or only with its long cells squeezed into narrow columns; on the wall it is turned before type shrinks.
// Returns the tables that stand well neither way, unless they are parts already.
function chooseMeasures(inParts: boolean): number[] {
  interface Fit {
    readonly step: string;
    readonly fits: boolean;
    readonly squeezed: boolean;
    /** Most rows are tall because of a narrow cell: they read better in parts. */
    readonly crushed: boolean;
    /** No cell has a second line. */
    readonly plain: boolean;
    readonly cost: number;
  }
  /** Classes of sheet.css, and what small type or a broken head costs, as a factor of the table's height. */
  const STEPS = [
    ["", 1],
    ["heads", 1.04],
    ["tight1", 1.08],
    ["tight1 heads", 1.12],
    ["tight2", 1.2],
    ["tight2 heads", 1.24],
  ] as const;
  const LAST_RESORTS = ["tight2 heads breaks", "tight2 heads breaks anywhere"];
  const NARROW_EM = 12;
  const MANY_BROKEN = 6;
  const root = document.documentElement;
  const onWall = root.dataset["surface"] === "a3";
  const tables = [...document.querySelectorAll<HTMLTableElement>(".flow table")];

  const upright = inParts ? [] : tables.map((table) => bestOf(table, onWall ? STEPS.slice(0, 2) : STEPS));
  if (inParts || upright.some(({ fits, squeezed }) => !fits || squeezed)) {
    root.classList.add("landscape");
    const wide = tables.map((table) => bestOf(table, STEPS));
    const tooWide = wide.flatMap(({ fits, crushed }, index) => ((fits && !crushed) || inParts ? [] : [index]));
    if (tooWide.length > 0) return tooWide;
    const needed = inParts || upright.some(({ fits }) => !fits);
    if (needed || wide.every(({ squeezed }) => !squeezed)) {
      apply(wide);
    } else {
      root.classList.remove("landscape");
      apply(upright);
    }
  } else {
    apply(upright);
  }
  const size = getComputedStyle(root).getPropertyValue("--page");
  root.append(Object.assign(document.createElement("style"), { textContent: `@page { size: ${size} }` }));
  return [];

  function bestOf(table: HTMLTableElement, steps: readonly (readonly [string, number])[]): Fit {
    let best: Fit | undefined;
    for (const [step, factor] of steps) {
      const found = measure(table, step, factor);
      if (best === undefined || found.cost < best.cost) best = found;
      if (step === "" && found.fits && found.plain) break;
    }
    return best!;
  }

  function measure(table: HTMLTableElement, step: string, factor: number): Fit {
    table.className = `block ${step}`;
    const fits = isWithin(table);
    const long = [...table.querySelectorAll<HTMLElement>("td.long")].map((cell) => {
      const { fontSize, paddingLeft, paddingRight } = getComputedStyle(cell);
      const em = parseFloat(fontSize);
      const width = (cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / em;
      return {
        row: cell.parentElement,
        narrow: width < NARROW_EM,
        lines: Math.round((cell.clientHeight - 5) / (1.3 * em)),
      };
    });
    const broken = long.filter(({ narrow, lines }) => narrow && lines > 1);
    const squeezed =
      broken.some(({ lines }) => lines > 3) || broken.length > Math.max(MANY_BROKEN, table.tBodies[0]!.rows.length / 2);
    const tall = new Set(long.flatMap(({ row, narrow, lines }) => (narrow && lines > 3 ? [row] : [])));
    const crushed = tall.size > table.tBodies[0]!.rows.length / 2;
    const cost = fits ? table.clientHeight * factor * (squeezed ? 2 : 1) : Infinity;
    return { step, fits, squeezed, crushed, plain: long.every(({ lines }) => lines <= 1), cost };
  }

  function isWithin(table: HTMLTableElement): boolean {
    return table.getBoundingClientRect().width <= table.parentElement!.clientWidth + 0.5;
  }

  /** In the end every column keeps its width on all pages. */
  function apply(fits: readonly Fit[]): void {
    for (const [index, table] of tables.entries()) {
      const { step, fits: within } = fits[index]!;
      table.className = `block ${step}`;
      if (!within) force(table);
      keepPhrases(table);
      const widths = [...table.tHead!.rows[0]!.cells].map((cell) => cell.getBoundingClientRect().width);
      for (const [at, column] of [...table.querySelectorAll("col")].entries()) column.style.width = `${widths[at]}px`;
      table.style.tableLayout = "fixed";
    }
  }

  /** Cells break after their marks where that costs no line. */
  function keepPhrases(table: HTMLTableElement): void {
    const { clientHeight } = table;
    table.classList.add("kept");
    if (table.clientHeight > clientHeight || !isWithin(table)) table.classList.remove("kept");
  }

  /** One column alone can be too wide: its texts break, in the end anywhere; nothing is ever cut off. */
  function force(table: HTMLTableElement): void {
    for (const step of LAST_RESORTS) {
      table.className = `block ${step}`;
      if (isWithin(table)) return;
    }
  }
}
