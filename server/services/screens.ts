import { audienceOf, type Caller } from "../domain/audience.ts";
import { boardVersion } from "../domain/board.ts";
import { sha256 } from "../domain/jcs.ts";
import type { Screen } from "../domain/screen.ts";
import { viewAudience } from "../domain/shown.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { ViewAudience } from "../domain/view.ts";
import type { Clock, Ledgers, Records } from "./ports.ts";
import { statusOf, type Known, type ScreenStatus } from "./screen-status.ts";

export type ScreenService = ReturnType<typeof createScreenService>;

/** What a screen said stands on its glass. */
export type ScreenSays = {
  readonly board: string;
  readonly views: readonly { readonly notice: string; readonly edition: number; readonly hash: string }[];
};

/** What was seen on a glass, for the evidence chain; `hash` is that of the ledger's own view. */
export type ShownOnGlass = {
  readonly screen: string;
  readonly notice: string;
  readonly edition: number;
  readonly hash: string;
  readonly audience: ViewAudience;
  readonly at: string;
};

export interface ScreenEvidence {
  shown(unit: UnitCode, glass: ShownOnGlass): Promise<void> | void;
}

/** A paired screen as a caller: only kiosks that stand in the village see names (AU1). */
export const callerOfScreen = ({ id, unit, kind, inVillage }: Screen): Caller => ({
  kind: "screen",
  screen: id,
  unit,
  is: kind,
  inVillage,
});

const audienceOfScreen = (screen: Screen): ViewAudience =>
  viewAudience(audienceOf(callerOfScreen(screen), screen.unit));

/** Paired screens: who they are, what stands on them, and how the desk hears of it (SC2). */
export function createScreenService({
  screens,
  ledgers,
  clock,
  evidence,
}: {
  screens: Records<Screen>;
  ledgers: Pick<Ledgers, "state">;
  clock: Clock;
  evidence?: ScreenEvidence;
}) {
  const known = new Map<string, Known>();
  const onRevoked = new Set<(screen: Screen) => void>();

  function knownOf(id: string): Known {
    const found = known.get(id) ?? { connections: 0, seenAt: null, secure: null, board: "", views: new Map() };
    known.set(id, found);
    return found;
  }

  return {
    /** The screen a cookie's key belongs to; undefined for a key that was revoked or never given. */
    async byKey(key: string): Promise<Screen | undefined> {
      if (!/^[\w-]{43}$/.test(key)) return undefined;
      const keyHash = sha256(key);
      return (await screens.all()).find((screen) => screen.keyHash === keyHash && screen.revokedAt === undefined);
    },

    async list(unit: UnitCode): Promise<readonly Screen[]> {
      const all = (await screens.all()).filter((screen) => screen.unit === unit && screen.revokedAt === undefined);
      return all.toSorted((a, b) => a.pairedAt.localeCompare(b.pairedAt));
    },

    /** How each paired screen of a unit stands beside its ledger, for the desk. */
    async statuses(unit: UnitCode): Promise<readonly ScreenStatus[]> {
      const [all, state, today] = [await this.list(unit), await ledgers.state(unit), clock.today()];
      return all.map((screen) =>
        statusOf({ screen, known: knownOf(screen.id), audience: audienceOfScreen(screen), state, today }),
      );
    },

    /** False when the unit has no such screen. The key is dead when this resolves, and only then is the screen told. */
    async revoke(unit: UnitCode, id: string): Promise<boolean> {
      const found = await screens.get(id);
      if (!found || found.unit !== unit || found.revokedAt !== undefined) return false;
      const revoked = await screens.put(id, (screen) => ({ ...(screen ?? found), revokedAt: clock.now() }));
      known.delete(id);
      for (const listener of onRevoked) listener(revoked);
      return true;
    },

    onRevoked(listener: (screen: Screen) => void): () => void {
      onRevoked.add(listener);
      return () => void onRevoked.delete(listener);
    },

    /** `secure`: whether the screen has a secure origin, so that it can keep its board through a restart. */
    connected(id: string, secure: boolean): void {
      const screen = knownOf(id);
      known.set(id, { ...screen, connections: screen.connections + 1, seenAt: clock.now(), secure });
    },

    disconnected(id: string): void {
      const screen = known.get(id);
      if (screen) known.set(id, { ...screen, connections: Math.max(0, screen.connections - 1), seenAt: clock.now() });
    },

    /**
     * Takes down what a screen says stands on its glass. Only what agrees with the ledger becomes evidence; the rest is
     * kept to tell the desk that other content stands there.
     */
    async shows(screen: Screen, says: ScreenSays): Promise<void> {
      const state = await ledgers.state(screen.unit);
      const [audience, at] = [audienceOfScreen(screen), clock.now()];
      const before = knownOf(screen.id);
      const views = new Map([...before.views].filter(([notice]) => state.notices.has(notice)));
      const agreed: ShownOnGlass[] = [];
      for (const { notice, edition, hash } of says.views) {
        const told = state.notices.get(notice);
        if (!told) continue;
        const agrees = told.edition === edition && told.views[audience] === hash && told.standing === "live";
        views.set(notice, { edition, hash, agrees, at });
        if (agrees) agreed.push({ screen: screen.id, notice, edition, hash, audience, at });
      }
      known.set(screen.id, { ...before, seenAt: at, board: says.board, views });
      for (const glass of agreed) await evidence?.shown(screen.unit, glass);
    },

    /** A screen saw another ledger than the one that is here now. */
    disputes(screen: Screen, { sequence }: { sequence: number; hash: string }): void {
      known.set(screen.id, { ...knownOf(screen.id), disputes: sequence });
    },

    async version(unit: UnitCode): Promise<string> {
      return boardVersion(await ledgers.state(unit), clock.today());
    },
  };
}
