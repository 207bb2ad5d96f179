import { randomInt } from "node:crypto";
import { join } from "node:path";
import { createStillClock } from "../clock.ts";
import { addDays } from "../domain/calendar.ts";
import { refuse } from "../domain/result.ts";
import { createOffice } from "../office.ts";
import type { Facts } from "../services/jurisdiction.ts";
import type { Clock, Store } from "../services/ports.ts";
import { loadDemoData } from "./demo-data.ts";
import { createPen } from "./pen.ts";
import { planDemo } from "./plan.ts";
import { settle } from "./settle.ts";

/** The demo is typed, not dropped: it needs no file read. */
const noSheet = () => refuse("not-a-spreadsheet" as const);

/** The village of the demo. */
export const DEMO_VILLAGE = "330899102201";

/**
 * Fills an empty data folder with a village that has used the board for a year: every notice is written, reviewed and
 * published by its officers through the services, with a clock moved by hand, so that balances chain and numbers and
 * ledger are as real ones. Returns the password of all demo officers: the one given, or one made up.
 */
export async function seedDemo({
  store,
  facts,
  folder,
  clock,
  password = madeUpPassword(),
}: {
  store: Store;
  facts: Facts;
  /** data/ of the program. */
  folder: string;
  clock: Clock;
  password?: string | undefined;
}): Promise<{ password: string; signIns: readonly string[] }> {
  const data = await loadDemoData(join(folder, "demo"));
  const [now, today] = [clock.now(), clock.today()];
  const since = addDays(today, -365);
  const hand = createStillClock(`${since}T00:00:00.000Z`);
  const office = createOffice({
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
  const people = await settle({ village: data.village, store, office, password, since });
  const here = await office.jurisdictions.of(DEMO_VILLAGE);
  if (!here) throw new Error("the demo village is not in data/demo/village.json");
  const pen = createPen({ office, here, people });
  for (const { at, run } of planDemo({ data, here, pen, today, now })) {
    hand.set(at);
    await run();
  }
  return { password, signIns: [...new Set(data.village.officers.map(({ signIn }) => signIn))] };
}

/** Three syllables and four digits: long enough for a demo that answers on loopback, short enough to type. */
function madeUpPassword(): string {
  const syllables = ["liu", "tang", "qing", "xi", "yun", "ling", "shan", "shui", "zhu", "lin", "dong", "feng"];
  const words = Array.from({ length: 3 }, () => syllables[randomInt(syllables.length)]);
  return `${words.join("-")}-${randomInt(1000, 10_000)}`;
}
