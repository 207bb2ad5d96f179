/** What the head of a column says about the persons in it; `undefined` when it says nothing. */
export type PersonalColumn = "identity" | "account" | "phone" | "birth" | "address" | "health" | "age-or-sex" | "name";

const plain = (label: string): string => label.replace(/[\s\u3000（）()：:*]/g, "");

const HEADS: readonly (readonly [PersonalColumn, RegExp])[] = [
  ["identity", /身份证|身份号码|公民身份|证件号|护照号|证照号|^ID号?$|idcard/i],
  [
    "account",
    /银行卡|卡号|银行账|银行帐|收款账|收款帐|一卡通(?:号|账|帐|$)|社保卡|惠农卡|存折|折号|开户账|开户帐|^账号$|^帐号$|账号$|帐号$|个人账户/,
  ],
  ["phone", /手机|电话|联系方式|移动号码|微信号?$|^QQ/],
  ["birth", /出生|生日/],
  ["address", /住址|门牌|家庭地址|详细地址|居住地址/],
  ["health", /病种|病情|疾病|残疾(?:类|等|级|证)|健康状况|致贫原因|患病/],
  ["age-or-sex", /^年龄$|周岁|^性别$/],
  ["name", /姓名|户主|领款人|承包人$|经手人|证明人|审批人|负责人|联系人|监护人|申请人|经办人|受益人|领取人/],
];

/** Sorts a column by its head at import: identity and account columns never get further (AU3). */
export const personalColumn = (label: string): PersonalColumn | undefined => {
  const head = plain(label);
  if (/人数|户数|次数|账户类|账户名|开户行|监督电话|举报电话/.test(head) && !/身份证|卡号|账号|帐号/.test(head))
    return undefined;
  return HEADS.find(([, pattern]) => pattern.test(head))?.[0];
};

export const isIdentityHeader = (label: string): boolean => personalColumn(label) === "identity";
export const isAccountHeader = (label: string): boolean => personalColumn(label) === "account";
export const isPhoneHeader = (label: string): boolean => personalColumn(label) === "phone";
export const isBirthHeader = (label: string): boolean => personalColumn(label) === "birth";
