import { createHash } from "node:crypto";
import type { Officer } from "../domain/officer.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { passwordFits } from "./passwords.ts";
import type { Clock, Records } from "./ports.ts";
import type { Session } from "./record-ports.ts";
import type { Chance } from "./random.ts";
import { createSignInGuard } from "./sign-in-guard.ts";

export type SessionService = ReturnType<typeof createSessionService>;

export type SignInRefusal =
  | { readonly code: "wrong-password" }
  | { readonly code: "sign-in-locked"; readonly until: string }
  | { readonly code: "too-many-tries" };

/** A working day; the next morning one signs in again. */
const LASTS_MS = 12 * 3_600_000;

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
  const guard = createSignInGuard({ clock });

  async function check(key: string, password: string): Promise<Officer | undefined> {
    const officer = (await officers.all()).find((each) => each.signIn.toLowerCase() === key && !each.disabled);
    const closed = officer?.demo === true && (await demoClosed());
    const fits = await passwordFits(password, closed ? undefined : officer?.passwordHash);
    return fits ? officer : undefined;
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
      if (guard.isFlooding(address)) return refuse({ code: "too-many-tries" });
      const tried = await guard.inTurn(key, async (): Promise<Result<Officer, SignInRefusal>> => {
        const until = guard.lockedUntil(key, address);
        if (until) return refuse({ code: "sign-in-locked", until });
        const found = await check(key, password);
        if (found) guard.succeeded(key, address);
        else guard.failed(key, address);
        return found ? ok(found) : refuse({ code: "wrong-password" });
      });
      if (!tried.ok) return tried;
      const officer = tried.value;
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
