import { plainHead } from "../../grid/head-text.ts";
import { looksLikeValue } from "../../grid/row-kind.ts";
import { parseCell } from "../parse-cell.ts";
import type { Column } from "../table.ts";

/** 湍东镇(41132501), 第三村民小组, 县（市、区）: a place, not somebody who lives there. */
const PLACE = /(?:省|市|县|区|旗|镇|乡|街道|办事处|社区|村|屯|寨|组|队|居委会|村委会)(?:[（(][^（）()]*[）)])?$/u;

const PLACE_HEAD =
  /^(?:行政区划|区划|地区|区域|所属地区|单位|单位名称|部门|(?:省|市|县|区|旗|镇|乡|街道|社区|村|屯|组|乡镇|镇街|县区)(?:名称?|别)?)$/u;

/** Whether a column of a sheet could be this one of ours, by its head and what stands in its cells. */
export function couldBe(
  { type, choices }: Pick<Column, "type" | "choices">,
  head: string,
  cells: readonly string[],
): boolean {
  if (type === "person" && PLACE_HEAD.test(plainHead(head))) return false;
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const fits = (cell: string): boolean => {
    if (type === "person") return /\p{L}/u.test(cell) && !looksLikeValue(cell) && !PLACE.test(cell);
    if (type === "text") return /\p{L}/u.test(cell) && !looksLikeValue(cell);
    return parseCell({ type, ...(choices ? { choices } : {}) }, cell).problem === undefined;
  };
  return filled.filter(fits).length * 2 > filled.length;
}
