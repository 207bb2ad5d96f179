/** A notice that was found: which board it is on, its slot there, and what it is ordered by. */
export type Hit = { readonly board: number; readonly slot: number; readonly rank: number; readonly day: number };

const before = (a: Hit, b: Hit): number => a.rank - b.rank || b.day - a.day || a.board - b.board || b.slot - a.slot;

/** Keeps the best `most` of any number of hits, in order: by rank, then the newest first; counts them all. */
export function createBest(most: number) {
  const kept: Hit[] = [];
  let total = 0;
  return {
    add(board: number, slot: number, { rank, day }: { rank: number; day: number }): void {
      total += 1;
      const last = kept.length === most ? kept.at(-1) : undefined;
      if (last && (rank > last.rank || (rank === last.rank && day < last.day))) return;
      const hit = { board, slot, rank, day };
      if (last && before(last, hit) <= 0) return;
      let [low, high] = [0, kept.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (before(kept[middle] as Hit, hit) <= 0) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, hit);
      if (kept.length > most) kept.pop();
    },
    kept: (): readonly Hit[] => kept,
    total: () => total,
  };
}
