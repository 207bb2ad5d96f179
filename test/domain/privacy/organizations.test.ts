import { describe, expect, it } from "vitest";
import { maskName } from "../../../server/domain/privacy/mask-name.ts";

/** The other side of a contract may be a household or a body: who farms or rents as a body stays readable in public. */
describe("[AU2] a cell that names who rents", () => {
  it.each([
    "云岭县绿源农业开发有限公司",
    "清溪镇柳塘村股份经济合作社",
    "东坞种养专业合作社联合社",
    "李长青家庭农场",
    "绿源种植基地",
    "柳塘村第二村民组",
    "云岭县惠丰农机服务中心",
    "浙江绿源农业科技有限公司（柳塘分公司）",
    "清溪镇东塘生态园",
  ])("keeps %s", (name) => expect(maskName(name)).toBe(name));

  it.each([
    ["李长青", "李*青"],
    ["王店", "王*"],
    ["欧阳建行", "欧阳*行"],
    ["司马立厂", "司马*厂"],
    ["张水根等32户", "张*根等32户"],
    ["张水根、李有田", "张*根、李*田"],
    ["张水根（绿源种养合作社）", "张*根（绿源种养合作社）"],
  ])("hides the person in %s", (name, masked) => expect(maskName(name)).toBe(masked));
});
