import { surnameOf } from "./surnames.ts";

const BODY =
  /(?:公司|集团|合作社|联合社|合作联社|经济社|村委会|居委会|委员会|监委会|理事会|支部|党委|党组|政府|办公室|银行|信用社|支行|分行|储蓄所|厂|店|行|铺|馆|所|站|院|校|小学|中学|大学|幼儿园|中心|经营部|门市部?|门诊部?|超市|商行|商店|农场|林场|牧场|渔场|苗圃|合伙|事务所|工作室|施工队|工程队|保洁队|维护队|服务队|队|局|厅|部|处|科|协会|学会|基金会|总会|商会|工会|妇联|团委|教会|寺|村集体|村部|村民小组|居民小组|村民组|经济组织|集体|企业|基地|农业园|产业园|示范园|生态园|采摘园|果园|茶园|园区|作坊|农业|牧业|渔业|林业|种业|[一二三四五六七八九十\d]组|专业户|家庭农场|街道|社区|镇|乡|县|市|省)(?:\([^()]*\)|（[^（）]*）)?$/u;

/** Bodies of a sign alone end many given names too (司马立行, 欧阳建厂): four signs with a double family name are a person. */
const LONE_ENDING = /(?:厂|店|行|铺|馆|所|站|院|校|队|局|厅|部|处|科|寺|镇|乡|县|市|省)$/u;
const maybePerson = (name: string): boolean =>
  [...name].length === 4 && [...(surnameOf(name) ?? "")].length === 2 && LONE_ENDING.test(name);

/** Whether a name is that of a body (单位), not of a person. Two signs alone are taken for a person (王店, 李站). */
export const isOrganization = (name: string): boolean =>
  [...name].length > 3
    ? BODY.test(name) && !maybePerson(name)
    : /^(?:村委会|居委会|监委会|党支部|村集体|经济社|信用社|合作社|保洁队|水利组|村部|镇政府|乡政府)$/.test(name);
