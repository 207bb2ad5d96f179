/** Work under one key is done one after the other, in the order asked for; other keys do not wait. Not re-entrant. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return {
    take<T>(key: string, work: () => Promise<T>): Promise<T> {
      const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
      const settled = turn.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, settled);
      void settled.then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
      return turn;
    },
    /** Resolves when nothing is under way any more. */
    async rest(): Promise<void> {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
