import { audienceOf, type Caller } from "../domain/audience.ts";
import { boardVersion } from "../domain/board.ts";
import { sha256 } from "../domain/jcs.ts";
import type { Screen } from "../domain/screen.ts";
import { viewAudience } from "../domain/shown.ts";
import { groupsIn, levelOf, parentOf, type Unit, type UnitCode } from "../domain/unit.ts";
import type { ViewAudience } from "../domain/view.ts";
import type { Clock, Ledgers, Records } from "./ports.ts";
import { statusOf, type CarriedBoard, type Known, type ScreenStatus } from "./screen-status.ts";

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

/** Paired screens: who they are, what stands on them, and how the desk hears of it (SC2). */
export function createScreenService({
  screens,
  units,
  ledgers,
  clock,
  evidence,
}: {
  screens: Records<Screen>;
  units: Pick<Records<Unit>, "all">;
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

  /** The boards that a screen carries: its unit's own first; on a village's touch screen those of the groups too. */
  async function carriedBy(screen: Screen): Promise<readonly CarriedBoard[]> {
    const groups = screen.kind === "kiosk" ? groupsIn(screen.unit, await units.all(), clock.today()) : [];
    return Promise.all(
      [screen.unit, ...groups.map(({ code }) => code)].map(async (unit) => ({
        unit,
        audience: viewAudience(audienceOf(callerOfScreen(screen), unit)),
        state: await ledgers.state(unit),
      })),
    );
  }

  async function list(unit: UnitCode): Promise<readonly Screen[]> {
    const all = (await screens.all()).filter((screen) => screen.unit === unit && screen.revokedAt === undefined);
    return all.toSorted((a, b) => a.pairedAt.localeCompare(b.pairedAt));
  }

  /** How each paired screen of a unit stands beside the ledgers of its boards, for the desk. */
  async function statuses(unit: UnitCode): Promise<readonly ScreenStatus[]> {
    const [all, today] = [await list(unit), clock.today()];
    return Promise.all(
      all.map(async (screen) =>
        statusOf({ screen, known: knownOf(screen.id), boards: await carriedBy(screen), today }),
      ),
    );
  }

  return {
    list,
    statuses,

    /** The screens on which a unit's notices hang: a group's are on its village's touch screens too. */
    async carrying(unit: UnitCode): Promise<readonly ScreenStatus[]> {
      const above = levelOf(unit) === "group" ? parentOf(unit) : undefined;
      const found = above === undefined ? [] : await statuses(above);
      return [...(await statuses(unit)), ...found.filter(({ screen }) => screen.kind === "kiosk")];
    },

    /** The screen a cookie's key belongs to; undefined for a key that was revoked or never given. */
    async byKey(key: string): Promise<Screen | undefined> {
      if (!/^[\w-]{43}$/.test(key)) return undefined;
      const keyHash = sha256(key);
      return (await screens.all()).find((screen) => screen.keyHash === keyHash && screen.revokedAt === undefined);
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
     * Takes down what a screen says stands on its glass. Only what agrees with the ledger of a board that it carries
     * becomes evidence, of that board's unit; the rest is kept to tell the desk that other content stands there.
     */
    async shows(screen: Screen, says: ScreenSays): Promise<void> {
      const [carried, at] = [await carriedBy(screen), clock.now()];
      const before = knownOf(screen.id);
      const isCarried = (notice: string): boolean => carried.some(({ state }) => state.notices.has(notice));
      const views = new Map([...before.views].filter(([notice]) => isCarried(notice)));
      const agreed: (readonly [UnitCode, ShownOnGlass])[] = [];
      for (const { notice, edition, hash } of says.views) {
        for (const { unit, audience, state } of carried) {
          const told = state.notices.get(notice);
          if (!told) continue;
          const agrees = told.edition === edition && told.views[audience] === hash && told.standing === "live";
          views.set(notice, { edition, hash, at });
          if (agrees) agreed.push([unit, { screen: screen.id, notice, edition, hash, audience, at }]);
        }
      }
      known.set(screen.id, { ...before, seenAt: at, board: says.board, views });
      for (const [unit, glass] of agreed) await evidence?.shown(unit, glass);
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
