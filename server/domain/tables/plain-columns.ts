import { personalColumn } from "../privacy/headers.ts";
import { parseCell } from "./parse-cell.ts";
import type { Column, ColumnClass, ColumnType } from "./table.ts";

const MONEY = /元|金额|资金|款|费$|费用|额$|价$|工资|补贴|补助|收入|支出|结余|余额|合计/u;
const AREA = /亩|面积/u;
const COUNT = /数$|人口|数量|人数|户数|份$|工日/u;
const DAY = /日期|时间|年月日/u;
const NUMBER = /^(?:序号|编号|序|No\.?|号)$/iu;

/** A numbering column (序号): each number once, without gaps, never summed. */
export const isNumbering = ({ label }: Pick<Column, "label">): boolean => NUMBER.test(label.trim());

/** Who may see a column, from what its head says about persons (AU2, domain.md §1.9). */
export function classOfHead(label: string): ColumnClass {
  switch (personalColumn(label)) {
    case "identity":
    case "health":
    case "birth":
      return "never";
    case "account":
    case "phone":
      return "masked";
    case "address":
    case "age-or-sex":
      return "in-village";
    case "name":
      return "name";
    case undefined:
      return "open";
  }
}

const STRICTNESS: readonly ColumnClass[] = ["open", "name", "in-village", "masked", "never"];

/**
 * A column as it counts, whatever class came with it: its head, and its type for persons' names, say the least; an author
 * may only hide more (AU2).
 */
export function heldToHead(column: Column): Column {
  const own = classOfHead(column.label);
  const least = column.type === "person" && own === "open" ? "name" : own;
  return STRICTNESS.indexOf(column.class) < STRICTNESS.indexOf(least) ? { ...column, class: least } : column;
}

/** Heads that say figure and no more: they are money where the whole sheet is in yuan. */
const BARE_FIGURE = /^(?:数量|数值|数额|数|本期数?|本年数?|上年数?|累计数?|预算数|决算数|执行数|调整数|期[初末]数?)$/u;

/**
 * A column for a head that a sheet brought along: type by head and cells together, so that 资金来源 stays text. `inMoney`:
 * the sheet's own unit is yuan.
 */
export function plainColumn(key: string, label: string, cells: readonly string[], inMoney = false): Column {
  const personal = personalColumn(label);
  const plain = inMoney && BARE_FIGURE.test(label) ? "金额" : label;
  const type = personal === "name" ? "person" : personal === undefined ? typeOf(plain, cells) : "text";
  const number = isNumbering({ label });
  const adds = !number && !NO_SUM.test(label) && (type === "money" || type === "area" || type === "count");
  return {
    key,
    label,
    type: number ? "count" : type,
    class: classOfHead(label),
    ...(adds ? { sum: true } : {}),
    ...(number ? { width: 0.5 } : {}),
  };
}

/** Rates, prices and balances: figures, but adding them up says nothing. */
const RATE = /[/／]|每|单价|标准|比例|均/u;
const NO_SUM = /[/／]|每|单价|标准|比例|均|结余|余额|结存|累计/u;
const CODE = /代码|编码|编号|号$|年份?$/u;

function typeOf(label: string, cells: readonly string[]): ColumnType {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const mostly = (type: ColumnType): boolean =>
    filled.filter((cell) => parseCell({ type }, cell).problem === undefined).length * 2 > filled.length;
  if (RATE.test(label) && mostly("money")) return "money";
  if (AREA.test(label) && mostly("area")) return "area";
  if (COUNT.test(label) && mostly("count")) return "count";
  if (MONEY.test(label) && mostly("money")) return "money";
  if (DAY.test(label) && filled.length > 0) return "day";
  if (filled.length > 0 && !CODE.test(label) && mostly("decimal")) return "decimal";
  return "text";
}
