import { labelBefore } from "./labels.ts";
import type { PrivacyRule } from "./rule.ts";

const NUMBER = /(?<![\d-])(?:\(?0\d{2,3}\)?[ -]?)\d{7,8}(?!\d)/g;
const PRIVATE =
  /(?:家庭电话|家里电话|住宅电话|宅电|家庭座机|(?:户主|领款人|申请人|监护人|承包人|家属|本人|家长)[^\d]{0,6}(?:电话|座机))(?:号码)?$/;

/** Fixed lines are public (offices, oversight) unless the label says that they ring in somebody's home. */
export const landlines: PrivacyRule = ({ text }) =>
  [...text.matchAll(NUMBER)]
    .filter((match) => PRIVATE.test(labelBefore(text, match.index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, kind: "landline" as const }));
