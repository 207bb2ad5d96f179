import { looksLikeValue } from "../../../server/domain/grid/row-kind.ts";

/** Reads what Excel and WPS put on the clipboard: cells by tabs, rows by line ends, quotes around cells that hold either. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const close = (): void => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "" && closes(text, index)) quoted = true;
    else if (sign === "\t") close();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[index + 1] === "\n") index += 1;
      close();
      if (index + 1 < text.length) rows.push([]);
    } else cell += sign;
  }
  if (cell !== "" || rows.at(-1)?.length !== 0 || rows.length === 1) if (!/[\r\n]$/.test(text)) close();
  return rows.map((row) => row.map((value) => value.replace(/\s*[\r\n]+\s*/g, " ").trim()));
}

/** A quote opens a cell only when its end stands before a tab, a line end or the end of the text. */
function closes(text: string, from: number): boolean {
  for (let index = from + 1; index < text.length; index += 1) {
    if (text[index] !== '"') continue;
    if (text[index + 1] === '"') index += 1;
    else return index + 1 === text.length || /[\t\r\n]/.test(text[index + 1] ?? "");
  }
  return false;
}

/** Cells as tab text that Excel and WPS take back. */
export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t"))
    .join("\r\n");

const plain = (text: string): string => text.replace(/[\s：:]|[（(][^）)]*[）)]/gu, "");

/**
 * Whether a block is a sheet with its own head and not a handful of cells: one of its first rows names at least two
 * columns. `heads`: for each column the labels under which sheets carry it; none when the table has no columns yet.
 */
export function looksLikeSheet(block: readonly (readonly string[])[], heads: readonly (readonly string[])[]): boolean {
  if (block.length < 2) return false;
  if (heads.length === 0) return block.some((row) => row.filter((cell) => cell !== "").length > 1);
  const named = heads.map((labels) => new Set(labels.map(plain)));
  return block.slice(0, 8).some((row) => {
    const cells = new Set(row.map(plain).filter((cell) => cell !== ""));
    return [...cells].filter((cell) => named.some((labels) => labels.has(cell))).length >= 2;
  });
}

/**
 * Whether a block begins with a row of heads – a title and a line of its unit may stand above it – and goes on with figures
 * under them: what comes into an empty table is then a sheet.
 */
export function beginsWithHeads(block: readonly (readonly string[])[]): boolean {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== "").length;
  const top = block.slice(0, MOST_ABOVE).findIndex((row) => filled(row) > 1);
  const [heads = [], ...rest] = top < 0 ? [] : block.slice(top);
  const named = heads.filter((cell) => cell !== "");
  if (named.length < 2 || new Set(named).size < named.length || named.some((cell) => /^[\d.,%-]+$/.test(cell)))
    return false;
  const under = (column: number): readonly string[] =>
    rest.map((row) => row[column] ?? "").filter((cell) => cell !== "");
  return heads.some(
    (head, column) => head !== "" && under(column).length > 0 && under(column).every((cell) => looksLikeValue(cell)),
  );
}

/** Lines that may stand above the heads of a sheet. */
const MOST_ABOVE = 4;
