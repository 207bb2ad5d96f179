import { halfWidth } from "../figures/half-width.ts";
import type { Cell } from "./grid.ts";

const TOTAL =
  /^(?:本|当|上|全|第)?(?:月|季度?|年度?|期|村|组|镇|乡|社|年)?(?:[一二三四五六七八九十\d]{1,4}(?:月份?|季度|组|队|社|村|年))?(?:收入|支出|收支|金额|以上|本页)?(合计|小计|总计|共计|累计|总合计)(?:数|金额)?(?:\(.*)?[:：]?(?:\d+[户人笔])?$/;
const FOOT =
  /^(?:制表|编制|填表|填报|审核|审批|复核|核准|经办|会计|出纳|报账|报帐|记账|村监|监委|监督|理财|民主理财|负责人|单位负责|主任|书记|村主任|公示|公告|公布|公开|举报|联系|投诉|电话|日期|备注|说明|注|附|签|盖章|时间|地址|单位)[^,，]{0,16}[:：]/;
const OPENING =
  /^(?:上[年月季期]|期初|年初|月初|季初|承前|承上)[^,，]{0,4}(?:结存|结余|余额|结转|页)$|^期初$|^上[年月季期]末/;
const CLOSING = /^(?:本[年月季期]|期末|年末|月末|季末)[^,，]{0,4}(?:结存|结余|余额|结转)$/;

export const compact = (cell: Cell | undefined): string => halfWidth(cell?.text ?? "").replace(/\s/g, "");

/** Whether a text is a figure or a day rather than words. */
export const looksLikeValue = (text: string): boolean =>
  /^[-+△▲¥￥('’]*[\d,.\s]+(?:元|万元|万|亩|%|\))?-?$/.test(text) || /^\d{4}[-./年]\d/.test(text);

/** The word that makes a row one of totals (合计、小计、累计), where it stands alone in a cell. */
export const totalOf = (
  cells: readonly Cell[],
): { label: string; kind: "subtotal" | "total" | "running" } | undefined => {
  for (const cell of cells.slice(0, 8)) {
    const word = TOTAL.exec(compact(cell))?.[1];
    if (word === undefined) continue;
    return { label: cell.text, kind: word === "小计" ? "subtotal" : word === "累计" ? "running" : "total" };
  }
  return undefined;
};

export const isFoot = (cells: readonly Cell[]): boolean => {
  const filled = cells.map(compact).filter((text) => text !== "");
  return filled.length > 0 && filled.length <= 5 && FOOT.test(filled[0] ?? "") && !filled.slice(1).some(looksLikeValue);
};

export const balanceOf = (cells: readonly Cell[]): "opening" | "closing" | undefined => {
  const words = cells.map(compact).filter((text) => text !== "" && !looksLikeValue(text));
  if (words.some((word) => OPENING.test(word))) return "opening";
  return words.some((word) => CLOSING.test(word)) ? "closing" : undefined;
};

/** A row 1, 2, 3 … (or 甲, 乙, 1, 2) under the head that only numbers the columns. */
export const isColumnNumbers = (cells: readonly Cell[]): boolean => {
  const texts = cells
    .map(compact)
    .filter((text) => text !== "")
    .map((text) => text.replace(/^[(<]|[)>]$/g, ""));
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  const letters = texts.length - numbers.length;
  return (
    texts.length >= 3 &&
    numbers.length >= 2 &&
    letters <= 3 &&
    texts.slice(0, letters).every((text) => /^[甲乙丙丁A-D]$/.test(text)) &&
    numbers.every((number, index) => number === index + 1 || number === index + 1 + letters)
  );
};
