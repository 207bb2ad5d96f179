import { formatMoney } from "../../domain/money.ts";
import type { BoardFigure } from "../../domain/view.ts";

/** A key figure as people call it: 账上还有 for the closing balance; a column's unit in brackets is said once, behind. */
export const figureLabel = ({ key, label }: BoardFigure): string =>
  key === "closing" ? "账上还有" : label.replace(/[（(]元[）)]$/u, "");

/** 收入 43,000.00 元 */
export const figureText = (figure: BoardFigure): string => `${figureLabel(figure)} ${formatMoney(figure.fen)} 元`;
