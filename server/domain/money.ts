import { fenFromCapitals, isCapitals } from "./figures/capitals.ts";
import { LONGEST_FIGURE, atScale, isNothing, readDigits, readSign } from "./figures/decimal.ts";
import type { DecimalOdd, DecimalProblem } from "./figures/decimal.ts";
import { halfWidth } from "./figures/half-width.ts";
import { groupThousands } from "./figures/print.ts";
import { ok, refuse } from "./result.ts";
import type { Result } from "./result.ts";

/** What was unusual about a sum that was read all the same; an import says each in a sentence. */
export type MoneyOdd = DecimalOdd | "capitals" | "ten-thousands" | "own-unit";

export type MoneyProblem = DecimalProblem | "too-fine" | "too-large" | "capitals-differ" | "capitals-unclear";

/** `fen` is null where the cell says that there is nothing (blank, a dash, 无). */
export type MoneyReading = { readonly fen: number | null; readonly odd: readonly MoneyOdd[] };

export type MoneyUnit = "yuan" | "ten-thousand-yuan";

type Read = Result<MoneyReading, MoneyProblem>;

/**
 * Reads a sum of money as people write it into a sheet (FG1): whole fen, exact, or a named problem, never a guess.
 * @param unit what the column's head or the sheet's unit line says; a unit in the cell itself goes before it
 */
export const parseMoney = (text: string, { unit = "yuan" }: { readonly unit?: MoneyUnit } = {}): Read => {
  if (text.length > LONGEST_FIGURE) return refuse("not-a-number");
  const plain = halfWidth(text);
  if (isNothing(plain)) return ok({ fen: null, odd: plain === "" ? [] : ["dash-as-empty"] });
  const twofold = /^([^()]+)\((?:(?:人民币)?大写[:：]?)?([^()]+)\)$/.exec(plain);
  if (twofold?.[1] !== undefined && twofold[2] !== undefined) return readTwofold(twofold[1], twofold[2], text, unit);
  return readOne(text, unit);
};

const readTwofold = (front: string, bracketed: string, text: string, unit: MoneyUnit): Read => {
  if (!/[\d]/.test(bracketed) && !isCapitals(bracketed)) {
    const value = readOne(text.slice(0, text.search(/[(（]/)), unit);
    return value.ok ? ok({ ...value.value, odd: [...value.value.odd, "remark"] }) : value;
  }
  if (isCapitals(front) === isCapitals(bracketed)) return refuse("two-numbers");
  const [first, second] = [readOne(front, unit), readOne(bracketed, unit)];
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (first.value.fen !== second.value.fen) return refuse("capitals-differ");
  return ok({ fen: first.value.fen, odd: [...new Set([...first.value.odd, ...second.value.odd])] });
};

const readOne = (text: string, unit: MoneyUnit): Read => {
  const signed = readSign(text);
  if (!signed.ok) return signed;
  const { negative, odd } = signed.value;
  const body = signed.value.body.replace(/^(?:人民币|RMB|CNY)?[:：]? *[¥￥]? */i, "");
  if (isCapitals(body)) {
    const fen = fenFromCapitals(body);
    return fen === undefined ? refuse("capitals-unclear") : inFen(negative, fen, [...odd, "capitals"]);
  }
  const mixed = /^([\d, ]+)[元圆块] *(?:(\d) *角)? *(?:(\d) *分)?$/.exec(body);
  if (mixed && (mixed[2] ?? mixed[3]) !== undefined) {
    const yuan = readDigits((mixed[1] ?? "").trim());
    if (!yuan.ok) return yuan;
    const small = BigInt(mixed[2] ?? 0) * 10n + BigInt(mixed[3] ?? 0);
    return inFen(negative, yuan.value.units * 100n + small, odd);
  }
  const suffix = / *(亿|[万萬]|千|百)?[元圆块]?[整正]?$/.exec(body);
  const [tail, magnitude] = [suffix?.[0] ?? "", suffix?.[1]];
  const digits = readDigits(body.slice(0, body.length - tail.length));
  if (!digits.ok) return digits;
  const ownUnit = tail.trim() !== "";
  const zeros = magnitude ? (POWERS[magnitude] ?? 0) : !ownUnit && unit === "ten-thousand-yuan" ? 4 : 0;
  const fen = atScale({ units: digits.value.units * 10n ** BigInt(zeros), scale: digits.value.scale }, 2);
  if (fen === undefined) return refuse("too-fine");
  const more: MoneyOdd[] = digits.value.spaced ? ["spaces"] : [];
  if (magnitude) more.push("ten-thousands");
  if (ownUnit && unit === "ten-thousand-yuan" && !magnitude) more.push("own-unit");
  return inFen(negative, fen, [...odd, ...more]);
};

const POWERS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8 };

const inFen = (negative: boolean, fen: bigint, odd: readonly MoneyOdd[]): Read =>
  fen > BigInt(Number.MAX_SAFE_INTEGER)
    ? refuse("too-large")
    : ok({ fen: fen === 0n ? 0 : negative ? -Number(fen) : Number(fen), odd });

/** "48,770.95", "−1,268.00" (U+2212), for people. */
export const formatMoney = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "\u2212" : ""}${groupThousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
};

/** "48770.95", "-1268.00", for machines and for input fields. */
export const formatMoneyPlain = (fen: number): string => formatMoney(fen).replaceAll(",", "").replace("\u2212", "-");
