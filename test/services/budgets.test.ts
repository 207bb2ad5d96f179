import { expect, it } from "vitest";
import { createStillClock } from "../../server/clock.ts";
import { createBudgets } from "../../server/services/budgets.ts";

const START = "2026-11-22T02:00:00.000Z";

it("gives each who asks so much at once, and more with every second, never more than all", () => {
  const clock = createStillClock(START);
  const { take } = createBudgets({ clock, most: 3, aSecond: 0.5 });
  const times = (who: string, count: number) => Array.from({ length: count }, () => take(who));
  expect(times("a", 5)).toEqual([true, true, true, false, false]);
  expect(times("b", 1)).toEqual([true]);
  clock.set("2026-11-22T02:00:01.000Z");
  expect(take("a")).toBe(false);
  clock.set("2026-11-22T02:00:02.000Z");
  expect(times("a", 2)).toEqual([true, false]);
  clock.set("2026-11-23T02:00:00.000Z");
  expect(times("a", 4)).toEqual([true, true, true, false]);
});

it("a clock that is set back gives nothing and takes nothing", () => {
  const clock = createStillClock(START);
  const { take } = createBudgets({ clock, most: 2, aSecond: 1 });
  expect(take("a")).toBe(true);
  clock.set("2026-11-22T01:00:00.000Z");
  expect([take("a"), take("a")]).toEqual([true, false]);
  clock.set("2026-11-22T01:00:01.000Z");
  expect(take("a")).toBe(true);
});
