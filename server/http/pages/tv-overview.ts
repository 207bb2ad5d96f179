import { formatAmount, sizeOf, unitOf } from "../../domain/amount.ts";
import { formatMoney } from "../../domain/money.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import type { BoardFigure } from "../../domain/view.ts";
import { barsSvg } from "../../render/charts.ts";
import { barWordsOf } from "../words/bars.ts";
import { figureLabel, flowLabel } from "../words/figures.ts";
import { summed } from "./kiosk-notice.ts";
import { shortPeriodText } from "./kiosk-words.ts";

const BARS = { width: 1024, row: 67, font: 38, label: 390 };
/** At most eight bars (look/README.md §6), and as many figures as stand beside them. */
const MOST_BARS = 8;
const MOST_FIGURES = { beside: 3, alone: 4 };

/** What people came for: the figures, and the chart of where it went. Null where a notice has neither. */
export function overviewOf(shown: ShownNotice) {
  const tables = shown.view?.tables ?? [];
  const all = tables.length === 1 ? (tables[0]?.figures ?? []) : summed(tables.map((table) => table.figures));
  if (all.length === 0) return null;
  const period = shortPeriodText(shown.reportingPeriod);
  const sorted = tables.flatMap((table) => table.bars).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const bars = sorted.slice(0, MOST_BARS).map((bar) => ({
    label: bar.label.replace(/[（(].*$/u, "") || bar.label,
    size: sizeOf(bar),
    amount: formatAmount(bar),
  }));
  const { title } = barWordsOf(tables.find((table) => table.bars.length > 0) ?? {});
  const charted = bars.length > 1;
  return {
    figures: all.slice(0, charted ? MOST_FIGURES.beside : MOST_FIGURES.alone).map((figure) => ({
      label: labelOf(figure, period),
      amount: formatAmount(figure),
      unit: unitOf(figure),
      more: figure.key === "closing" ? difference(all, period) : null,
    })),
    bars: charted ? barsSvg(bars, BARS, title) : null,
    title,
    barUnit: sorted[0] ? `单位：${unitOf(sorted[0])}` : "",
  };
}

function labelOf(figure: BoardFigure, period: string): string {
  const { key } = figure;
  if (key === "closing") return period.endsWith("月") ? "月底账上还有" : figureLabel(figure);
  return key === "income" || key === "expense" ? `${period}${flowLabel(figure)}` : flowLabel(figure);
}

/** 比上月底多 524.05 元 */
function difference(figures: readonly BoardFigure[], period: string) {
  const [income, expense] = ["income", "expense"].map((key) => {
    const figure = figures.find((each) => each.key === key);
    return figure && "fen" in figure ? figure.fen : undefined;
  });
  if (income === undefined || expense === undefined || income === expense) return null;
  const before = period.endsWith("月") ? "上月底" : "上期末";
  return { text: `比${before}${income > expense ? "多" : "少"}`, amount: formatMoney(Math.abs(income - expense)) };
}
