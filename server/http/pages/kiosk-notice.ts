import { addAmounts, formatAmount, sizeOf, unitOf, type Amount } from "../../domain/amount.ts";
import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDay } from "../../domain/day-text.ts";
import { ELEMENTS, type ElementKey } from "../../domain/notice.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import type { Bar, BoardFigure, View, ViewTable } from "../../domain/view.ts";
import { barsSvg, hatchSquare, monthsSvg, solidSquare, type Month, type Svg } from "../../render/charts.ts";
import { barWordsOf } from "../words/bars.ts";
import { figureParts, flowLabel } from "../words/figures.ts";
import type { Change } from "./notice-changes.ts";
import { tableView } from "./kiosk-table.ts";
import {
  hungOn,
  lifeWord,
  periodLength,
  periodSentence,
  reportingPeriodText,
  shortNumber,
  shortPeriodText,
  stateOf,
  tickDays,
} from "./kiosk-words.ts";

/** What the templates screen/card and screen/page show of one notice. */
export type KioskNotice = ReturnType<typeof kioskNotice>;

/** More than these are counted, not listed: the phone page has them all. */
const MOST_CHANGES = 12;
const BARS = { width: 984, row: 52, font: 34, label: 329 };
const LARGE_BARS = { width: 984, row: 84, font: 46, label: 441 };

export function kioskNotice(
  shown: ShownNotice,
  { months, changes }: { months: readonly Month[]; changes: readonly Change[] },
) {
  const { view, item } = shown;
  const tables = view?.tables ?? [];
  const figures = tables.length === 1 ? (tables[0]?.figures ?? []) : summed(tables.map((table) => table.figures));
  const bars = tables.flatMap((table) => table.bars).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const barRows = bars.slice(0, 5).map((bar) => ({ label: bar.label, size: sizeOf(bar), amount: formatAmount(bar) }));
  const words = barWordsOf(tables.find((table) => table.bars.length > 0) ?? {});
  const period = shortPeriodText(shown.reportingPeriod);
  return {
    id: shown.id,
    edition: shown.edition,
    affairs: item.affairs,
    affairsName: AFFAIRS[item.affairs].name,
    number: shown.number ?? "",
    shortNumber: shortNumber(shown.number),
    periodText: reportingPeriodText(shown.reportingPeriod),
    title: shown.title,
    state: stateOf(shown),
    lifeWord: lifeWord(shown),
    inForce: shown.life === "in-force",
    ticks: tickDays(shown),
    hung: hungOn(shown),
    from: shown.period.from,
    length: periodLength(shown),
    periodSentence: periodSentence(shown),
    elements: (Object.keys(ELEMENTS) as ElementKey[]).map((key) => ({
      key,
      label: ELEMENTS[key],
      ...shortened(key, shown),
    })),
    box: boxOf(shown),
    changes: changes.slice(0, MOST_CHANGES),
    changeCount: changes.length,
    moreChanges: Math.max(0, changes.length - MOST_CHANGES),
    figures: figures.map(figureParts),
    lead: leadOf(figures, { period, largest: words.largest, bar: bars[0] }),
    cardLead: leadOf(figures, { period: "" }),
    bars: barRows.length > 1 ? barsSvg(barRows.slice(0, 4), BARS, words.title) : null,
    largeBars: barRows.length > 1 ? barsSvg(barRows, LARGE_BARS, words.title) : null,
    barsTitle: `${period === "" ? "" : `${period}的`}${words.title}`,
    barsUnit: bars[0] ? unitOf(bars[0]) : "",
    months: months.length > 1 ? monthsSvg(months, { width: 900, height: 370, font: 26 }, "各月收入和支出") : null,
    monthsTitle: months.length === 12 ? "近十二个月" : `近 ${months.length} 个月`,
    solid: solidSquare(),
    hatch: hatchSquare(),
    excerpt: excerptOf(view?.paragraphs ?? []),
    paragraphs: view?.paragraphs ?? [],
    remarks: view?.remarks ?? [],
    tables: tables.map((table) => tableView(table)),
    cardTable: cardTableOf(view?.tables ?? []),
    summary: shown.life === "in-force" ? shown.elements.content : "",
    glass: view !== null && shown.degree === "whole",
    /** Where the whole hangs, when this screen may show an entry alone (PB11). */
    elsewhere: shown.degree === "entry" ? elsewhere(shown) : "",
    expired: shown.degree === "totals",
  };
}

const CARD_ROWS = 9;

/** The first rows of a table for the overview's card; lists of persons are read by those who open them. */
function cardTableOf(tables: readonly ViewTable[]) {
  const table = tables[0];
  if (!table || table.personal || table.rows.length === 0) return null;
  const { columns, rows, unitLine } = tableView(table);
  const heads = columns.filter(({ extra }) => !extra).slice(0, 4);
  return {
    unitLine,
    heads,
    rows: rows.slice(0, CARD_ROWS).map((cells) => cells.filter(({ extra }) => !extra).slice(0, 4)),
  };
}

export const summed = (lists: readonly (readonly BoardFigure[])[]): readonly BoardFigure[] => {
  const sums = new Map<string, BoardFigure>();
  for (const figure of lists.flat()) {
    const before = sums.get(figure.key);
    sums.set(figure.key, before ? addAmounts(before, figure) : figure);
  }
  return [...sums.values()];
};

export type Sentence = readonly {
  readonly text: string;
  readonly amount: string;
  readonly unit: string;
  readonly end: string;
  readonly bold: boolean;
}[];

/** One statement a line: what came in and went out, what is left, the largest of what it is made of. */
function leadOf(
  figures: readonly BoardFigure[],
  { period, largest, bar }: { period: string; largest?: string | undefined; bar?: Bar | undefined },
): readonly Sentence[] {
  const flows = figures.filter(({ key }) => key !== "closing");
  const closing = figures.find(({ key }) => key === "closing");
  const about = period === "" ? "" : period.endsWith("月") ? `${period}份` : period;
  const said = (text: string, amount: Amount, end: string, bold = false) => ({
    text,
    amount: formatAmount(amount),
    unit: unitOf(amount),
    end,
    bold,
  });
  const first = flows.map((figure, index) =>
    said(`${index === 0 ? about : ""}${flowLabel(figure)}`, figure, index === flows.length - 1 ? "。" : "，"),
  );
  const left = closing && [said("月底账上还有", closing, "。", true)];
  const most = bar && largest !== undefined && [said(`${largest}：${bar.label}`, bar, "。")];
  return [first, left, most].filter((line) => line && line.length > 0) as readonly Sentence[];
}

/** 时间 and 内容 stand on the page itself; their strip says no more than fits beside it, large type the whole. */
function shortened(
  key: ElementKey,
  { elements, view }: ShownNotice,
): { readonly text: string; readonly short: string } {
  const text = elements[key];
  const first = text.split(/[，；：]/u)[0] ?? text;
  const below = key === "content" && view !== null && view.tables.every(({ rows }) => rows.length === 0);
  return { text, short: below ? "见下" : key === "issuedOn" || key === "content" ? first : text };
}

const EXCERPT = 220;

/** The first paragraphs, ended at a sentence. */
function excerptOf(paragraphs: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let room = EXCERPT;
  for (const paragraph of paragraphs) {
    if (paragraph.length > room) return room < 40 ? kept : [...kept, `${paragraph.slice(0, room)}……`];
    kept.push(paragraph);
    room -= paragraph.length;
  }
  return kept;
}

type Box = { readonly icon: string; readonly head: string; readonly lines: readonly string[] };

/** The state box at the top of the page. */
export function boxOf(shown: ShownNotice): Box | null {
  const reason = shown.reason?.replace(/。$/u, "");
  if (shown.life === "frozen") {
    const why = reason === undefined ? [] : [`原因：${reason}。`];
    return {
      icon: "frozen",
      head: "这张公告暂停了",
      lines: [...why, `${formatDay(shown.changedDay)}暂停，正在核实，核实完会在这里说明。`],
    };
  }
  if (shown.life === "withdrawn") {
    const why = reason === undefined ? [] : [`原因：${reason}。`];
    return {
      icon: "withdrawn",
      head: "这张公告撤回了",
      lines: [...why, `${formatDay(shown.changedDay)}撤回，内容不再显示，编号保留。`],
    };
  }
  if (shown.correction === null || shown.edition === 1) return null;
  const restarts = shown.correction.cause === "objection" ? [`公示期从 ${formatDay(shown.period.from)}重新算起。`] : [];
  return {
    icon: "corrected",
    head: `第${shown.edition}版·更正`,
    lines: [`为什么改：${shown.correction.reason.replace(/。$/u, "")}。`, ...restarts],
  };
}

const PLACES: Readonly<Record<string, string>> = {
  sheet: "村部公开栏",
  web: "手机网页",
  tv: "电视",
  slip: "发到各户的明白卡",
  meeting: "会上",
  voice: "广播",
};

function elsewhere({ media }: ShownNotice): string {
  const places = media.map((medium) => PLACES[medium]).filter((place) => place !== undefined);
  return places.length === 0 ? "这张公告的内容不在触摸屏上公布。" : `这张公告的内容请到${places.join("、")}看。`;
}

/** Income and expense of a view for the chart of months. */
export function monthOf(view: View, label: string): Month | undefined {
  const sum = (key: string): number | undefined => {
    const found = view.tables.flatMap((table) => table.figures).filter((figure) => figure.key === key);
    const sums = found.flatMap((figure) => ("fen" in figure ? [figure.fen] : []));
    return sums.length === 0 ? undefined : sums.reduce((total, fen) => total + fen, 0);
  };
  const [incomeFen, expenseFen] = [sum("income"), sum("expense")];
  return incomeFen === undefined || expenseFen === undefined ? undefined : { label, incomeFen, expenseFen };
}

export type { Svg };
