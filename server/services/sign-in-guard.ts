import { createBudgets } from "./budgets.ts";
import type { Clock } from "./ports.ts";

/** So many failures in a row from one address lock the name there for a quarter of an hour. */
const LOCK_AFTER = 5;
/** So many from all addresses together lock it everywhere but where its owner has signed in before. */
const LOCK_EVERYWHERE_AFTER = 50;
const LOCK_MS = 15 * 60_000;
/** From one address at most so many tries at once, and as many again in a minute. */
const TRIES_A_MINUTE = 20;
const MOST_KEPT = 10_000;

/**
 * Guesses at passwords are slowed and stopped, without giving everybody on the village's network the means to lock the
 * secretary out: a lock holds for the address it was earned from.
 */
export function createSignInGuard({ clock }: { clock: Clock }) {
  const failures = new Map<string, { readonly count: number; readonly lockedUntil: string | null }>();
  const tries = createBudgets({ clock, most: TRIES_A_MINUTE, aSecond: TRIES_A_MINUTE / 60 });
  const known = new Set<string>();
  const waiting = new Map<string, Promise<unknown>>();
  const at = (name: string, address: string): string => `${address}\n${name}`;

  function count(key: string, most: number): void {
    const found = failures.get(key);
    const before = found?.lockedUntil && found.lockedUntil <= clock.now() ? 0 : (found?.count ?? 0);
    if (failures.size > MOST_KEPT) failures.clear();
    const lockedUntil = before + 1 >= most ? later(clock.now(), LOCK_MS) : null;
    failures.set(key, { count: before + 1, lockedUntil });
  }

  return {
    isFlooding: (address: string): boolean => !tries.take(address),

    /** The instant until which a name is locked for an address. */
    lockedUntil(name: string, address: string): string | undefined {
      const keys = known.has(at(name, address)) ? [at(name, address)] : [at(name, address), name];
      return (
        keys.map((key) => failures.get(key)?.lockedUntil).find((until) => until && until > clock.now()) ?? undefined
      );
    },

    failed(name: string, address: string): void {
      count(at(name, address), LOCK_AFTER);
      count(name, LOCK_EVERYWHERE_AFTER);
    },

    succeeded(name: string, address: string): void {
      failures.delete(at(name, address));
      if (known.size > MOST_KEPT) known.clear();
      known.add(at(name, address));
    },

    /** Tries at one name one after the other: a hundred at once are counted like a hundred in a row. */
    inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
      const run = (waiting.get(name) ?? Promise.resolve()).then(work);
      const done: Promise<unknown> = run
        .catch(() => undefined)
        .then(() => (waiting.get(name) === done ? waiting.delete(name) : undefined));
      waiting.set(name, done);
      return run;
    },
  };
}

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
