import type { Clock } from "./services/ports.ts";

const VILLAGE_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** The calendar day (YYYY-MM-DD) that it is in the village at an instant (ISO 8601, UTC). */
export const dayOf = (instant: string): string => VILLAGE_DAY.format(new Date(instant));

/** The machine's clock. The only place that reads it (TM1). */
export const villageClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => VILLAGE_DAY.format(new Date()),
};

export type StillClock = Clock & { set(instant: string): void };

/** A clock that stands where it was put, for tests and benches; `set` moves it. */
export function createStillClock(start: string): StillClock {
  let [at, day] = [start, dayOf(start)];
  return {
    now: () => at,
    today: () => day,
    set(instant) {
      [at, day] = [instant, dayOf(instant)];
    },
  };
}
