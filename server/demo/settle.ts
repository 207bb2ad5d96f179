import { addDays } from "../domain/calendar.ts";
import type { Officer, Part } from "../domain/officer.ts";
import type { Office } from "../office.ts";
import type { Store } from "../services/ports.ts";
import type { DemoVillage } from "./demo-data.ts";

export type DemoPeople = (part: Part) => Officer;

/** Sets up county, township, village and their officers. `since`: the day from which the village owes notices. */
export async function settle({
  village,
  store,
  office,
  password,
  since,
}: {
  village: DemoVillage;
  store: Store;
  office: Office;
  password: string;
  since: string;
}): Promise<DemoPeople> {
  const from = addDays(since, -400);
  for (const { bodies, ...unit } of village.units) {
    const whole = { ...unit, bodies: bodies.map((body) => ({ ...body, from })), validFrom: from, since };
    await store.units.put(unit.code, () => whole);
  }
  const signIns = [...new Set(village.officers.map(({ signIn }) => signIn))];
  const holders = new Map<Part, Officer>();
  const added = await Promise.all(signIns.map((signIn) => settleOfficer(signIn)));
  for (const [part, officer] of added.flat()) holders.set(part, officer);

  async function settleOfficer(signIn: string): Promise<readonly (readonly [Part, Officer])[]> {
    const posts = village.officers.filter((each) => each.signIn === signIn);
    const wish = { signIn, name: posts[0]?.name ?? signIn, password, demo: true };
    const declaredUnrelated = posts.some(({ part }) => part === "supervisor");
    const made = await office.officers.add({ ...wish, declaredUnrelated });
    if (!made.ok) throw new Error(`demo officer ${signIn}: ${made.error.code}`);
    let officer = made.value;
    for (const { part, unit } of posts) {
      const appointed = await office.officers.appoint(officer.id, { unit, part, from });
      if (!appointed.ok) throw new Error(`demo officer ${signIn}: ${appointed.error.code}`);
      officer = appointed.value;
    }
    return posts.map(({ part }) => [part, officer] as const);
  }

  return (part) => {
    const officer = holders.get(part);
    if (!officer) throw new Error(`no demo officer is ${part}`);
    return officer;
  };
}
