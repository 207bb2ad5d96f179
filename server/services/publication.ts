import type { Jurisdiction } from "./jurisdiction.ts";
import { Stale, type Clock, type Store } from "./ports.ts";
import { freshCode, type Chance } from "./random.ts";
import { timeRefusal } from "./time-refusal.ts";
import type { NoticeState, LedgerState } from "../domain/fold.ts";
import type { Entry, LedgerEvent, ViewHashes } from "../domain/ledger.ts";
import { makeView } from "../domain/make-view.ts";
import type { Edition, Notice, Signature, WorkingCopy } from "../domain/notice.ts";
import { noticePeriodOf, type NoticePeriod } from "../domain/period.ts";
import { approvalsOf, type Decision, type Refusal } from "../domain/review.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { bodyOn } from "../domain/unit.ts";

export type Publisher = ReturnType<typeof createPublisher>;

/** What an action in the ledger brought about. */
export type Committed = { readonly notice: Notice; readonly entry: Entry };

/**
 * Carries out what `decide` allowed where the ledger is concerned. Everything happens in the unit's turn: one atomic
 * replace of the notice, then one append, which is the commit (LG3). Number and code are given here, gap-free (PB3).
 */
export function createPublisher({
  store,
  clock,
  chance,
  nameOf,
}: {
  store: Store;
  clock: Clock;
  chance: Chance;
  nameOf: (officer: string) => Promise<string>;
}) {
  /** Runs a decision. Throws Stale when the notice changed since it was decided. */
  async function commit(
    here: Jurisdiction,
    decision: Exclude<Decision, { kind: "save" }>,
    { leapConfirmed }: { leapConfirmed: boolean },
  ): Promise<Result<Committed, Refusal>> {
    const unit = here.unit.code;
    return store.inTurn(unit, async () => {
      const ledger = await store.ledgers.state(unit);
      const [at, day] = [clock.now(), clock.today()];
      const refused = timeRefusal(ledger, here, { at, day, leapConfirmed });
      if (refused) return refuse(refused);
      if (ledger.closedFor !== undefined) return refuse({ code: "unit-closed" });

      const { notice: decided } = decision;
      const current = await store.notices.find(decided.id);
      if (!current || current.version !== decided.version) throw new Stale(decided.id);

      const sequence = ledger.head.sequence + 1;
      const { notice, event, by } =
        decision.kind === "act"
          ? {
              notice: { ...decided, acts: [...decided.acts, { ...decision.act, at, sequence }] },
              event: decision.event,
              by: decision.act.by,
            }
          : await asEdition(decision, { here, ledger, at, day });
      const saved = await store.notices.save(notice);
      const entry = await store.ledgers.append(unit, { expect: sequence - 1, at, day, by: [by.id], event });
      return ok({ notice: saved, entry });
    });
  }

  async function asEdition(
    { notice, copy, by }: Extract<Decision, { kind: "publish" }>,
    { here, ledger, at, day }: { here: Jurisdiction; ledger: LedgerState; at: string; day: string },
  ): Promise<{ notice: Notice; event: LedgerEvent; by: Signature }> {
    const state = ledger.notices.get(notice.id);
    const ordinal = (state?.edition ?? 0) + 1;
    const edition = await editionOf(copy, { here, ordinal, by, at, day });
    const views: ViewHashes = { village: edition.views.village.hash, public: edition.views.public.hash };
    const code = freshCode(chance, ledger.codes);
    const { reportingPeriod, nilReturn: nil } = copy.draft;
    const common = { notice: notice.id, item: notice.item, reportingPeriod, nil, views, code };
    const event: LedgerEvent = state
      ? {
          ...common,
          kind: "corrected",
          edition: ordinal,
          cause: copy.correction?.cause ?? "clerical",
          period: correctedPeriod(copy, state, () => periodFrom(here, notice.item, copy, day)),
        }
      : {
          ...common,
          kind: "published",
          edition: 1,
          number: nextNumber(ledger, here, day),
          period: periodFrom(here, notice.item, copy, day),
        };
    const editions = [...notice.editions.filter((each) => each.ordinal < ordinal), edition];
    return { notice: { ...notice, editions, workingCopy: null }, event, by };
  }

  async function editionOf(
    copy: WorkingCopy,
    { here, ordinal, by, at, day }: { here: Jurisdiction; ordinal: number; by: Signature; at: string; day: string },
  ): Promise<Edition> {
    const reviewedBy = await Promise.all(
      approvalsOf(copy).map(async (step) => ({ id: step.by, name: await nameOf(step.by), part: step.part })),
    );
    const view = (audience: "village" | "public") => makeView({ draft: copy.draft, audience, salt: chance.token(16) });
    return {
      ordinal,
      draft: copy.draft,
      trail: [...copy.trail, { type: "publish", by: by.id, part: by.part, at }],
      authors: copy.authors,
      ...(copy.correction && { correction: copy.correction }),
      issuingBodyName: bodyOn(here.unit, copy.draft.issuingBody, day)?.name ?? here.unit.name,
      publishedBy: by,
      reviewedBy,
      views: { village: view("village"), public: view("public") },
    };
  }

  return { commit };
}

const periodFrom = (here: Jurisdiction, itemId: string, { draft }: WorkingCopy, publishedOn: string): NoticePeriod => {
  const item = here.item(itemId);
  if (!item) throw new Error(`no catalog item ${itemId}`);
  return noticePeriodOf({ publishedOn, item, choice: draft.noticePeriod, pack: here.pack, calendar: here.calendar });
};

/** An objection that was right starts the period again; a slip of the pen or of privacy lets it run on (PB2). */
const correctedPeriod = (copy: WorkingCopy, state: NoticeState, anew: () => NoticePeriod): NoticePeriod =>
  copy.correction?.cause === "objection" ? anew() : state.period;

function nextNumber(ledger: LedgerState, here: Jurisdiction, day: string) {
  const year = Number(day.slice(0, 4));
  const first = here.unit.firstNumbers?.[String(year)] ?? 1;
  return { year, number: (ledger.lastNumbers.get(year) ?? first - 1) + 1 };
}
