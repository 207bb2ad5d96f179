/** Numbers that look like chance and are the same for a seed on every machine (mulberry32). */
export function chanceFrom(seed: string) {
  let state = 0x9e3779b9;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x85ebca6b) >>> 0;

  /** 0 up to but not including 1. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  return {
    /** A whole number, both ends included. */
    whole: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    /** One of a list, the first the likeliest. */
    early: <T>(list: readonly T[]): T => list[Math.floor(next() * next() * list.length)] as T,
    one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    percent: (share: number): boolean => next() * 100 < share,
  };
}
