import { isDay } from "../day-text.ts";
import { labelBefore, namesIdentity, namesThing } from "./labels.ts";
import type { PersonalSpan, PrivacyRule } from "./rule.ts";

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const SEPARATOR = String.raw`[ \-.·_/\n\r]{0,2}`;
const LONG = new RegExp(String.raw`(?<![\d])[1-9](?:${SEPARATOR}\d){16}${SEPARATOR}[\dXx×](?![\d])`, "g");
const OLD = new RegExp(String.raw`(?<![\d.])[1-9](?:[ \-]?\d){14}(?![\d])`, "g");
const HALF_HIDDEN = /(?<![\d*])[1-9][\d*●○□■xX×]{13,16}[\d*●○□■xX×](?![\d*])/g;
const LABELED_PART = /(?:身份证|证件号|公民身份)[^\d\n]{0,8}(\d{4,14}[*●○□■xX×.…]{1,12}\d{0,6}[xX]?)/g;
const LABELED_DIGITS =
  /(?:身份证|证件号|公民身份)(?:(?!复印|照片|电话|手机)[^\d\n，。；]){0,8}(\d[\dXx]{7,20}|(?<=后[四六46]位?[:： ]?)\d{4,6})/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Identity numbers (居民身份证号): 18 signs by birth date and check sign, or by label with any check sign (a typing error does not make
 * a number public); 15 digits; and numbers hidden too little by hand.
 */
export const idCards: PrivacyRule = ({ text }) => [
  ...eachOf(LONG, text, (found, label) => isIdentity(found, label)),
  ...eachOf(OLD, text, (found, label) => {
    const digits = found.replace(/\D/g, "");
    const birth = `19${digits.slice(6, 8)}-${digits.slice(8, 10)}-${digits.slice(10, 12)}`;
    return namesIdentity(label) || (PROVINCES.test(digits) && isDay(birth));
  }),
  ...eachOf(HALF_HIDDEN, text, (found) => tooLittleHidden(found)),
  ...[...text.matchAll(LABELED_DIGITS)].map((match): PersonalSpan => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? "").length, end, kind: "id-card" };
  }),
  ...[...text.matchAll(LABELED_PART)].flatMap((match): PersonalSpan[] => {
    const part = match[1] ?? "";
    const start = match.index + match[0].length - part.length;
    return showsTooMuch(part) ? [{ start, end: start + part.length, kind: "id-card" }] : [];
  }),
];

const eachOf = (pattern: RegExp, text: string, holds: (found: string, label: string) => boolean): PersonalSpan[] => {
  const spans: PersonalSpan[] = [];
  const search = new RegExp(pattern);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const label = labelBefore(text, match.index);
    if (!namesThing(label) && holds(match[0], label))
      spans.push({ start: match.index, end: match.index + match[0].length, kind: "id-card" });
    else search.lastIndex = match.index + 1;
  }
  return spans;
};

const isIdentity = (found: string, label: string): boolean => {
  const signs = found
    .replace(/×/g, "X")
    .replace(/[^\dXx]/g, "")
    .toUpperCase();
  if (namesIdentity(label)) return true;
  const birth = `${signs.slice(6, 10)}-${signs.slice(10, 12)}-${signs.slice(12, 14)}`;
  return PROVINCES.test(signs) && isDay(birth) && checkSign(signs) === signs.at(-1);
};

/** The check sign of GB 11643 for the first 17 digits. */
export const checkSign = (signs: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(signs[index]), 0);
  return "10X98765432"[sum % 11] ?? "";
};

/** Fifteen to eighteen signs with some hidden: enough is hidden when no digit of the birth date (7–14) and at most 6 + 2 show. */
const tooLittleHidden = (found: string): boolean => {
  const hidden = found.replace(/[\dxX]/g, "").length;
  if (hidden < 2 || found.length < 15 || found.length > 18 || !/^\d{2}/.test(found) || !PROVINCES.test(found))
    return false;
  return /\d/.test(found.slice(6, 14)) || showsTooMuch(found);
};

const showsTooMuch = (part: string): boolean => part.replace(/[^\dXx]/g, "").length > 8;
