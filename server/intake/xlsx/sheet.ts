import type { Cell } from "../../domain/grid/grid.ts";
import { IntakeStop, LIMITS } from "../refusal.ts";
import type { NumberFormat } from "./formats.ts";
import { shownNumber } from "./shown-number.ts";
import { walkXml } from "./xml.ts";
import type { Attributes } from "./xml.ts";

export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** A sheet as stored: cells by row and column (from 0), and what is hidden or merged. */
export type RawSheet = {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merged: readonly Area[];
};

export type SheetContext = {
  readonly strings: readonly string[];
  readonly formatOf: (style: number) => NumberFormat;
  readonly date1904: boolean;
};

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

export const readSheet = (xml: string, context: SheetContext): RawSheet => {
  const rows = new Map<number, Map<number, Cell>>();
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merged: Area[] = [];
  let row = -1;
  let column = -1;
  let current: Attributes = {};
  let value = "";
  let formula = false;
  let into: "value" | undefined;
  let guides = 0;
  let length = 0;
  const store = (): void => {
    const cell = cellOf(current, value, formula, context);
    if (cell.text === "" && !cell.uncomputed) return;
    length += cell.text.length;
    if (length > LIMITS.text) throw new IntakeStop("too-large");
    if (column >= LIMITS.columns * 4) throw new IntakeStop("too-many-columns");
    const cells = rows.get(row) ?? new Map<number, Cell>();
    rows.set(row, cells.set(column, cell));
    if (rows.size > LIMITS.rows) throw new IntakeStop("too-many-rows");
  };
  walkXml(xml, {
    open: (name, attributes) => {
      into = undefined;
      if (name === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
        if (isTrue(attributes["hidden"])) hiddenRows.add(row);
      } else if (name === "c") {
        const place = placeOf(attributes["r"]);
        column = place?.column ?? column + 1;
        [current, value, formula] = [attributes, "", false];
      } else if (name === "f") formula = true;
      else if (name === "rPh") guides += 1;
      else if (name === "v" || (name === "t" && guides === 0)) into = "value";
      else if (name === "col" && isTrue(attributes["hidden"])) hideColumns(hiddenColumns, attributes);
      else if (name === "mergeCell") addArea(merged, attributes["ref"]);
    },
    text: (text) => {
      if (into) value += text;
    },
    close: (name) => {
      into = undefined;
      if (name === "rPh") guides -= 1;
      if (name === "c") store();
    },
  });
  return { rows, hiddenRows, hiddenColumns, merged };
};

const cellOf = ({ t: type, s: style }: Attributes, value: string, formula: boolean, context: SheetContext): Cell => {
  const mark = formula ? ({ formula: true } as const) : {};
  if (formula && value === "") return { text: "", formula: true, uncomputed: true };
  if (type === "s") return { text: (context.strings[Number(value)] ?? "").trim(), ...mark };
  if (type === "str" || type === "inlineStr") return { text: value.trim(), ...mark };
  if (type === "b") return { text: value === "1" ? "TRUE" : "FALSE", ...mark };
  if (type === "e") return { text: value, error: true, ...mark };
  if (type === "d") return { text: value.replace("T", " ").replace(/ 00:00(?::00(?:\.0+)?)?Z?$/, ""), ...mark };
  return { ...shownNumber(value, context.formatOf(Number(style ?? 0)), context.date1904), ...mark };
};

const hideColumns = (hidden: Set<number>, { min, max }: Attributes): void => {
  const last = Math.min(Number(max ?? min), LIMITS.columns * 4);
  for (let at = Number(min); at <= last; at += 1) hidden.add(at - 1);
};

const placeOf = (reference: string | undefined): { row: number; column: number } | undefined => {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference ?? "");
  if (!parts) return undefined;
  const column =
    [...(parts[1] ?? "").toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(parts[2]) - 1, column };
};

const addArea = (merged: Area[], reference: string | undefined): void => {
  const [first, last] = (reference ?? "").split(":").map(placeOf);
  if (first && last) merged.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
};
