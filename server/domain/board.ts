import type { LedgerState, NoticeState } from "./fold.ts";
import { isOver as periodIsOver } from "./period.ts";

/** Where a notice stands on a day: 公示中, 已暂停, 已撤回, 已期满. */
export type Life = "in-force" | "frozen" | "withdrawn" | "expired";

/** The lists in which all notices of a unit are read, each in one of them. */
export type Listing = Exclude<Life, "frozen">;

/** A frozen notice keeps its place among those in force: it says so itself (PB7). */
export const listingOf = (life: Life): Listing => (life === "frozen" ? "in-force" : life);

export type BoardEntry = {
  readonly state: NoticeState;
  readonly life: Life;
  /** Last day on which it hangs as the ledger stands now; null while nothing ends it. */
  readonly lastDay: string | null;
};

/** What every surface shows. Two boards of one version are the same board. */
export type Board = {
  /** `day#sequence of the last board-changing entry`: changes at an entry and at midnight. */
  readonly version: string;
  readonly day: string;
  /** In force and frozen, and withdrawn within their first period; the last changed first. */
  readonly entries: readonly BoardEntry[];
};

export const boardVersion = (state: LedgerState, day: string): string => `${day}#${state.boardSequence}`;

/** The board of a day. Looks only at notices that may still hang, however long the ledger is (ST2). */
export function boardOn(day: string, state: LedgerState): Board {
  const entries: BoardEntry[] = [];
  for (const id of state.open) {
    const notice = state.notices.get(id);
    if (!notice) continue;
    const life = lifeOn(day, notice, state);
    if (life !== "expired" && !(life === "withdrawn" && isOver(day, notice, state)))
      entries.push({ state: notice, life, lastDay: lastDayOf(notice, life, state) });
  }
  entries.sort((a, b) => b.state.changedBy - a.state.changedBy);
  return { version: boardVersion(state, day), day, entries };
}

/** Begin, end and replacement act by themselves at midnight, village time (PB9). */
export function lifeOn(day: string, notice: NoticeState, state: LedgerState): Life {
  if (notice.standing !== "live") return notice.standing;
  return isOver(day, notice, state) ? "expired" : "in-force";
}

const isOver = (day: string, notice: NoticeState, state: LedgerState): boolean =>
  periodIsOver(notice.period, day, replacedOn(notice, state));

/** What a screen without network has to know beforehand (SC4). */
function lastDayOf({ period, ...notice }: NoticeState, life: Life, state: LedgerState): string | null {
  if (life === "frozen") return null;
  if (period.until !== "replaced") return period.until;
  return replacedOn({ period, ...notice }, state) === null ? null : (period.minUntil ?? null);
}

/**
 * The day on which the notice of a later reporting period took this one's place. Where the last was withdrawn or frozen,
 * the one before it hangs again, and none of the earlier ones.
 */
function replacedOn(notice: NoticeState, state: LedgerState): string | null {
  const series = state.seriesOfItem.get(notice.item) ?? [];
  for (let at = series.length - 1; at >= 0 && series[at] !== notice.notice; at -= 1) {
    const later = state.notices.get(series[at] ?? "");
    if (later?.standing === "live") return later.firstDay;
  }
  return null;
}

/**
 * Forgets in `open` what can no longer come back by itself. A later entry about a notice opens it again.
 */
export function settle(day: string, state: LedgerState): void {
  for (const id of state.open) {
    const notice = state.notices.get(id);
    if (!notice || (notice.period.until !== "replaced" && isOver(day, notice, state))) state.open.delete(id);
  }
}

/** All notices of a unit that stand so on a day, the last changed first: the lists 公示中, 已期满, 已撤回 lose none. */
export function listOn(day: string, state: LedgerState, life: Life): readonly NoticeState[] {
  const found: NoticeState[] = [];
  for (let index = state.order.length - 1; index >= 0; index -= 1) {
    const notice = state.notices.get(state.order[index] ?? "");
    if (notice && lifeOn(day, notice, state) === life) found.push(notice);
  }
  return found;
}
