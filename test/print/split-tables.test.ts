import { afterAll, expect, test } from "vitest";
import type { Paper } from "../../server/domain/paper.ts";
import { readPdf } from "../support/pdf.ts";
import { linesOf } from "../support/pdf-lines.ts";
import { openPrinting, sheetRenderer } from "../support/printing.ts";
import { samplePage, transferTable } from "../support/sheet-page.ts";

const printing = await openPrinting();
const render = sheetRenderer();
afterAll(() => printing.close());

const SMALLEST: Readonly<Record<Paper, number>> = { A4: 10.5, A3: 14 };

async function printed(paper: Paper, columns: number, rows: number) {
  const table = { ...transferTable(columns, rows), caption: "流转合同", unitLine: "单位：元" };
  const page = samplePage(rows, { tables: [table], paragraphs: [] });
  const { pages } = await readPdf(await printing.printer.print(render(page, paper)));
  const lines = pages.map(({ runs }) => linesOf(runs));
  return { table, pages, lines };
}

const textOf = (cells: readonly string[]): string => cells.join("").replaceAll(" ", "");

/** The lines that begin with a row's key, as text. */
const rowsOf = (lines: readonly (readonly string[])[], key: string): readonly string[] =>
  lines.map(textOf).filter((line) => line.startsWith(key));

test.each(["A4", "A3"] as const)("on %s fifteen columns lie on their side, each row once and whole", async (paper) => {
  const { table, pages } = await printed(paper, 15, 30);
  const text = textOf(pages.map((page) => page.text));
  expect(pages.every(({ wide }) => wide)).toBe(true);
  expect(text).not.toContain("部分，共");
  for (const row of table.rows) expect(text.split(textOf(row))).toHaveLength(2);
});

test.each(["A4", "A3"] as const)(
  "on %s twenty columns stand in parts: contract and name on each, no cell lost, sums carried, type as large as ever",
  async (paper) => {
    const { table, pages, lines } = await printed(paper, 20, 30);
    const text = pages.map((page) => page.text).join("\n");
    const parts = Number(/第1部分，共(\d)部分/u.exec(text)?.[1]);
    expect(parts).toBeGreaterThanOrEqual(2);
    for (let part = 1; part <= parts; part += 1) expect(text).toContain(`第${part}部分，共${parts}部分`);
    for (const row of table.rows) {
      const found = rowsOf(lines.flat(), row[0] ?? "");
      expect(found).toHaveLength(parts);
      const key = textOf([row[0] ?? "", row[5] ?? ""]);
      for (const line of found) expect(line.startsWith(key)).toBe(true);
      const rest = row.filter((_, at) => ![0, 5].includes(at));
      expect(found.map((line) => line.slice(key.length)).join("")).toBe(textOf(rest));
    }
    for (const { runs } of pages) {
      const small = runs.filter(({ text: word, size }) => word.trim() !== "" && size < SMALLEST[paper] - 0.1);
      expect(small.map(({ text: word }) => word).filter((word) => !/^(财|台账.*|[0-9a-f]{16})$/u.test(word))).toEqual(
        [],
      );
    }
    const heads = lines.map((page) => page.filter((cells) => cells[0] === "合同号"));
    for (const page of heads) {
      expect(page.length).toBeGreaterThan(0);
      for (const cells of page) expect(cells[1]).toBe("流出方");
    }
    const over = lines.map((page) => page.filter(([label]) => label === "过次页").map((cells) => cells.slice(1)));
    const forward = lines.map((page) => page.filter(([label]) => label === "承前页").map((cells) => cells.slice(1)));
    expect(over.slice(0, -1)).toEqual(forward.slice(1));
    expect(over.flat(2).length).toBeGreaterThan(0);
    const sums = table.running?.[0]?.flatMap((first, column) => (first === null ? [] : [column])) ?? [];
    for (const column of sums)
      expect(table.running?.some((row) => over.flat(2).includes(row[column] ?? "none"))).toBe(true);
    // Each once, on the part that has its column; a part without any has no line of them.
    const totals = table.totals[0]?.cells.filter((cell) => cell !== null) ?? [];
    const stated = lines.flat().filter(([label]) => label?.startsWith("合计"));
    expect(stated.every((cells) => cells.length > 1)).toBe(true);
    expect(stated.flatMap((cells) => cells.slice(1))).toEqual(totals);
  },
  60_000,
);

test.each(["A4", "A3"] as const)("on %s no part of a split table is much wider than another", async (paper) => {
  const { table, lines } = await printed(paper, 20, 6);
  const headsOf = (line: readonly string[]) => table.columns.filter(({ label }) => textOf(line).includes(label)).length;
  const own = lines.flatMap((page) => page.filter(([first]) => first === "合同号").map((line) => headsOf(line) - 2));
  expect(own.length).toBeGreaterThanOrEqual(2);
  expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(3);
});

test("a heading never parts from its table, and no part of a table stands with fewer than three rows", async () => {
  for (const rows of [7, 16, 19]) {
    const { lines } = await printed("A3", 20, rows);
    for (const page of lines) {
      const runs = page.map(([first = ""]) => (first.startsWith("流-") ? "row" : first));
      const marked = runs.map((first) => (first === "row" ? "r" : first === "合同号" ? "h" : "-")).join("");
      for (const [block] of marked.matchAll(/h-?(r*)/g))
        expect(block.replace(/[^r]/g, "").length).toBeGreaterThanOrEqual(3);
      const part = runs.findLastIndex((first) => /^第\d部分/u.test(first));
      if (part >= 0) expect(runs.slice(part)).toContain("row");
    }
  }
}, 60_000);

test("where an upright page has its number, one on its side has it too: at its foot in the volume, read from there", async () => {
  const { pages } = await printed("A4", 15, 12);
  const upright = samplePage(9);
  const other = await readPdf(await printing.printer.print(render(upright)));
  const [number] = pages[0]?.runs.filter(({ text }) => text.startsWith("第")) ?? [];
  const [usual] = other.pages[0]?.runs.filter(({ text }) => text.startsWith("第")) ?? [];
  // Lying with its head to the left, its left edge is the foot of the upright page.
  expect(number?.x).toBeLessThan(40);
  expect(number?.y).toBeGreaterThan(usual?.y ?? 0);
  expect(number?.y).toBeLessThan(140);
});
