import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { StillClock } from "../clock.ts";
import { addDays } from "../domain/calendar.ts";
import { periodContaining, previousPeriod } from "../domain/reporting-period.ts";
import { refuse } from "../domain/result.ts";
import { createOffice } from "../office.ts";
import type { Facts } from "../services/jurisdiction.ts";
import type { Clock, Store } from "../services/ports.ts";
import { accountBook } from "./account-book.ts";
import { loadDemoData, type DemoVillage } from "./data/demo-data.ts";
import { createPen } from "./pen.ts";
import { hangingsOf, type Hanging } from "./hangings.ts";
import { planVillage } from "./plan.ts";
import { rosterOf, type Household } from "./roster.ts";
import { settle } from "./settle.ts";
import { inOrder } from "./steps.ts";

/** The demo is typed, not dropped: it needs no file read. */
const noSheet = () => refuse("not-a-spreadsheet" as const);

/** The village of the demo that the pictures show. */
export const DEMO_VILLAGE = "330899102201";

export type Seeded = {
  readonly password: string;
  readonly signIns: readonly string[];
  /** Units that were made, from the county down. */
  readonly units: readonly { readonly code: string; readonly name: string; readonly notices: number }[];
};

/**
 * Fills an empty data folder with a county that has used the board for two years: every notice is written, reviewed and
 * published by its officers through the services, with a clock moved by hand, so that balances chain and numbers and
 * ledgers are as real ones. Returns the password of all demo officers: the one given, or one made up.
 */
export async function seedDemo({
  store,
  facts,
  folder,
  clock,
  hand,
  villages,
  password = madeUpPassword(),
}: {
  store: Store;
  facts: Facts;
  /** data/ of the program. */
  folder: string;
  clock: Clock;
  /** The clock of the store and of everybody who works in the demo. */
  hand: StillClock;
  /** Codes of the villages to make; all of the demo when absent. */
  villages?: readonly string[] | undefined;
  password?: string | undefined;
}): Promise<Seeded> {
  const data = await loadDemoData(join(folder, "demo"));
  const chosen = data.villages.filter(({ unit }) => !villages || villages.includes(unit.code));
  const today = clock.today();
  const since = (days: number) => addDays(today, -days);
  const isAbove = (code: string) => chosen.some(({ unit }) => unit.code.startsWith(code));
  const governments = data.governments.filter(({ unit }) => isAbove(unit.code));
  const groups = data.groups.filter(({ unit }) => chosen.some((village) => unit.code.startsWith(village.unit.code)));
  const written = [...governments, ...chosen, ...groups];
  const units = written.map(({ unit, owesFor }) => ({ ...unit, since: since(owesFor) }));
  const officers = [...data.governments, ...data.villages, ...data.groups].flatMap((each) => each.officers);
  hand.set(`${since(800)}T00:00:00.000Z`);
  const office = officeOf({ store, facts, hand });
  const people = await settle({ units, officers, store, office, password, today });
  const fromAbove: Hanging[] = [];
  for (const government of governments) fromAbove.push(...(await write(government)));
  for (const place of [...chosen, ...groups]) await write(place);

  /** Everything of one unit, from its first day on. Tells what is to hang below. */
  async function write(place: DemoVillage): Promise<readonly Hanging[]> {
    const { code } = place.unit;
    hand.set(`${since(800)}T00:00:00.000Z`);
    const here = await office.jurisdictions.of(code);
    if (!here) throw new Error(`the demo has no unit ${code}`);
    const pen = createPen({ office, here, people });
    const book = accountBook(code, place.accounts, previousPeriod(periodContaining(today, "monthly")));
    const scene = { book, roster: householdsOf(place), pools: data.pools };
    const hung = fromAbove
      .filter(({ unit }) => unit === code)
      .map(({ at, notice }) => ({ at, run: () => pen.hang(notice) }));
    const steps = [...planVillage({ data: place, village: scene, here, pen, today }), ...hung];
    for (const { at, run } of inOrder(steps, clock.now())) {
      hand.set(at);
      await run();
    }
    return hangingsOf(place, { pen, today });
  }

  function householdsOf({ unit, roster, group }: DemoVillage): readonly Household[] {
    const names = officers.map(({ name }) => name);
    const village = group && data.villages.find((each) => unit.code.startsWith(each.unit.code));
    if (!village) return rosterOf(unit.code, roster, names);
    return rosterOf(village.unit.code, village.roster, names).filter((each) => each.group === group);
  }

  const made = await Promise.all(
    units.map(async ({ code, name }) => ({ code, name, notices: (await store.notices.rows(code)).length })),
  );
  const present = new Set(units.map(({ code }) => code));
  const signIns = [...new Set(officers.filter(({ unit }) => present.has(unit)).map(({ signIn }) => signIn))];
  return { password, signIns, units: made };
}

function officeOf({ store, facts, hand }: { store: Store; facts: Facts; hand: Clock }) {
  return createOffice({
    store,
    facts,
    sessionKey: Buffer.alloc(32),
    reader: { file: async () => noSheet(), pasted: noSheet },
    mark: () => "",
    clock: hand,
    logError(error) {
      throw error;
    },
  });
}

/** Three syllables and four digits: long enough for a demo that answers on loopback, short enough to type. */
function madeUpPassword(): string {
  const syllables = ["liu", "tang", "qing", "xi", "yun", "ling", "shan", "shui", "zhu", "lin", "dong", "feng"];
  const words = Array.from({ length: 3 }, () => syllables[randomInt(syllables.length)]);
  return `${words.join("-")}-${randomInt(1000, 10_000)}`;
}
