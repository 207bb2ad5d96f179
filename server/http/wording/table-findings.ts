import type { Finding } from "../../domain/tables/table.ts";
import { figure, many, placeOf, textIn } from "./finding-places.ts";
import { oddText, problemText } from "./cell-problems.ts";

const label = (finding: Finding): string => textIn(finding, "label");
const side = (finding: Finding): string => {
  const found = textIn(finding, "side");
  return found === "income" ? "收入" : found === "expense" ? "支出" : label(finding);
};

const more = (finding: Finding): string =>
  Number(textIn(finding, "count")) > 1 ? `等 ${textIn(finding, "count")} 处` : "";

/** Findings that any table can have. */
export const TABLE_FINDINGS = {
  "too-many-rows": (finding: Finding) =>
    `${placeOf(finding)}表里有 ${textIn(finding, "rows")} 行，最多 ${textIn(finding, "most")} 行。请分成几条来公开。`,
  "table-unreadable": () => "没认出这张表的表头。请在表格里给每一列写上表头，再拖进来。",
  "column-forbidden": (finding: Finding) => `${placeOf(finding)}“${label(finding)}”不能公开。请把这一列删掉。`,
  "cell-missing": (finding: Finding) => `${placeOf(finding)}没有“${label(finding)}”。请补上。`,
  "cell-unreadable": (finding: Finding) => `${placeOf(finding)}“${label(finding)}”${problemText(finding)}`,
  "cell-odd": (finding: Finding) => `${placeOf(finding)}${more(finding)}“${label(finding)}”${oddText(finding)}`,
  "field-missing": (finding: Finding) => `还没填“${label(finding)}”。请补上。`,
  "total-differs": (finding: Finding) =>
    `${placeOf(finding)}“${side(finding)}”合计写的是 ${figure(finding, "stated")}，各行加起来是 ${figure(finding, "actual")}，差 ${figure(finding, "difference")}。请改过来，或写明原因。`,
  "product-differs": (finding: Finding) =>
    `${placeOf(finding)}${textIn(finding, "measure")}乘${textIn(finding, "rate")}应是 ${figure(finding, "actual")}，写的是 ${figure(finding, "stated")}，差 ${figure(finding, "difference")}${many(finding)}。请改过来，或写明原因。`,
  "number-repeated": (finding: Finding) =>
    `${placeOf(finding)}的序号 ${textIn(finding, "number")} 前面用过了。请改序号，或写明原因。`,
  "number-gap": (finding: Finding) =>
    `${placeOf(finding)}的序号从 ${textIn(finding, "before")} 跳到了 ${textIn(finding, "number")}。请看看是不是漏了一行。`,
  "sheet-unfolded": (finding: Finding) =>
    `表里左右并排写了 ${textIn(finding, "folds")} 栏，已经上下接成一栏。请看一眼对不对。`,
  "sheet-columns-unmapped": (finding: Finding) =>
    `表里的“${textIn(finding, "labels")}”没有读进来。要用的话，请在表头那里选它是哪一列。`,
  "sheet-column-missing": (finding: Finding) =>
    `没找到“${label(finding)}”这一列。表里有的话，请点一下是哪一列；没有的话，放进表里再填。`,
  "sheet-unlike": (finding: Finding) => `表里没有一列是“${label(finding)}”。请把整张表照原样放进来。`,
  "sheet-columns-dropped": (finding: Finding) =>
    `“${textIn(finding, "labels")}”不能公开，没有读进来，也没有存下来。不用您再删。`,
};
