import { halfWidth } from "../figures/half-width.ts";
import type { ColumnUnit } from "./table.ts";

const UNITS = /[（(【[]?(?:单位[:：])?(?:人民币)?(万元|元|万亩|亩)[）)】\]]?$/;

/** A head for comparison: no spaces, no brackets with a unit or a remark, no numbering. */
export const plainHead = (text: string): string =>
  halfWidth(text)
    .replace(/[\s:：*]/g, "")
    .replace(/[([【][^)\]】]*[)\]】]/g, "")
    .replace(/^(?:[一二三四五六七八九十]+、|\d+[.、])/, "")
    .toLowerCase();

/** The unit a head carries: 金额（万元）, 面积(亩). A rate (元/亩) is none. */
export const unitOfHead = (text: string): ColumnUnit | undefined => {
  const plain = halfWidth(text).replaceAll(" ", "");
  if (/元\/|\/亩|每亩/.test(plain)) return undefined;
  const bracket = /[([【](?:单位:?)?([^)\]】]*)[)\]】]$/.exec(plain)?.[1] ?? "";
  return unitOf(UNITS.exec(bracket)?.[1]);
};

/** The unit in a line such as 金额单位：元 or （单位：万元、亩). */
export const unitOfLine = (text: string): ColumnUnit | undefined =>
  unitOf(/单位 ?[:：] ?(?:人民币)?(万元|元|万亩|亩)/.exec(halfWidth(text))?.[1]);

/** A title without its unit: figures are turned into yuan and mu, and their unit then stands above the table. */
export const withoutUnit = (title: string): string =>
  title.replace(/[（(【[](?:金额|面积|计量)?单位[:：][^）)】\]]*[）)】\]]/gu, "").trim();

const unitOf = (word: string | undefined): ColumnUnit | undefined => {
  if (word === "元") return "yuan";
  if (word === "万元") return "ten-thousand-yuan";
  if (word === "亩") return "mu";
  return word === "万亩" ? "ten-thousand-mu" : undefined;
};
