import type { PersonalSpan, PrivacyRule } from "./rule.ts";

const PASSPORT =
  /(?:护照|通行证|军官证|士兵证|残疾证|残疾人证|驾驶证|社保号|居住证)(?:号码|编号|号)?(?:为|是)?[:： ]*([A-Za-z\u4e00-\u9fff]{0,3}\d[\dA-Za-z]{5,21})/g;
const FOREIGN = /(?:证件号码?|证件)[:： ]*([A-Za-z]{1,2}\d{7,10})(?!\d)/g;
const MAILBOX = /(?<![\w.])\d{5,12}@(?:qq|foxmail|vip\.qq|163|126|139|sina|wo|189)\.(?:com|cn)/gi;
const ACCOUNT = /(?:微信号?|QQ号?|支付宝(?:账号|账户)?)[:： ]*([A-Za-z\d][\w-]{5,19})/g;

const inGroup = (text: string, pattern: RegExp, kind: PersonalSpan["kind"]): PersonalSpan[] =>
  [...text.matchAll(pattern)].map((match) => {
    const number = match[1] ?? match[0];
    const start = match.index + match[0].lastIndexOf(number);
    return { start, end: start + number.length, kind };
  });

/** Other papers of a person, by their label. */
export const passports: PrivacyRule = ({ text }) => [
  ...inGroup(text, PASSPORT, "passport"),
  ...inGroup(text, FOREIGN, "passport"),
];

/** Mailboxes and messenger names that are a person's number; an office's mailbox is public. */
export const mailboxes: PrivacyRule = ({ text }) => [
  ...inGroup(text, MAILBOX, "mailbox"),
  ...inGroup(text, ACCOUNT, "mailbox"),
];
