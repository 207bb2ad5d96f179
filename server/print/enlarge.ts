import type { Page } from "puppeteer";

/**
 * A short notice on the wall stands in larger type instead of over an empty half of its sheet. It is laid out on paper so
 * much smaller and printed larger; returns the scale.
 */
export async function enlarge(page: Page): Promise<number> {
  return page.evaluate(chooseScale);
}

// Runs in the page, so it may use nothing from outside itself.
function chooseScale(): number {
  const SCALES = [1.45, 1.3, 1.15];
  const MOST_LINES = 2;
  const SPARE_PX = 20;
  const root = document.documentElement;
  const flow = document.querySelector<HTMLElement>(".flow");
  if (root.dataset["surface"] !== "a3" || flow === null) return 1;
  for (const scale of SCALES) {
    root.style.setProperty("--scale", String(scale));
    if (standsOnOnePage(flow)) return scale;
  }
  root.style.removeProperty("--scale");
  return 1;

  function standsOnOnePage(all: HTMLElement): boolean {
    const tables = [...all.querySelectorAll("table")];
    if (!tables.every((table) => isWithin(table) && hasFewLines(table))) return false;
    const sheet = Object.assign(document.createElement("section"), { className: "sheet" });
    document.body.append(sheet);
    const { height, paddingTop, paddingBottom } = getComputedStyle(sheet);
    sheet.remove();
    const used = [".furniture .head", ".furniture .foot", ".flow"].map((part) => heightOf(part));
    const room = parseFloat(height) - parseFloat(paddingTop) - parseFloat(paddingBottom) - SPARE_PX;
    return used.reduce((sum, each) => sum + each, 0) <= room;
  }

  function isWithin(table: HTMLTableElement): boolean {
    return table.getBoundingClientRect().width <= table.parentElement!.clientWidth + 0.5;
  }

  function hasFewLines(table: HTMLTableElement): boolean {
    return [...table.querySelectorAll("td.long")].every((cell) => {
      const { fontSize } = getComputedStyle(cell);
      return cell.clientHeight <= (MOST_LINES * 1.3 + 0.7) * parseFloat(fontSize);
    });
  }

  function heightOf(selector: string): number {
    return document.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  }
}
