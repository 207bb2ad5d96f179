import type { PersonalKind } from "../../domain/privacy/rule.ts";

/** What was found, as people in a village call it. */
export const PERSONAL_KINDS: Readonly<Record<PersonalKind, string>> = {
  "id-card": "身份证号",
  mobile: "手机号",
  landline: "私人电话",
  "bank-card": "银行卡号",
  account: "银行账号",
  passport: "护照号",
  mailbox: "微信、QQ或邮箱",
  address: "详细住址",
  "birth-date": "出生日期",
  "minor-name": "未成年人姓名",
  illness: "病情",
  disability: "残疾情况",
};
