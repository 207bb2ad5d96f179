import { labelBefore, namesAccount, namesThing } from "./labels.ts";
import { isOrganization } from "./organizations.ts";
import type { PrivacyRule } from "./rule.ts";

const NUMBER = /(?<![\d.*-])\d(?:[ -]{0,2}\d){8,23}(?!\d)(?!\.\d)(?! ?[元亩万亿])/g;
const CARD_PREFIX = /^(?:62|60[0-3]|9558|4\d|5[1-5]|35)/;
const HOLDER = /(?:户名|账户名称|帐户名称|收款单位|开户单位|单位名称)[:：为 ]*([^,，。;；\d\n]{2,30})/;

/** Cards by their check digit, cards and passbooks (存折、一卡通) by their label. The account of a body, named as holder, is public. */
export const bankCards: PrivacyRule = ({ text }) =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, "");
    const label = labelBefore(text, match.index);
    const end = match.index + match[0].length;
    if (namesThing(label)) return [];
    const card = digits.length >= 15 && digits.length <= 19 && CARD_PREFIX.test(digits) && luhn(digits);
    if (card) return [{ start: match.index, end, kind: "bank-card" as const }];
    if (!namesAccount(label) || heldByBody(text, match.index, end)) return [];
    return [{ start: match.index, end, kind: digits.startsWith("62") ? ("bank-card" as const) : ("account" as const) }];
  });

const heldByBody = (text: string, start: number, end: number): boolean => {
  const from = Math.max(text.lastIndexOf("\n", start), text.lastIndexOf("。", start), start - 60, 0);
  const holder = HOLDER.exec(text.slice(from, start)) ?? HOLDER.exec(text.slice(end, end + 40));
  return holder?.[1] !== undefined && isOrganization(holder[1].trim());
};

/** The check digit of ISO/IEC 7812. */
export const luhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
};
