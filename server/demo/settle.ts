import { addDays } from "../domain/calendar.ts";
import type { Officer, Part } from "../domain/officer.ts";
import type { Office } from "../office.ts";
import type { Store } from "../services/ports.ts";
import type { DemoOfficer, DemoUnit } from "./data/place-schema.ts";

/** Who holds a part in a unit; the first named where several do. */
export type DemoPeople = (part: Part, unit: string) => Officer;

/** Units were there and officers in office long before the first notice. */
const DAYS_BEFORE = 1_400;

/** Sets up units and their officers. `since`: the day from which a unit owes notices. */
export async function settle({
  units,
  officers,
  store,
  office,
  password,
  today,
}: {
  units: readonly (DemoUnit & { since: string })[];
  officers: readonly DemoOfficer[];
  store: Store;
  office: Office;
  password: string;
  today: string;
}): Promise<DemoPeople> {
  const from = addDays(today, -DAYS_BEFORE);
  for (const { bodies, ...unit } of units) {
    const whole = { ...unit, bodies: bodies.map((body) => ({ ...body, from })), validFrom: from };
    await store.units.put(unit.code, () => whole);
  }
  const known = new Set(units.map(({ code }) => code));
  const posts = officers.filter(({ unit }) => known.has(unit));
  const signIns = [...new Set(posts.map(({ signIn }) => signIn))];
  const holders = new Map<string, Officer>();
  await Promise.all(signIns.map((signIn) => settleOfficer(signIn)));

  async function settleOfficer(signIn: string): Promise<void> {
    const own = posts.filter((each) => each.signIn === signIn);
    const wish = { signIn, name: own[0]?.name ?? signIn, password, demo: true };
    const declaredUnrelated = own.some(({ part }) => part === "supervisor");
    const made = await office.officers.add({ ...wish, declaredUnrelated });
    if (!made.ok) throw new Error(`demo officer ${signIn}: ${made.error.code}`);
    let officer = made.value;
    for (const { part, unit } of own) {
      const appointed = await office.officers.appoint(officer.id, { unit, part, from });
      if (!appointed.ok) throw new Error(`demo officer ${signIn}: ${appointed.error.code}`);
      officer = appointed.value;
    }
    holders.set(signIn, officer);
  }

  return (part, unit) => {
    const post = posts
      .filter((each) => each.part === part && unit.startsWith(each.unit))
      .toSorted((a, b) => b.unit.length - a.unit.length)[0];
    const officer = post && holders.get(post.signIn);
    if (!officer) throw new Error(`no demo officer is ${part} of ${unit}`);
    return officer;
  };
}
