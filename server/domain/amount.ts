import { formatAreaExact } from "./area.ts";
import { formatMoney } from "./money.ts";

/** A figure with its unit: money in whole fen, area in ten-thousandths of a mu (亩), or a count of something (户, 份). */
export type Amount =
  { readonly fen: number } | { readonly tenThousandths: number } | { readonly count: number; readonly unit: string };

/** The bare number, for lengths of bars and for sorting figures of one unit. */
export const sizeOf = (amount: Amount): number =>
  "fen" in amount ? amount.fen : "count" in amount ? amount.count : amount.tenThousandths;

export const unitOf = (amount: Amount): string => ("fen" in amount ? "元" : "count" in amount ? amount.unit : "亩");

/** As every medium shows it, without its unit. */
export const formatAmount = (amount: Amount): string =>
  "fen" in amount
    ? formatMoney(amount.fen)
    : "count" in amount
      ? `${amount.count < 0 ? "\u2212" : ""}${Math.abs(amount.count)}`
      : formatAreaExact(amount.tenThousandths);

/** The same figure of several tables put together; of two units nothing is added. */
export function addAmounts<A extends Amount>(one: A, other: Amount): A {
  if ("fen" in one && "fen" in other) return { ...one, fen: one.fen + other.fen };
  if ("count" in one && "count" in other) return { ...one, count: one.count + other.count };
  if ("tenThousandths" in one && "tenThousandths" in other)
    return { ...one, tenThousandths: one.tenThousandths + other.tenThousandths };
  return one;
}
