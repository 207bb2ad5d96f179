import { ok, refuse } from "../result.ts";
import type { Result } from "../result.ts";
import { halfWidth, hasFullWidthDigits } from "./half-width.ts";

/** An exact decimal: value = units / 10^scale. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** A cell longer than this many characters is no figure. */
export const LONGEST_FIGURE = 120;

export type DecimalOdd =
  "full-width" | "bracket-negative" | "triangle-negative" | "trailing-minus" | "spaces" | "remark" | "dash-as-empty";

export type DecimalProblem =
  | "not-a-number"
  | "undecided"
  | "expression"
  | "percent"
  | "scientific"
  | "approximate"
  | "two-signs"
  | "comma-places"
  | "two-numbers";

export type Unsigned = { readonly negative: boolean; readonly body: string; readonly odd: readonly DecimalOdd[] };

/** The text without what marks a sign: brackets, triangles, minus in front or behind, 负. */
export const readSign = (text: string): Result<Unsigned, "two-signs"> => {
  const odd: DecimalOdd[] = hasFullWidthDigits(text) ? ["full-width"] : [];
  let body = halfWidth(text)
    .replace(/^['’‘]/, "")
    .trim();
  let signs = 0;
  const bracketed = /^\(([^()]*)\)$/.exec(body);
  if (bracketed?.[1] !== undefined && /\d/.test(bracketed[1])) {
    body = bracketed[1].trim();
    signs += 1;
    odd.push("bracket-negative");
  }
  if (/^[△▲]/.test(body)) {
    body = body.slice(1).trim();
    signs += 1;
    odd.push("triangle-negative");
  }
  const leading = /^([¥￥]?) *(?:-|负) *(?=.)/.exec(body);
  if (leading) {
    body = (leading[1] ?? "") + body.slice(leading[0].length);
    signs += 1;
  }
  if (/[\d元圆] *-$/.test(body)) {
    body = body.replace(/ *-$/, "");
    signs += 1;
    odd.push("trailing-minus");
  }
  return signs > 1 ? refuse("two-signs") : ok({ negative: signs === 1, body, odd });
};

const PLAIN = /^\+?(\d*)(?:\.(\d*))?$/;

/** Digits with a point, thousands commas or thousands spaces, exactly as written; a named problem for everything else. */
export const readDigits = (body: string): Result<Decimal & { spaced: boolean }, DecimalProblem> => {
  let digits = body;
  const spaced = / /.test(body);
  if (spaced) {
    if (!/^\+?\d{1,3}(?: \d{3})+(?:\.\d*)?$/.test(body))
      return refuse(/\d/.test(body) ? named(body, "two-numbers") : "not-a-number");
    digits = body.replaceAll(" ", "");
  } else if (body.includes(",")) {
    if (!/^\+?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(body))
      return refuse(/^[\d,.+]+$/.test(body) ? "comma-places" : named(body, "not-a-number"));
    digits = body.replaceAll(",", "");
  }
  const plain = PLAIN.exec(digits);
  const whole = plain?.[1] ?? "";
  const fraction = plain?.[2] ?? "";
  if (!plain || whole + fraction === "") return refuse(named(body, "not-a-number"));
  return ok({ units: BigInt(whole + fraction), scale: fraction.length, spaced });
};

const named = (body: string, otherwise: DecimalProblem): DecimalProblem => {
  if (/^(?:待定|暂定|未定|待核|待查|待补|不详|另计)/.test(body) || /^[?]+$/.test(body)) return "undecided";
  if (/[%‰]/.test(body)) return "percent";
  if (/\d[eE][+-]?\d/.test(body)) return "scientific";
  if (/^[约近]|[余多]元?$|左右|以上|以下|上下/.test(body) && /\d/.test(body)) return "approximate";
  if (/\d *[元亩]? *[-+×xX*/÷=~至] *\d/.test(body)) return "expression";
  return otherwise;
};

/** Rescales without loss; `undefined` when digits other than zero would be cut off. */
export const atScale = ({ units, scale }: Decimal, wanted: number): bigint | undefined => {
  if (scale <= wanted) return units * 10n ** BigInt(wanted - scale);
  const cut = 10n ** BigInt(scale - wanted);
  return units % cut === 0n ? units / cut : undefined;
};

/** What people write for "nothing here": a blank, a dash of any length, a stroke, 无. */
export const isNothing = (text: string): boolean =>
  /^(?:[-—―─–_/\\]*|无|无此项|空)$/.test(halfWidth(text).replaceAll(" ", ""));
