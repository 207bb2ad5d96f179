import type { PersonalSpan, PrivacyRule } from "./rule.ts";

const NUMERAL = "[\\d〇零○一二三四五六七八九十]";
const DATE = `(?:${NUMERAL}{4} ?年(?: ?${NUMERAL}{1,3} ?月(?: ?${NUMERAL}{1,3} ?[日号])?)?|(?:19|20)\\d{2}[-./]\\d{1,2}(?:[-./]\\d{1,2})?|(?:19|20)\\d{6}|(?:19|20)\\d{4})`;
const AFTER_LABEL = new RegExp(
  `(?:出生日期|出生年月日?|出生时间|出生于|出生|生于|生日)(?:为|是)?[:： (]*(${DATE})(?!\\d)`,
  "g",
);
const BEFORE_LABEL = new RegExp(
  `(?<!\\d)(${DATE}) ?(?:出生(?!人口|率|缺陷|登记|医学|婴儿|证|数|小孩)|生(?=[,，。;；、)）\\s]|人|$))`,
  "g",
);

/** Birth dates (出生日期), from the word that says so; months and years of birth too. */
export const birthDates: PrivacyRule = ({ text }) =>
  [AFTER_LABEL, BEFORE_LABEL].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): PersonalSpan => {
      const date = match[1] ?? "";
      const start = match.index + match[0].indexOf(date);
      return { start, end: start + date.length, kind: "birth-date" };
    }),
  );
