import { expect, it } from "vitest";
import { createBest } from "../../../server/domain/search/best.ts";

/** Slots in the order in which they are kept; each hit is slot, rank, day. */
function kept(most: number, hits: readonly (readonly [number, number, number])[]) {
  const best = createBest(most);
  for (const [slot, rank, day] of hits) best.add(0, slot, { rank, day });
  return { slots: best.kept().map(({ slot }) => slot), total: best.total() };
}

it("orders by rank, then the newest first, then what stands further back", () => {
  const hits = [
    [1, 2, 20261101],
    [2, 0, 20240101],
    [3, 2, 20261130],
    [4, 1, 20250101],
    [5, 2, 20261101],
  ] as const;
  expect(kept(9, hits).slots).toEqual([2, 4, 3, 5, 1]);
  expect(kept(9, hits.toReversed()).slots).toEqual([2, 4, 3, 5, 1]);
});

it("keeps no more than asked, whenever the best come, and counts all", () => {
  const hits = Array.from({ length: 50 }, (_, slot) => [slot, (slot * 7) % 50, 1] as const);
  expect(kept(3, hits)).toEqual({ slots: [0, 43, 36], total: 50 });
  expect(kept(3, hits.toReversed())).toEqual({ slots: [0, 43, 36], total: 50 });
});
