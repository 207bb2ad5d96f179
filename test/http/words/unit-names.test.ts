import { expect, it } from "vitest";
import { insideOf, nameUnder } from "../../../server/http/words/unit-names.ts";

it.each([
  ["柳塘村", "村里"],
  ["清溪镇", "镇里"],
  ["城南街道", "街道"],
  ["枫岭村大坪组", "组里"],
])("calls what is %s's own %s", (name, inside) => expect(insideOf(name)).toBe(inside));

it.each([
  ["云岭县清溪镇柳塘村", "柳塘村第一村民小组", "第一村民小组"],
  ["云岭县清溪镇枫岭村", "大坪组", "大坪组"],
  ["云岭县清溪镇", "柳塘村", "柳塘村"],
  ["云岭县", "云岭县城关镇", "城关镇"],
  ["", "云岭县", "云岭县"],
])("under %s writes %s as %s", (place, name, short) => expect(nameUnder(place, name)).toBe(short));
