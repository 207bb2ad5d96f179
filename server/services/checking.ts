import { openFindings, runChecks } from "../domain/checks.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import type { LedgerState, NoticeState } from "../domain/fold.ts";
import type { Draft, Edition } from "../domain/notice.ts";
import { holdersOf, type Officer } from "../domain/officer.ts";
import { comparePeriods } from "../domain/reporting-period.ts";
import type { Finding, TableContext, TableDraft } from "../domain/tables/table.ts";
import type { Jurisdiction } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";

/** A published edition of the same item that a draft follows. */
export type Predecessor = { readonly state: NoticeState; readonly edition: Edition };

export type Checked = {
  readonly findings: readonly Finding[];
  /** Those that still stand in the way of submission. */
  readonly blocking: readonly Finding[];
  readonly predecessor: Predecessor | undefined;
};

export type Checking = ReturnType<typeof createChecking>;

/** Checks drafts against what was published before them. */
export function createChecking({ store, clock }: { store: Store; clock: Clock }) {
  /** The last published edition of an item before a reporting period (or the last of all, without one). */
  async function predecessor(unit: string, item: string, period: string | null, not?: string): Promise<Predecessor | undefined> {
    const state = lastBefore(await store.ledgers.state(unit), item, period, not);
    const notice = state && (await store.notices.find(state.notice));
    const edition = notice?.editions.find(({ ordinal }) => ordinal === state?.edition);
    return state && edition && { state, edition };
  }

  return {
    predecessor,

    async check(here: Jurisdiction, item: CatalogItem, draft: Draft, notice?: string): Promise<Checked> {
      const before = await predecessor(here.unit.code, item.id, draft.reportingPeriod, notice);
      const supervisors = holdersOf("supervisor", await officers(store), here.unit.code, clock.today());
      const findings = runChecks({
        draft,
        item,
        unit: here.unit,
        pack: here.pack,
        calendar: here.calendar,
        today: clock.today(),
        contextOf: (table): TableContext => ({
          reportingPeriod: draft.reportingPeriod,
          ...matching(before?.edition.draft.tables ?? [], table, draft),
          ...(before?.state.reportingPeriod && { previousPeriod: before.state.reportingPeriod }),
          pack: here.pack,
          decisionThresholdFen: here.unit.decisionThresholdFen ?? here.pack.monthlyAccounts.decisionThresholdFen,
          supervisors: supervisors.map(({ name }) => name),
          today: clock.today(),
        }),
      });
      return { findings, blocking: openFindings(findings, draft.answers), predecessor: before };
    },
  };
}

const officers = ({ officers }: Store): Promise<readonly Officer[]> => officers.all();

function lastBefore(ledger: LedgerState, item: string, period: string | null, not?: string): NoticeState | undefined {
  const fits = (state: NoticeState | undefined): state is NoticeState =>
    state !== undefined &&
    state.notice !== not &&
    state.item === item &&
    state.standing !== "withdrawn" &&
    !state.nil &&
    (period === null || (state.reportingPeriod !== null && comparePeriods(state.reportingPeriod, period) < 0));
  const latest = ledger.notices.get(ledger.latestOfItem.get(item) ?? "");
  if (fits(latest)) return latest;
  let best: NoticeState | undefined;
  for (const state of ledger.notices.values()) {
    if (fits(state) && (!best || (state.reportingPeriod ?? "") >= (best.reportingPeriod ?? ""))) best = state;
  }
  return best;
}

/** The table of the previous edition that this one continues: same kind and account, else the same place. */
function matching(tables: readonly TableDraft[], table: TableDraft, draft: Draft): { previous?: TableDraft } {
  const same = tables.filter(({ kind }) => kind === table.kind);
  const account = same.find(({ head }) => (head["account"] ?? null) === (table.head["account"] ?? null));
  const previous = account ?? (draft.tables.length === 1 && same.length === 1 ? same[0] : undefined);
  return previous ? { previous } : {};
}
