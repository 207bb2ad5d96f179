import { amountsIn, inUnitOf, type TextAmount } from "../figures/text-amounts.ts";
import type { Finding } from "../tables/table.ts";

/** A finding that does not know its paragraph yet. */
export type InSentence = Required<Pick<Finding, "code" | "values">>;

export const sumsIn = (text: string): readonly TextAmount[] => amountsIn(text).filter(({ rate }) => !rate);
const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

/** A total that is written in another unit than its parts, or as "about", is right when it is the nearest. */
const near = (stated: TextAmount, units: readonly string[]): bigint =>
  stated.about ? stated.step : units.some((unit) => unit !== stated.unit) ? stated.step / 2n : 0n;

export function sumFinding(stated: TextAmount, parts: readonly TextAmount[]): InSentence {
  const actual = parts.reduce((sum, { value }) => sum + value, 0n);
  const values = {
    stated: stated.text,
    parts: parts.length,
    actual: inUnitOf(stated, actual),
    difference: inUnitOf(stated, sizeOf(actual - stated.value)),
  };
  return { code: "text-sum-differs", values };
}

const over = (stated: TextAmount, parts: readonly TextAmount[]): bigint =>
  parts.reduce((sum, { value }) => sum + value, -stated.value);

export const differs = (stated: TextAmount, parts: readonly TextAmount[]): boolean =>
  sizeOf(over(stated, parts)) >
  near(
    stated,
    parts.map(({ unit }) => unit),
  );

/** 其中: more than the whole is never right; less is asked about where the parts are all of one sort (中央资金、省级资金). */
export function partsOf(sentence: string): readonly InSentence[] {
  const [before = "", after, ...more] = sentence.split("其中");
  const stated = sumsIn(before).at(-1);
  if (stated === undefined || after === undefined || more.length > 0) return [];
  const named = (after.split(/[）)]/u)[0] ?? "").split(/[，、和及]|,(?!\d{3})/u).map((text) => ({
    amounts: sumsIn(text).filter(({ of }) => of === stated.of),
    label: text.slice(0, amountsIn(text)[0]?.at ?? text.length).replaceAll(/[约近：:\s]/gu, ""),
  }));
  const each = named.filter(({ amounts }) => amounts.length > 0);
  const parts = each.flatMap(({ amounts }) => amounts);
  if (parts.length === 0 || parts.length > each.length || !differs(stated, parts)) return [];
  const sorts = new Set(each.map(({ label }) => label.slice(-2)));
  return over(stated, parts) > 0n || (parts.length > 1 && sorts.size === 1) ? [sumFinding(stated, parts)] : [];
}

const SHARE = /按(?:照)?(?:其)?(\d{1,2}(?:\.\d{1,4})?)[%％](?:的?比例)?(?:提取|计提|提留|留取|上[交缴])/u;

export function shareFinding(base: TextAmount, text: string): readonly InSentence[] {
  const [share, percent = ""] = SHARE.exec(text) ?? [];
  if (share === undefined) return [];
  const stated = sumsIn(text.slice(text.indexOf(share) + share.length)).find(({ of }) => of === base.of);
  if (stated === undefined) return [];
  const [whole = "", fraction = ""] = percent.split(".");
  const actual = (base.value * BigInt(whole + fraction)) / 10n ** BigInt(2 + fraction.length);
  if (sizeOf(actual - stated.value) < stated.step) return [];
  const values = { percent, base: base.text, stated: stated.text, actual: inUnitOf(stated, actual) };
  return [{ code: "text-share-differs", values }];
}

export function shareOf(sentence: string): readonly InSentence[] {
  const at = sentence.search(SHARE);
  const [base, ...more] = at < 0 ? [] : sumsIn(sentence.slice(0, at));
  return base === undefined || more.length > 0 ? [] : shareFinding(base, sentence.slice(at));
}

const PER_MU = /(?:元\/亩|元每亩|每亩[^，。；、\d]{0,6}\d[\d.,]*元)/u;
/** Of a thousand: sums over many households are rounded for each of them. */
const ROUNDED = 1_000n;

export function productOf(sentence: string): readonly InSentence[] {
  if (!PER_MU.test(sentence)) return [];
  const amounts = amountsIn(sentence);
  const [prices, areas, sums] = [
    amounts.filter(({ of, rate }) => rate && of === "money"),
    amounts.filter(({ of, rate }) => !rate && of === "area"),
    amounts.filter(({ of, rate }) => !rate && of === "money"),
  ];
  const [price, area, sum] = [prices[0], areas[0], sums[0]];
  if (!price || !area || !sum || prices.length > 1 || areas.length > 1 || sums.length > 1) return [];
  const actual = (price.value * area.value) / 1_000_000n;
  if (sizeOf(actual - sum.value) <= sum.step + actual / ROUNDED) return [];
  const values = { area: area.text, price: price.text, stated: sum.text, actual: inUnitOf(sum, actual) };
  return [{ code: "text-product-differs", values }];
}
