import { LRUCache } from "lru-cache";
import type { Clock } from "./ports.ts";

export type Budgets = ReturnType<typeof createBudgets>;

/** Who asked longest ago is forgotten, when there are more, and begins with a full bucket again. */
const MOST_KEPT = 10_000;

/**
 * A bucket for each who asks: `most` at once, and `aSecond` more with every second that passes. Kept packages for this read
 * the machine's time themselves; here the clock is the one that all rules go by (TM1).
 */
export function createBudgets({ clock, most, aSecond }: { clock: Clock; most: number; aSecond: number }) {
  const buckets = new LRUCache<string, { readonly left: number; readonly at: number }>({ max: MOST_KEPT });

  return {
    /** Takes one out of the bucket of `who`; false when it is empty. */
    take(who: string): boolean {
      const at = Date.parse(clock.now());
      const found = buckets.get(who) ?? { left: most, at };
      const left = Math.min(most, found.left + (Math.max(0, at - found.at) / 1000) * aSecond);
      const isLeft = left >= 1;
      buckets.set(who, { left: isLeft ? left - 1 : left, at });
      return isLeft;
    },
  };
}
