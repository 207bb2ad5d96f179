import { createHash } from "node:crypto";
import type { Officer } from "../domain/officer.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { passwordFits } from "./passwords.ts";
import type { Clock, Records } from "./ports.ts";
import type { Session } from "./record-ports.ts";
import type { Chance } from "./random.ts";

export type SessionService = ReturnType<typeof createSessionService>;

export type SignInRefusal =
  | { readonly code: "wrong-password" }
  | { readonly code: "sign-in-locked"; readonly until: string }
  | { readonly code: "too-many-tries" };

/** A working day; the next morning one signs in again. */
const LASTS_MS = 12 * 3_600_000;
/** So many failures in a row lock the name for a quarter of an hour. */
const LOCK_AFTER = 5;
const LOCK_MS = 15 * 60_000;
/** From one address at most so many tries in a minute. */
const TRIES_A_MINUTE = 20;

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

const plus = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

export function createSessionService({
  sessions,
  officers,
  clock,
  chance,
  demoClosed,
}: {
  sessions: Records<Session>;
  officers: Records<Officer>;
  clock: Clock;
  chance: Chance;
  /** True once a real administrator exists: then demo officers cannot sign in. */
  demoClosed: () => Promise<boolean>;
}) {
  const failures = new Map<string, { count: number; lockedUntil: string | null }>();
  const tries = new Map<string, { count: number; minute: string }>();

  function isFlooding(address: string): boolean {
    const minute = clock.now().slice(0, 16);
    const found = tries.get(address);
    if (tries.size > 10_000) tries.clear();
    const count = found?.minute === minute ? found.count + 1 : 1;
    tries.set(address, { count, minute });
    return count > TRIES_A_MINUTE;
  }

  function failed(name: string): void {
    const count = (failures.get(name)?.count ?? 0) + 1;
    if (failures.size > 10_000) failures.clear();
    failures.set(name, { count, lockedUntil: count >= LOCK_AFTER ? plus(clock.now(), LOCK_MS) : null });
  }

  return {
    /** A token for the cookie, or why there is none. The reason never tells whether the name exists. */
    async signIn({
      name,
      password,
      address,
    }: {
      name: string;
      password: string;
      address: string;
    }): Promise<Result<{ token: string; officer: Officer }, SignInRefusal>> {
      const key = name.trim().toLowerCase();
      if (isFlooding(address)) return refuse({ code: "too-many-tries" });
      const locked = failures.get(key)?.lockedUntil;
      if (locked && locked > clock.now()) return refuse({ code: "sign-in-locked", until: locked });
      if (locked) failures.delete(key);

      const officer = (await officers.all()).find((each) => each.signIn.toLowerCase() === key && !each.disabled);
      const closed = officer?.demo === true && (await demoClosed());
      const fits = await passwordFits(password, closed ? undefined : officer?.passwordHash);
      if (!officer || !fits) {
        failed(key);
        return refuse({ code: "wrong-password" });
      }
      failures.delete(key);
      const token = chance.token(32);
      const begunAt = clock.now();
      await sessions.put(hashToken(token), () => ({ officer: officer.id, begunAt, endsAt: plus(begunAt, LASTS_MS) }));
      return ok({ token, officer });
    },

    /** The officer of a token; undefined when it ended, was never given, or the officer left. */
    async officerOf(token: string): Promise<Officer | undefined> {
      const session = await sessions.get(hashToken(token));
      if (!session || session.endsAt <= clock.now()) return undefined;
      const officer = await officers.get(session.officer);
      if (!officer || officer.disabled || (officer.demo && (await demoClosed()))) return undefined;
      if (officer.signedOutBefore !== undefined && session.begunAt <= officer.signedOutBefore) return undefined;
      return officer;
    },

    end: (token: string): Promise<void> => sessions.remove(hashToken(token)),
  };
}
