import type { Clock } from "../services/ports.ts";

const MINUTE = 60_000;

/**
 * Calls `atMidnight` when the village's day changes. Looks every half minute instead of sleeping until then, so that a
 * clock that is set, or a machine that slept, is noticed. Returns the way off.
 */
export function watchMidnight({
  clock,
  atMidnight,
}: {
  clock: Clock;
  atMidnight: () => Promise<void> | void;
}): () => void {
  let day = clock.today();
  const timer = setInterval(() => {
    const today = clock.today();
    if (today === day) return;
    day = today;
    void atMidnight();
  }, MINUTE / 2);
  timer.unref();
  return () => clearInterval(timer);
}
