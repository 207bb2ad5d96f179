import { boardOn, boardVersion } from "../domain/board.ts";
import type { LedgerState, NoticeState } from "../domain/fold.ts";
import type { Screen } from "../domain/screen.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { ViewAudience } from "../domain/view.ts";

/** What the server remembers of a screen since it started. */
export type Known = {
  readonly connections: number;
  readonly seenAt: string | null;
  readonly secure: boolean | null;
  readonly board: string;
  /** Sequence of a ledger line that this screen saw with another hash (LG4). */
  readonly disputes?: number;
  readonly views: ReadonlyMap<string, GlassView>;
};
export type GlassView = {
  readonly edition: number;
  readonly hash: string;
  readonly at: string;
};

/**
 * How one notice stands on one screen: the same text as the ledger's; an older edition's; other text under the right
 * edition; or not yet whole on the glass.
 */
export type OnGlass = "same" | "older" | "other" | "not-yet";

export type ScreenStatus = {
  readonly screen: Screen;
  readonly connected: boolean;
  readonly seenAt: string | null;
  readonly secure: boolean | null;
  readonly board: string;
  readonly disputes: number | null;
  /** Whether it holds the list of the present board. Never said of a screen with old content (SC2). */
  readonly upToDate: boolean;
  readonly notices: readonly {
    readonly notice: string;
    readonly number: number | null;
    readonly edition: number;
    readonly onGlass: OnGlass;
    readonly shownEdition: number | null;
    readonly at: string | null;
  }[];
};

/** A board that a screen carries, as the screen's audience has it. */
export type CarriedBoard = {
  readonly unit: UnitCode;
  readonly audience: ViewAudience;
  readonly state: LedgerState;
};

/** `boards`: the unit's own first; the version that the screen names is of that one. */
export function statusOf({
  screen,
  known,
  boards,
  today,
}: {
  screen: Screen;
  known: Known;
  boards: readonly CarriedBoard[];
  today: string;
}): ScreenStatus {
  const notices = boards.flatMap(({ audience, state }) =>
    boardOn(today, state)
      .entries.filter(({ life }) => life === "in-force")
      .map(({ state: told }) => noticeOn(known.views.get(told.notice), told, audience)),
  );
  const [own] = boards;
  const holds = own !== undefined && known.board === boardVersion(own.state, today);
  return {
    screen,
    connected: known.connections > 0,
    seenAt: known.seenAt,
    secure: known.secure,
    board: known.board,
    disputes: known.disputes ?? null,
    upToDate:
      known.connections > 0 && holds && notices.every((each) => each.onGlass === "same" || each.onGlass === "not-yet"),
    notices,
  };
}

function noticeOn(glass: GlassView | undefined, told: NoticeState, audience: ViewAudience) {
  return {
    notice: told.notice,
    number: told.number?.number ?? null,
    edition: told.edition,
    onGlass: !glass ? ("not-yet" as const) : onGlass(glass, { edition: told.edition, hash: told.views[audience] }),
    shownEdition: glass?.edition ?? null,
    at: glass?.at ?? null,
  };
}

function onGlass(glass: GlassView, told: { edition: number; hash: string }): OnGlass {
  if (glass.edition < told.edition) return "older";
  return glass.edition === told.edition && glass.hash === told.hash ? "same" : "other";
}
