import type { Clock, Store } from "./ports.ts";

export type Closing = ReturnType<typeof createClosing>;

/**
 * Villages merge: the ledger of the one that ends is closed for its successor, once and for ever. Its addresses and
 * notices answer on; nothing new is published there (design.md §2, unit).
 */
export function createClosing({ store, clock }: { store: Pick<Store, "ledgers" | "inTurn">; clock: Clock }) {
  return {
    /** True when this call closed it; false when it was closed before. */
    close: (unit: string, { successor, by }: { successor: string; by: string }): Promise<boolean> =>
      store.inTurn(unit, async () => {
        const { head, closedFor } = await store.ledgers.state(unit);
        if (closedFor !== undefined) return false;
        const [at, day] = [clock.now(), clock.today()];
        await store.ledgers.append(unit, {
          expect: head.sequence,
          at,
          day,
          by: [by],
          event: { kind: "closed", successor },
        });
        return true;
      }),
  };
}
