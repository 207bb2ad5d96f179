import type { LedgerHead } from "../server/push/events.ts";

/**
 * A screen is a witness of the ledger (LG4): it keeps the last head it saw, and every later one has to continue it. What
 * does not – fewer lines, or another hash at the place it knows – is told to the server and stays kept, so that a ledger
 * that was rewritten is found out by any screen that stood there before.
 */
export function createWitness({
  seen,
  hashAt,
  onBroken,
}: {
  seen: LedgerHead | undefined;
  /** Hash of the ledger's line with this sequence; undefined when there is none. */
  hashAt: (sequence: number) => Promise<string | undefined>;
  onBroken: (known: LedgerHead) => void;
}) {
  let known = seen;
  return {
    head: (): LedgerHead | undefined => known,
    /** Takes the present head in. Rejects when the server cannot be asked; then the next time decides. */
    async heard(head: LedgerHead): Promise<boolean> {
      if (!known || known.sequence === 0) {
        known = head;
        return true;
      }
      const hash =
        head.sequence === known.sequence
          ? head.hash
          : head.sequence < known.sequence
            ? undefined
            : await hashAt(known.sequence);
      if (hash !== known.hash) {
        onBroken(known);
        return false;
      }
      known = head;
      return true;
    },
  };
}
