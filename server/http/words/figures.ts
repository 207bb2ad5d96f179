import { formatAmount, unitOf } from "../../domain/amount.ts";
import type { BoardFigure } from "../../domain/view.ts";

/** A key figure as people call it: 账上还有 for the closing balance; a column's unit in brackets is said once, behind. */
export const figureLabel = ({ key, label }: BoardFigure): string =>
  key === "closing" ? "账上还有" : label.replace(/[（(](?:万?元|万?亩)[）)]$/u, "");

/** 收入 43,000.00 元 */
export const figureText = (figure: BoardFigure): string =>
  `${figureLabel(figure)} ${formatAmount(figure)} ${unitOf(figure)}`;

/** A figure for a template: its words, its number, and the unit that stands small behind it. */
export const figureParts = (figure: BoardFigure) => ({
  label: figureLabel(figure),
  amount: formatAmount(figure),
  unit: unitOf(figure),
});

/** Inside a sentence: 收入, 支出; 6 户; the sum of any other column says that it is one. */
export const flowLabel = (figure: BoardFigure): string => {
  const { key, label } = figure;
  return key === "income" || key === "expense" || "count" in figure ? label : `${label.replace(/（.*?）/gu, "")}合计`;
};
