import type { Finding } from "../../domain/tables/table.ts";
import { textIn } from "./finding-places.ts";

const TYPES: ReadonlyMap<string, string> = new Map([
  ["money", "不是金额。请只写数字，例如 1268.00。"],
  ["area", "不是面积。请只写数字，单位是亩，例如 3.20。"],
  ["count", "不是整数。请只写数字。"],
  ["decimal", "不是数字。请只写数字。"],
  ["percent", "不是百分数。请只写数字。"],
  ["day", "看不出是哪一天。请写成 2026-10-12 这样。"],
  ["month", "看不出是哪个月。请写成 2026-10 这样。"],
  ["choice", "不在可选的里面。请从列表里选。"],
]);

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["undecided", "还没定数。请填上实际的数。"],
  ["expression", "是一个算式。请写算好的数。"],
  ["percent", "是百分数，不是金额。请写金额。"],
  ["scientific", "是科学计数，看不出准确的数。请照原数写全。"],
  ["approximate", "只是大概的数。请写准确的数。"],
  ["two-signs", "有两个负号，看不出正负。请只留一个。"],
  ["comma-places", "里的逗号位置不对。请核对这个数。"],
  ["two-numbers", "里有两个数。请只留一个。"],
  ["too-fine", "小数多于两位，超过了分。请写到分为止。"],
  ["too-large", "这个数太大了。请核对。"],
  ["capitals-differ", "大写和小写对不上。请核对后改成一致。"],
  ["capitals-unclear", "的大写金额看不明白。请写成数字。"],
  ["other-unit", "的单位不是亩。请换算成亩再填。"],
  ["no-such-day", "没有这一天。请核对日期。"],
  ["month-only", "只有月份。请写到哪一天。"],
  ["range", "是一段日子。这里只写一天，另一天写在旁边的格里。"],
  ["year-missing", "没写年份。请先选所属期，或把年份补上。"],
  ["uncomputed", "是公式，还没算出数。请在表格里算好再拖进来。"],
  ["broken", "是出错的公式。请在表格里改好，或直接填数。"],
  ["digits-lost", "太长，后面的数字在表格里已经丢了。请照原件重填。"],
  ["other-calendar", "不是公历日期。请换成公历。"],
]);

/** What is wrong with a cell and what to do, to stand behind the column's name. */
export const problemText = (finding: Finding): string =>
  PROBLEMS.get(textIn(finding, "problem")) ?? TYPES.get(textIn(finding, "type")) ?? "看不明白。请核对后重填。";

const ODDS: ReadonlyMap<string, string> = new Map([
  ["capitals", "是大写金额"],
  ["ten-thousands", "是按万写的"],
  ["own-unit", "自己带着单位"],
  ["bracket-negative", "用括号表示负数"],
  ["triangle-negative", "用三角表示负数"],
  ["trailing-minus", "的负号写在后面"],
  ["dash-as-empty", "是一横"],
  ["full-width", "是全角数字"],
  ["spaces", "里有空格"],
  ["two-digit-year", "的年份只有两位"],
  ["us-order", "是月在前、日在中的写法"],
  ["zero-doubt", "可能丢了一个零"],
  ["serial", "是一个日期序号"],
  ["time-dropped", "带着钟点"],
  ["rounded", "显示的小数比表格里存的少"],
  ["year-added", "没写年份"],
]);

/** The remark itself is said too: it does not go into a column of figures. */
const oddWord = (finding: Finding): string =>
  textIn(finding, "odd") === "remark"
    ? `写的是“${textIn(finding, "text")}”，说明没有放进来`
    : (ODDS.get(textIn(finding, "odd")) ?? "写法少见");

/** How an unusual cell was read, to stand behind the column's name. */
export const oddText = (finding: Finding): string =>
  `${oddWord(finding)}，读成了 ${textIn(finding, "read") || "空格"}。请看一眼对不对。`;
