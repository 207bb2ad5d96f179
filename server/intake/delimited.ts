import { columnName } from "../domain/grid/grid.ts";
import type { Cell, Grid, GridOdd } from "../domain/grid/grid.ts";
import { IntakeStop, LIMITS } from "./refusal.ts";

const DELIMITERS = ["\t", ",", ";", "|"] as const;

/** Delimited text (CSV, TSV, what a spreadsheet puts on the clipboard) as a grid; the delimiter is found by evidence. */
export const parseDelimited = (source: string, name: string, encoding: string): Grid => {
  const text = source.replace(/^\ufeff/, "").replace(/^sep=(.)\r?\n/i, "");
  const balanced = (text.match(/"/g)?.length ?? 0) % 2 === 0;
  const delimiter = likeliest(text);
  const cells: Cell[][] = [];
  const rowNumbers: number[] = [];
  let number = 0;
  let width = 0;
  for (const fields of rowsOf(text, delimiter, balanced)) {
    number += 1;
    const row = fields.map((field): Cell => ({ text: unwrapped(field) }));
    while (row.at(-1)?.text === "") row.pop();
    if (row.length === 0) continue;
    if (row.length > LIMITS.columns) throw new IntakeStop("too-many-columns");
    if (cells.length >= LIMITS.rows) throw new IntakeStop("too-many-rows");
    width = Math.max(width, row.length);
    cells.push(row);
    rowNumbers.push(number);
  }
  const odd: GridOdd[] = [];
  if (encoding !== "utf-8") odd.push({ code: "not-utf8", encoding });
  if (!balanced) odd.push({ code: "unbalanced-quotes" });
  const columnNames = Array.from({ length: width }, (_, index) => columnName(index));
  return { name, cells, rowNumbers, columnNames, odd, text };
};

/** Spreadsheet programs protect long numbers as ="6109…"; the wrapping is theirs, not the writer's. */
const unwrapped = (field: string): string => field.trim().replace(/^="(.*)"$/, "$1");

const likeliest = (text: string): string => {
  const lines = text
    .slice(0, 60_000)
    .split(/\r\n|\n|\r/, 200)
    .filter((line) => line.trim() !== "");
  let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines
      .map((line) => line.replace(/"[^"]*"/g, "").split(delimiter).length - 1)
      .filter((count) => count > 0);
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    const steady = Math.max(0, ...tally.values());
    const score = steady * 2 + counts.length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};

/** Fields by RFC 4180, a line end inside quotes included; without balanced quotes every quote is an ordinary sign. */
function* rowsOf(text: string, delimiter: string, quotes: boolean): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (quotes && text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      const end = close < 0 ? text.length : close;
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const stop = fieldEnd(text, at, delimiter);
    row.push(field + text.slice(at, stop));
    if (row.length > LIMITS.columns * 10) throw new IntakeStop("too-many-columns");
    at = stop;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push("");
      continue;
    }
    yield row;
    row = [];
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  }
  if (row.length > 0) yield row;
}

const fieldEnd = (text: string, from: number, delimiter: string): number => {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
};
