import { labelBefore, namesPublicPhone, namesThing } from "./labels.ts";
import type { PrivacyRule } from "./rule.ts";

const NUMBER =
  /(?<![\d*])(?:\(?(?:\+|00)?86\)?[ -]?)?(?:1[3-9]\d[._·/]\d{4}[._·/]\d{4}|\(1[3-9]\d\) ?\d{4}[ -]?\d{4}|1[3-9](?:[ -]?\d){9})(?!\d)(?!\.\d{1,2}(?!\d))(?! ?[元亩万亿])/g;

/** Mobile numbers (手机号), however grouped; numbers published for oversight and service stay readable. */
export const mobiles: PrivacyRule = ({ text }) =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const separators = match[0].replace(/^\(?\+?(?:00)?86\)?[ -]?/, "").replace(/\d/g, "").length;
    const label = labelBefore(text, listStart(text, match.index));
    if (separators > 4 || namesPublicPhone(label) || namesThing(label)) return [];
    const start = text[match.index - 1] === "+" && match[0].startsWith("86") ? match.index - 1 : match.index;
    return [{ start, end: match.index + match[0].length, kind: "mobile" as const }];
  });

/** Where a list of telephone numbers (12345、0915-6321234、…) begins that ends before `at`. */
export const listStart = (text: string, at: number): number => {
  const list = /(?:\d[\d -]{3,16}\d *[、/,，;；或和] *)+$/.exec(text.slice(Math.max(0, at - 60), at));
  return list ? at - list[0].length : at;
};
