import type { LedgerState } from "../domain/fold.ts";
import type { Entry } from "../domain/ledger.ts";
import type { CopyStatus, Edition, Notice, NoticeAct, Step, WorkingCopy } from "../domain/notice.ts";

const KIND_OF_ACT = { freeze: "frozen", release: "released", withdraw: "withdrawn" } as const;

/** How many editions the ledger names. */
export const confirmedEditions = (state: LedgerState, notice: string): number =>
  state.notices.get(notice)?.edition ?? 0;

/**
 * The notice as the ledger confirms it (LG3): an edition without its line is the working copy again that it was before
 * publication; an act without its line never happened. `entryAt` answers the ledger line with a sequence.
 */
export async function reconcile(
  notice: Notice,
  state: LedgerState,
  entryAt: (sequence: number) => Promise<Entry | undefined>,
): Promise<Notice> {
  const confirmed = confirmedEditions(state, notice.id);
  const pending = notice.editions[confirmed];
  const acts = await confirmedActs(notice, entryAt);
  if (!pending && acts.length === notice.acts.length) return notice;
  return {
    ...notice,
    acts,
    editions: notice.editions.slice(0, confirmed),
    workingCopy: notice.workingCopy ?? (pending ? copyOf(pending) : null),
  };
}

/** The working copy that an edition was before it was published. */
function copyOf({ draft, trail, authors, correction }: Edition): WorkingCopy {
  const before = trail.at(-1)?.type === "publish" ? trail.slice(0, -1) : trail;
  return { draft, status: statusAfter(before), trail: before, authors, ...(correction ? { correction } : {}) };
}

function statusAfter(trail: readonly Step[]): CopyStatus {
  const last = trail.findLast(({ type }) => type === "schedule" || type === "unschedule");
  if (last?.type !== "schedule" || last.publishAt === undefined) return { name: "approved" };
  return { name: "scheduled", at: last.publishAt, by: last.by, part: last.part };
}

async function confirmedActs(
  notice: Notice,
  entryAt: (sequence: number) => Promise<Entry | undefined>,
): Promise<readonly NoticeAct[]> {
  const found: NoticeAct[] = [];
  for (const act of notice.acts) {
    const entry = await entryAt(act.sequence);
    if (entry?.kind === KIND_OF_ACT[act.type] && "notice" in entry && entry.notice === notice.id) found.push(act);
  }
  return found;
}
