import type { Medium } from "../../domain/catalog.ts";
import { formatAmount, sizeOf, unitOf } from "../../domain/amount.ts";
import type { ViewColumn, ViewTable } from "../../domain/view.ts";
import type { Bar } from "../../render/charts.ts";
import { barTitle } from "../words/bars.ts";
import { figureParts } from "../words/figures.ts";
import { placesText } from "../words/media.ts";
import { leadColumns } from "./key-columns.ts";
import { emsOf } from "./tv-measure.ts";

/** Characters that a line of a small phone holds; a table that needs more becomes blocks. */
const LINE = 20;
const GAP = 0.9;
/** Words and heads may be broken over lines, not into less than so many characters; figures never. */
const LEAST = 5;
const MOST_BARS = 5;

type Pair = { readonly label: string; readonly text: string };

/** A table as a phone shows it: lines of money in and out, a small table, or a block for each row. */
export function phoneTable(table: ViewTable, { index, media }: { index: number; media: readonly Medium[] }) {
  const { columns, rows, omitted } = table;
  const form = isAccounts(columns) ? "lines" : fitsPhone(table) ? "table" : "blocks";
  return {
    id: `t${index + 1}`,
    caption: table.caption,
    unitLine: table.unitLine,
    head: table.head.filter(({ text }) => text !== ""),
    figures: table.figures.map(figureParts),
    bars: phoneBars(table),
    barsTitle: barTitle(table),
    barsUnit: table.bars[0] ? unitOf(table.bars[0]) : "",
    isLines: form === "lines",
    isTable: form === "table",
    isBlocks: form === "blocks",
    heading: form === "lines" ? "一笔一笔看" : "一条一条看",
    count: rows.length === 0 ? "" : form === "lines" ? `共 ${rows.length} 笔` : `共 ${rows.length} 条`,
    columns,
    lines: form === "lines" ? rows.map((row, at) => accountLine(columns, row, `t${index + 1}-${at + 1}`)) : [],
    cells:
      form === "table" ? rows.map((row, at) => ({ id: `t${index + 1}-${at + 1}`, cells: aligned(columns, row) })) : [],
    blocks: form === "blocks" ? rows.map((row, at) => block(columns, row, `t${index + 1}-${at + 1}`)) : [],
    totalCells: form === "table" ? table.totals.map(({ label, cells }) => totalCells(columns, label, cells)) : [],
    totals: form === "table" ? [] : table.totals.map(({ label, cells }) => ({ label, pairs: pairsOf(columns, cells) })),
    omitted: omitted.length === 0 ? "" : omittedLine(omitted, media),
  };
}

function fitsPhone({ columns, rows, totals }: ViewTable): boolean {
  const needed = columns.map(({ label, align }, at) => {
    const cells = [...rows, ...totals.map((total) => total.cells)].map((row) => emsOf(row[at] ?? ""));
    const widest = cells.reduce((most, each) => Math.max(most, each), 0);
    return Math.max(Math.min(emsOf(label), LEAST), align === "right" ? widest : Math.min(widest, LEAST)) + GAP;
  });
  return needed.reduce((sum, each) => sum + each, 0) <= LINE;
}

const keyed = (columns: readonly ViewColumn[], key: string): number =>
  columns.findIndex((column) => column.key === key);

const isAccounts = (columns: readonly ViewColumn[]): boolean =>
  keyed(columns, "summary") >= 0 &&
  (keyed(columns, "amountFen") >= 0 || (keyed(columns, "incomeFen") >= 0 && keyed(columns, "expenseFen") >= 0));

const BARE: ReadonlySet<string> = new Set(["date", "voucher", "category"]);
const AMOUNTS: ReadonlySet<string> = new Set(["summary", "incomeFen", "expenseFen", "amountFen"]);
/** 资金性质 that the sign 收 or 支 already says. */
const SAID_BY_SIGN: ReadonlySet<string> = new Set(["收入", "支出"]);

function accountLine(columns: readonly ViewColumn[], row: readonly string[], id: string) {
  const cell = (key: string): string => row[keyed(columns, key)] ?? "";
  const single = { 收入: "收", 支出: "支" }[cell("nature")] ?? "";
  const amounts = [
    { sign: "收", amount: cell("incomeFen") },
    { sign: "支", amount: cell("expenseFen") },
    { sign: single, amount: cell("amountFen") },
  ].filter(({ amount }) => amount !== "");
  const rest = pairsOf(columns, row, ({ key }) => !AMOUNTS.has(key))
    .filter(({ key, text }) => key !== "nature" || !SAID_BY_SIGN.has(text))
    .map(({ label, text, key }) => ({ label: BARE.has(key) ? "" : label.replace(/人$/u, ""), text }));
  return { id, summary: cell("summary"), amounts, rest };
}

function block(columns: readonly ViewColumn[], row: readonly string[], id: string) {
  const lead = leadColumns(columns);
  return {
    id,
    number: row[lead.number] ?? "",
    heading: row[lead.name] ?? "",
    pairs: pairsOf(columns, row, (_, at) => at !== lead.number && at !== lead.name),
  };
}

function pairsOf(
  columns: readonly ViewColumn[],
  row: readonly string[],
  wanted: (column: ViewColumn, at: number) => boolean = () => true,
): readonly (Pair & { readonly key: string })[] {
  return columns
    .map((column, at) => ({ key: column.key, label: column.label, text: row[at] ?? "", take: wanted(column, at) }))
    .filter(({ take, text }) => take && text !== "")
    .map(({ key, label, text }) => ({ key, label, text }));
}

const aligned = (columns: readonly ViewColumn[], row: readonly string[]) =>
  columns.map(({ align, label }, at) => ({ text: row[at] ?? "", right: align === "right", label }));

/** The label of a totals row stands in its first empty cell. */
function totalCells(columns: readonly ViewColumn[], label: string, cells: readonly string[]) {
  const own = aligned(columns, cells);
  const place = Math.max(
    0,
    own.findIndex(({ text }) => text === ""),
  );
  const [first] = own;
  if (first && first.text !== "" && place === 0) return [{ ...first, text: `${label} ${first.text}` }, ...own.slice(1)];
  return own.map((cell, at) => (at === place ? { ...cell, text: label, right: false } : cell));
}

export const omittedLine = (omitted: readonly string[], media: readonly Medium[]): string => {
  const places = placesText(
    media.filter((medium) => medium === "sheet" || medium === "kiosk"),
    "web",
  );
  const named = omitted.join("、");
  return places === "" ? `${named}不在网上公开。` : `${named}不在网上公开，请到${places}看。`;
};

/** The largest, sorted by amount, each label up to its bracket. */
export const mostBars = (bars: ViewTable["bars"]): readonly Bar[] =>
  bars
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .filter((bar) => sizeOf(bar) > 0)
    .slice(0, MOST_BARS)
    .map((bar) => ({
      label: bar.label.replace(/[（(].*$/u, "") || bar.label,
      size: sizeOf(bar),
      amount: formatAmount(bar),
    }));

/** Widths are shares of the longest bar, the smallest at least 3. */
export function phoneBars({ bars }: Pick<ViewTable, "bars">) {
  const most = mostBars(bars);
  const longest = most[0]?.size ?? 1;
  return most.map(({ size, ...bar }) => ({ ...bar, width: Math.max(3, Math.round((size / longest) * 1000) / 10) }));
}
