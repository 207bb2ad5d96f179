/** What is kept of the time through a restart. */
export type KeptTime = {
  /** Instant (ms) that has certainly passed: the server's word, carried on by the steady clock. It only grows (TM2). */
  readonly floor: number;
  /** How far the device's own clock was off when the server last spoke (ms). */
  readonly skew: number;
  /** When the server was last heard, for maxStaleHours. */
  readonly contact: number;
};

/** It is not before `from` and not after `to`; `told` is what a clock on the wall may say, undefined without trust. */
export type Now = { readonly from: number; readonly to: number; readonly told: number | undefined };

export type TrustedTime = ReturnType<typeof createTrustedTime>;

const DAYS_31 = 31 * 86_400_000;
/** So long a server has to keep to an instant far ahead before it is believed. */
const LEAP_HELD = 86_400_000;
/** Clocks drift; less than this is no contradiction. */
const TOLERANCE = 5 * 60_000;

/**
 * The server's time, carried on by the browser's steady clock, which nobody can set. The device's own clock only widens
 * what may be: after a restart, or a sleep in which the steady clock stood still, it may already be as late as the device
 * says, but certainly is what had passed before. So a clock set by hand neither brings an ended notice back nor makes one
 * vanish that may still run, and one that lost its battery leaves 31 days open (TM2). A server that says less than has
 * certainly passed is not followed back: then two clocks contradict each other and no time is told. One that jumps more
 * than 31 days ahead of what the screen's own clocks agree on is not followed ahead either, since there is no way back
 * (a year typed wrongly would take every dated notice away for ever): until it has kept to it for a day, its word is only
 * the latest that it may be. After a start with a dead clock nothing speaks against the server, and it is believed.
 */
export function createTrustedTime({
  kept,
  device = () => Date.now(),
  steady = () => performance.now(),
}: {
  kept: KeptTime | undefined;
  device?: () => number;
  steady?: () => number;
}) {
  let peak = kept ? kept.floor : 0;
  let run = { base: peak, mark: steady() };
  let skew = kept ? kept.skew : 0;
  let contact = kept ? kept.contact : 0;
  let heard = false;
  let contradicted = false;
  /** An instant far ahead that was told, and since when (by the steady clock). */
  let leap: { readonly at: number; readonly mark: number; readonly since: number } | undefined;

  const passed = (): number => steady() - run.mark;
  function floor(): number {
    if (!contradicted && peak > 0) peak = Math.max(peak, run.base + passed());
    return peak;
  }

  /** Whether the server's word lies far ahead of every clock of the screen's own, and has not been its word for long. */
  function leaps(at: number, sure: number): boolean {
    const own = device() + skew;
    const witnessed = sure > 0 && !contradicted && (heard || own >= sure - TOLERANCE);
    if (!witnessed || at - Math.max(sure, own) <= DAYS_31) {
      leap = undefined;
      return false;
    }
    const now = steady();
    const goesOn = leap !== undefined && Math.abs(at - (leap.at + now - leap.mark)) <= DAYS_31;
    leap = { at, mark: now, since: goesOn && leap ? leap.since : now };
    return now - leap.since < LEAP_HELD;
  }

  return {
    /** The server said so just now. */
    heard(instant: string): void {
      const at = Date.parse(instant);
      if (!isFinite(at)) return;
      const sure = floor();
      if (leaps(at, sure)) {
        contact = sure;
        return;
      }
      leap = undefined;
      if (at < sure - TOLERANCE) {
        if (!contradicted) run = { base: sure, mark: steady() };
        contradicted = true;
        contact = sure + passed();
        return;
      }
      run = { base: at, mark: steady() };
      peak = Math.max(sure, at);
      skew = at - device();
      contact = peak;
      heard = true;
      contradicted = false;
    },
    now(): Now {
      const from = floor();
      if (leap) return { from, to: leap.at + steady() - leap.mark, told: undefined };
      if (from === 0) return { from, to: Infinity, told: undefined };
      if (contradicted) return { from, to: from + passed(), told: undefined };
      const own = device() + skew;
      if (own < from - TOLERANCE && !heard) return { from, to: from + DAYS_31, told: undefined };
      if (own <= from + TOLERANCE) return { from, to: from, told: from };
      return { from, to: own, told: heard || own - from > DAYS_31 ? undefined : own };
    },
    contact: (): number => contact,
    keep: (): KeptTime => ({ floor: floor(), skew, contact }),
  };
}

const EIGHT_HOURS = 8 * 3_600_000;
const parts = (ms: number): Date => new Date(ms + EIGHT_HOURS);

/** The calendar day in the village (YYYY-MM-DD), which has no summer time. */
export const villageDay = (ms: number): string => parts(ms).toISOString().slice(0, 10);
export const timeText = (ms: number): string =>
  `${parts(ms).getUTCHours()}:${String(parts(ms).getUTCMinutes()).padStart(2, "0")}`;
export const dayText = (ms: number): string => `${parts(ms).getUTCMonth() + 1}月${parts(ms).getUTCDate()}日`;
export const monthText = (ms: number): string => `${parts(ms).getUTCMonth() + 1}月`;
export const weekdayText = (ms: number): string => `星期${"日一二三四五六"[parts(ms).getUTCDay()]}`;
