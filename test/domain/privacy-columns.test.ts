import { expect, it } from "vitest";
import {
  isAccountHeader,
  isBirthHeader,
  isIdentityHeader,
  isPhoneHeader,
} from "../../server/domain/privacy/headers.ts";
import { maskName } from "../../server/domain/privacy/mask-name.ts";
import { maskAccount, maskIdentity, maskMobile } from "../../server/domain/privacy/mask-number.ts";

it.each([
  ["王强", "王*"],
  ["张建三", "张*三"],
  ["汪　林", "汪*"],
  ["欧阳锋", "欧阳*"],
  ["欧阳振华", "欧阳*华"],
  ["𬱖明", "𬱖*"],
  ["张𬱖明", "张*明"],
  ["日松旺姆", "日*姆"],
  ["买买提·阿不都", "买*都"],
  ["张三、李四五", "张*、李*五"],
  ["汪有财等6人", "汪*财等6人"],
  ["张国明（代领）", "张*明（代领）"],
  ["石泉县恒发建筑有限公司", "石泉县恒发建筑有限公司"],
  ["柳塘村经济合作社", "柳塘村经济合作社"],
  ["村委会", "村委会"],
  ["合计", "合计"],
  ["—", "—"],
  ["", ""],
])("[AU2] the public sees %s as %s", (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it("[AU2] masks numbers, of an identity number never a sign of the birth date", () => {
  expect(maskMobile("+86 138-0013-8000")).toBe("138****8000");
  expect(maskAccount("6222 0240 2411 1900 990")).toBe("****0990");
  expect(maskAccount("12345")).toBe("****");
  expect(maskIdentity("45039920040421285x")).toBe("450399**********5x");
  expect(maskIdentity("450399200404")).toBe("********");
});

it("[AU3] knows identity and account columns by their heads", () => {
  expect(["身份证号", "户主身份证\n号码", "证件号码"].map(isIdentityHeader)).toEqual([true, true, true]);
  expect(["一卡通账号", "银行卡号", "账号", "收款账户"].map(isAccountHeader)).toEqual([true, true, true, true]);
  expect(
    ["凭证号", "合同编号", "序号", "账户", "开户行"].map((head) => isIdentityHeader(head) || isAccountHeader(head)),
  ).toEqual([false, false, false, false, false]);
  expect([isPhoneHeader("联系电话"), isPhoneHeader("监督电话"), isBirthHeader("出生年月")]).toEqual([
    true,
    false,
    true,
  ]);
});
