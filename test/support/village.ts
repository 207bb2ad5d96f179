import type { Part } from "../../server/domain/officer.ts";
import type { Unit } from "../../server/domain/unit.ts";
import type { System } from "../../server/system.ts";

export const VILLAGE = "330899102201";
export const PASSWORD = "qing-xi-shui-2026";

const body = (kind: Unit["bodies"][number]["kind"], name: string) => ({ kind, name, from: "2021-01-01" });

export const UNITS: readonly Unit[] = [
  {
    code: "330899",
    name: "云岭县",
    bodies: [body("county-government", "云岭县人民政府")],
    validFrom: "2000-01-01",
    pack: "zhejiang",
    channel: { countyHotlines: ["12345", "12388"] },
    since: "2026-01-01",
  },
  {
    code: "330899102",
    name: "清溪镇",
    bodies: [body("township-government", "清溪镇人民政府")],
    validFrom: "2000-01-01",
    channel: { countyHotlines: ["12345", "12388"], townshipPhone: "0570-5550188" },
    since: "2026-01-01",
  },
  {
    code: VILLAGE,
    name: "柳塘村",
    bodies: [
      body("party-branch", "中共清溪镇柳塘村支部委员会"),
      body("villagers-committee", "清溪镇柳塘村村民委员会"),
      body("supervision-committee", "清溪镇柳塘村村务监督委员会"),
      body("collective", "清溪镇柳塘村股份经济合作社"),
      body("election-committee", "清溪镇柳塘村村民选举委员会"),
    ],
    validFrom: "2000-01-01",
    channel: {
      supervisor: "陈水根",
      supervisorPhone: "0570-5550123",
      townshipPhone: "0570-5550188",
      countyHotlines: ["12345", "12388"],
      opinionBox: "村部门口",
      hours: "工作日 8:30—17:00",
    },
    since: "2026-09-01",
  },
];

const PEOPLE: readonly { signIn: string; name: string; part: Part; unit: string }[] = [
  { signIn: "author", name: "吴秀兰", part: "author", unit: VILLAGE },
  { signIn: "supervisor", name: "陈水根", part: "supervisor", unit: VILLAGE },
  { signIn: "approver", name: "李长青", part: "approver", unit: VILLAGE },
  { signIn: "overseer", name: "周文渊", part: "overseer", unit: "330899102" },
  { signIn: "reviewer", name: "赵喜凤", part: "township-reviewer", unit: "330899102" },
  { signIn: "boss", name: "何建国", part: "administrator", unit: "330899" },
];

/** A county, a township and a village with one officer for each part; all have the same password. */
export async function settleVillage({ store, services: { officers } }: System): Promise<void> {
  for (const unit of UNITS) await store.units.put(unit.code, () => unit);
  for (const { signIn, name, part, unit } of PEOPLE) {
    const added = await officers.add({ signIn, name, password: PASSWORD, declaredUnrelated: part === "supervisor" });
    if (!added.ok) throw new Error(`${signIn}: ${added.error.code}`);
    const appointed = await officers.appoint(added.value.id, { unit, part, from: "2021-01-01" });
    if (!appointed.ok) throw new Error(`${signIn}: ${appointed.error.code}`);
  }
}
