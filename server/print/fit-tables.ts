import type { Page } from "puppeteer";

/** Chooses from measured widths which way the paper lies and in which size of type each table stands on it. */
export async function fitTables(page: Page): Promise<void> {
  await page.evaluate(chooseMeasures);
}

/* oxlint-disable unicorn/consistent-function-scoping -- only this function's own text reaches the page */
// Runs in the page, so it may use nothing from outside itself. A sheet lies on its side when a table does not fit upright at
// 10.5 pt, or only with its long cells squeezed into narrow columns.
function chooseMeasures(): void {
  interface Fit {
    readonly step: string;
    readonly fits: boolean;
    readonly squeezed: boolean;
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
  const SIDEWAYS_STEPS = [...STEPS, ["tight3 heads", 1.6]] as const;
  const LAST_RESORTS = ["tight2 heads", "tight3 heads", "tight3 heads breaks"];
  const NARROW_EM = 12;
  const MANY_BROKEN = 6;
  const LEAST_PT = 5;
  const root = document.documentElement;
  const tables = [...document.querySelectorAll<HTMLTableElement>(".flow table")];
  if (tables.length === 0) return;

  const upright = tables.map((table) => bestOf(table, STEPS));
  if (upright.some(({ fits, squeezed }) => !fits || squeezed)) {
    root.classList.add("landscape");
    const wide = tables.map((table) => bestOf(table, SIDEWAYS_STEPS));
    const needed = upright.some(({ fits }) => !fits);
    if (needed || wide.every(({ squeezed }) => !squeezed)) {
      root.append(Object.assign(document.createElement("style"), { textContent: "@page { size: 297mm 210mm }" }));
      apply(wide);
    } else {
      root.classList.remove("landscape");
      apply(upright);
    }
  } else {
    apply(upright);
  }

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
      return { narrow: width < NARROW_EM, lines: Math.round((cell.clientHeight - 5) / (1.3 * em)) };
    });
    const broken = long.filter(({ narrow, lines }) => narrow && lines > 1);
    const squeezed =
      broken.some(({ lines }) => lines > 3) || broken.length > Math.max(MANY_BROKEN, table.tBodies[0]!.rows.length / 2);
    const cost = fits ? table.clientHeight * factor * (squeezed ? 2 : 1) : Infinity;
    return { step, fits, squeezed, plain: long.every(({ lines }) => lines <= 1), cost };
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
      const widths = [...table.tHead!.rows[0]!.cells].map((cell) => cell.getBoundingClientRect().width);
      for (const [at, column] of [...table.querySelectorAll("col")].entries()) column.style.width = `${widths[at]}px`;
      table.style.tableLayout = "fixed";
    }
  }

  /** Too wide even on its side: smaller type, then broken texts; nothing is ever cut off. */
  function force(table: HTMLTableElement): void {
    for (const step of LAST_RESORTS) {
      table.className = `block ${step}`;
      if (isWithin(table)) return;
    }
    for (let size = 8.5; size >= LEAST_PT && !isWithin(table); size -= 0.5) table.style.fontSize = `${size}pt`;
  }
}
