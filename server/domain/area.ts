import { LONGEST_FIGURE, atScale, isNothing, readDigits, readSign } from "./figures/decimal.ts";
import type { DecimalOdd, DecimalProblem } from "./figures/decimal.ts";
import { groupThousands } from "./figures/print.ts";
import { halfWidth } from "./figures/half-width.ts";
import { ok, refuse } from "./result.ts";
import type { Result } from "./result.ts";

/** `finer`: the sheet has more than two decimals; the exact value stands in `tenThousandths`. */
export type AreaOdd = DecimalOdd | "finer" | "ten-thousands";

/** `other-unit`: square metres or hectares stand where mu (亩) are expected; they are never converted in silence. */
export type AreaProblem = DecimalProblem | "too-fine" | "too-large" | "other-unit";

/** `centimu`: hundredths of a mu, rounded half up when `finer`; `tenThousandths`: the exact value in 1/10000 mu. */
export type AreaReading = {
  readonly centimu: number | null;
  readonly tenThousandths: number | null;
  readonly odd: readonly AreaOdd[];
};

/** Reads an area in mu as people write it into a sheet (FG1). */
export const parseArea = (
  text: string,
  { unit = "mu" }: { readonly unit?: "mu" | "ten-thousand-mu" } = {},
): Result<AreaReading, AreaProblem> => {
  if (text.length > LONGEST_FIGURE) return refuse("not-a-number");
  const plain = halfWidth(text);
  if (isNothing(plain)) return ok({ centimu: null, tenThousandths: null, odd: plain === "" ? [] : ["dash-as-empty"] });
  if (/平方|公顷|㎡|m2|m²|公亩/i.test(plain)) return refuse("other-unit");
  const signed = readSign(text);
  if (!signed.ok) return signed;
  const suffix = / *([万萬])?亩?$/.exec(signed.value.body);
  const tail = suffix?.[0] ?? "";
  const digits = readDigits(signed.value.body.slice(0, signed.value.body.length - tail.length));
  if (!digits.ok) return digits;
  const large = suffix?.[1] !== undefined || (tail.trim() === "" && unit === "ten-thousand-mu");
  const exact = atScale({ units: digits.value.units * (large ? 10_000n : 1n), scale: digits.value.scale }, 4);
  if (exact === undefined) return refuse("too-fine");
  if (exact > BigInt(Number.MAX_SAFE_INTEGER)) return refuse("too-large");
  const sign = signed.value.negative && exact !== 0n ? -1 : 1;
  const odd: AreaOdd[] = [...signed.value.odd];
  if (digits.value.spaced) odd.push("spaces");
  if (suffix?.[1] !== undefined) odd.push("ten-thousands");
  if (exact % 100n !== 0n) odd.push("finer");
  return ok({ centimu: sign * Number((exact + 50n) / 100n) || 0, tenThousandths: sign * Number(exact), odd });
};

/** An area finer than hundredths of a mu (亩) is kept as its exact digits, "21389.328"; any other as whole hundredths. */
export const FINER_AREA = /^-?\d{1,9}\.\d{2}(?:[1-9]|\d[1-9])$/;

/** What a cell keeps of a reading: hundredths, or the exact digits where the sheet is finer (FG1). */
export function areaValue({ centimu, tenThousandths }: AreaReading): number | string | null {
  if (tenThousandths === null || tenThousandths % 100 === 0) return centimu;
  const digits = String(Math.abs(tenThousandths)).padStart(5, "0");
  return `${tenThousandths < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4).replace(/0$/, "")}`;
}

/** A kept area in ten-thousandths of a mu; undefined for nothing and for text that is no area. */
export function tenThousandthsOf(value: string | number | null | undefined): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value * 100 : undefined;
  if (typeof value !== "string" || !FINER_AREA.test(value)) return undefined;
  const [whole = "", fraction = ""] = value.split(".");
  return Number(whole + fraction.padEnd(4, "0"));
}

/** "1,204.50", "−3.20" (U+2212): hundredths of a mu, for people. */
export const formatArea = (centimu: number): string => {
  const digits = String(Math.abs(centimu)).padStart(3, "0");
  return `${centimu < 0 ? "\u2212" : ""}${groupThousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
};

/** "58,104.58", "21,389.328": ten-thousandths of a mu, with as many decimals as needed, two at least. */
export const formatAreaExact = (tenThousandths: number): string => {
  const digits = String(Math.abs(tenThousandths)).padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0{1,2}$/, "");
  return `${tenThousandths < 0 ? "\u2212" : ""}${groupThousands(digits.slice(0, -4))}.${fraction}`;
};
