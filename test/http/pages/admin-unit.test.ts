import { expect, it } from "vitest";
import { usualBodies } from "../../../server/http/pages/admin-unit.ts";
import { UNITS, VILLAGE } from "../../support/village.ts";

const village = UNITS.find(({ code }) => code === VILLAGE);

it.each([
  [`${VILLAGE}01`, "第一村民小组", village, ["柳塘村第一村民小组"]],
  [`${VILLAGE}02`, "柳塘村第二村民小组", village, ["柳塘村第二村民小组"]],
  [`${VILLAGE}03`, "柳塘村", village, ["柳塘村柳塘村"]],
  ["330899", "云岭县", undefined, ["云岭县人民政府"]],
])("names the bodies of a new unit %s, %s, with its place once", (code, name, parent, names) => {
  expect(usualBodies(code, name, parent, "2026-01-01").map((body) => body.name)).toEqual(names);
});
