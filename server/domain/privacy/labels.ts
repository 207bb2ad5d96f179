/** What stands directly before a number and says what it is: up to 14 signs of one clause. */
export const labelBefore = (text: string, at: number): string => {
  const before = text.slice(Math.max(0, at - 24), at).replace(/[ :\-("'#]+$/, "");
  return (
    before
      .split(/[\n\t,，。;；、!?|]|\d{4,}/)
      .at(-1)
      ?.slice(-14) ?? ""
  );
};

/** Numbers that belong to things and bodies, and so stay readable. */
const THING =
  /(?:信用代码|组织机构代码|承包方(?:代码|编码)|发包方(?:代码|编码)|地块(?:代码|编码|编号|号)?|宗地(?:代码|编码|号)?|不动产(?:单元号|权证号?)?|权证号?|权属证号|项目(?:代码|编码|编号)|统一代码|发票(?:代码|号码|号)?|收据(?:号码|号)?|支票(?:号码|号)?|票据(?:号码|号)?|凭证(?:号码|编号|号)?|合同(?:编号|号)?|招标编号|采购编号|文号|订单号|流水号|区划代码|社区代码|单位代码|设备(?:编号|号)|表号|户号|图号|回单号?|群号|群|时间|日期)(?:为|是|=|\s)*$/;
const IDENTITY =
  /(?:身份证|身份号码|身份证件|证件号码?|证件号|公民身份|ID|id|Id)(?:号码|号|号为|编号|No\.?)?(?:为|是|=|\s)*$/;
const ACCOUNT =
  /(?:银行卡|惠农卡|社保卡|社会保障卡|市民卡|一卡通|卡号|账号|帐号|账户|帐户|存折|折号|开户)(?:\([^()]*\))?(?:号码|号|为|是|尾号)?[^\d]{0,3}$/;
const PUBLIC_PHONE =
  /(?:监督|举报|投诉|信访|纪检|值班|热线|咨询|办公|传真|客服|报修|抢修|报警|急救|服务台|服务中心)[^\d,，。;；]{0,8}$/;

export const namesThing = (label: string): boolean => THING.test(label);
export const namesIdentity = (label: string): boolean => IDENTITY.test(label);
export const namesAccount = (label: string): boolean => ACCOUNT.test(label);
export const namesPublicPhone = (label: string): boolean => PUBLIC_PHONE.test(label);
