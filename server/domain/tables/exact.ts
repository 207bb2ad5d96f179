import { FINER_AREA, tenThousandthsOf } from "../area.ts";
import type { Decimal } from "../figures/decimal.ts";
import type { ColumnType, Row, Value } from "./table.ts";

/** Types whose values can be added up. */
export const isFigure = (type: ColumnType): boolean =>
  type === "money" || type === "area" || type === "count" || type === "decimal";

/** The value of a cell as an exact decimal (yuan, mu, pieces); undefined for nothing and for what could not be read. */
export function exactOf(type: ColumnType, value: Value | undefined): Decimal | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (type === "area") {
    const units = tenThousandthsOf(value);
    return units === undefined ? undefined : { units: BigInt(units), scale: 4 };
  }
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? { units: BigInt(value), scale: type === "money" ? 2 : 0 } : undefined;
  const found = type === "decimal" ? /^(-?)(\d{1,15})(?:\.(\d{1,8}))?$/.exec(value) : null;
  if (!found) return undefined;
  const [, sign = "", whole = "", fraction = ""] = found;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

const at = ({ units, scale }: Decimal, wanted: number): bigint => units * 10n ** BigInt(wanted - scale);

export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { units: at(one, scale) + at(other, scale), scale };
}

export const times = (one: Decimal, other: Decimal): Decimal => ({
  units: one.units * other.units,
  scale: one.scale + other.scale,
});

export function compare(one: Decimal, other: Decimal): -1 | 0 | 1 {
  const scale = Math.max(one.scale, other.scale);
  const [left, right] = [at(one, scale), at(other, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Yuan to whole fen, half a fen upward. */
export function fenOf({ units, scale }: Decimal): number {
  if (scale <= 2) return Number(at({ units, scale }, 2));
  const cut = 10n ** BigInt(scale - 2);
  const half = units < 0n ? -cut / 2n : cut / 2n;
  return Number((units + half) / cut);
}

/** An exact decimal as a cell of a type holds it: fen, hundredths of a mu (finer as text), a whole number, or its digits. */
export function valueOf(type: ColumnType, exact: Decimal): Value {
  if (type === "money") return fenOf(exact);
  if (type === "count") return Number(exact.units);
  const digits = plainDigits(exact);
  if (type !== "area") return digits;
  return FINER_AREA.test(digits) ? digits : Number(at(trimmed(exact), 2));
}

/** Without zeros behind the last digit after the point. */
function trimmed({ units, scale }: Decimal): Decimal {
  let [rest, places] = [units, scale];
  while (places > 0 && rest % 10n === 0n) [rest, places] = [rest / 10n, places - 1];
  return { units: rest, scale: places };
}

function plainDigits(exact: Decimal): string {
  const { units, scale } = trimmed(exact);
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

/** The sum of a column over rows, in the column's own form; what could not be read counts nothing. */
export function sumOf(rows: readonly Row[], { key, type }: { readonly key: string; readonly type: ColumnType }): Value {
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const row of rows) {
    const exact = exactOf(type, row[key]);
    if (exact) sum = plus(sum, exact);
  }
  return valueOf(type, sum);
}

/** Whether two values of a type are the same figure: 3.20 and 3.2 are. */
export function sameFigure(type: ColumnType, one: Value, other: Value): boolean {
  const [left, right] = [exactOf(type, one), exactOf(type, other)];
  return left !== undefined && right !== undefined && compare(left, right) === 0;
}
