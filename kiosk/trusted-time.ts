/** What is kept of the time: the last trusted instant, and how far the device's own clock was off then (ms). */
export type KeptTime = { readonly last: number; readonly skew: number };

export type TrustedTime = ReturnType<typeof createTrustedTime>;

/**
 * The server's time, carried on by the browser's steady clock. After a restart without the server the device's clock
 * counts only when it is not behind the last trusted instant: a clock that lost its battery is not believed (TM2).
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
  let base: { at: number; mark: number } | undefined;
  let last = kept ? kept.last : 0;
  let skew = kept ? kept.skew : 0;

  return {
    /** The server said so just now. */
    heard(instant: string): void {
      const at = Date.parse(instant);
      if (!isFinite(at)) return;
      base = { at, mark: steady() };
      skew = at - device();
      last = at;
    },
    /** ms since 1970, or undefined while no time can be trusted. */
    now(): number | undefined {
      if (base) return base.at + (steady() - base.mark);
      const own = device() + skew;
      return last > 0 && own >= last ? own : undefined;
    },
    last: (): number => last,
    keep(): KeptTime {
      const now = this.now();
      if (now !== undefined && now > last) last = now;
      return { last, skew };
    },
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
