import type { Clock, Store } from "./ports.ts";

/** Anchors what screens showed in the ledger, once a day for each unit that has anything new (design.md §2, evidence). */
export function createAnchors({
  store,
  clock,
}: {
  store: Pick<Store, "units" | "ledgers" | "evidence" | "inTurn">;
  clock: Clock;
}) {
  const anchored = new Map<string, number>();

  async function anchor(unit: string): Promise<void> {
    const { sequence, hash } = await store.evidence.head(unit);
    if (sequence === 0 || anchored.get(unit) === sequence) return;
    await store.inTurn(unit, async () => {
      const head = await store.ledgers.head(unit);
      const at = clock.now();
      if (head.at !== null && at < head.at) return;
      const event = { kind: "anchor", evidenceHead: hash, day: clock.today() } as const;
      await store.ledgers.append(unit, { expect: head.sequence, at, day: clock.today(), by: [], event });
    });
    anchored.set(unit, sequence);
  }

  return {
    async anchorAll(): Promise<void> {
      await store.evidence.flush();
      for (const { code } of await store.units.all()) await anchor(code);
    },
  };
}
