import { openFindings, runChecks } from "../domain/checks.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import type { LedgerState, NoticeState } from "../domain/fold.ts";
import type { Draft, Edition } from "../domain/notice.ts";
import { holdersOf } from "../domain/officer.ts";
import { comparePeriods } from "../domain/reporting-period.ts";
import type { Finding } from "../domain/tables/table.ts";
import type { Jurisdiction } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";
import { createPublishedTables } from "./published-tables.ts";

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
  const publishedTables = createPublishedTables({ store });

  /** The last published edition of an item before a reporting period (or the last of all, without one). */
  async function predecessor(
    unit: string,
    item: string,
    period: string | null,
    not?: string,
  ): Promise<Predecessor | undefined> {
    const state = lastBefore(await store.ledgers.state(unit), item, period, not);
    const notice = state && (await store.notices.find(state.notice));
    const edition = notice?.editions.find(({ ordinal }) => ordinal === state?.edition);
    return state && edition && { state, edition };
  }

  return {
    predecessor,

    async check(here: Jurisdiction, item: CatalogItem, draft: Draft, notice?: string): Promise<Checked> {
      const before = await predecessor(here.unit.code, item.id, draft.reportingPeriod, notice);
      const supervisors = holdersOf("supervisor", await store.officers.all(), here.unit.code, clock.today());
      const kinds = draft.tables.map(({ kind }) => kind);
      const findings = runChecks({
        draft,
        item,
        unit: here.unit,
        pack: here.pack,
        calendar: here.calendar,
        today: clock.today(),
        ...(before && {
          previous: { tables: before.edition.draft.tables, reportingPeriod: before.state.reportingPeriod },
        }),
        published: await publishedTables.before(here, kinds, notice),
        supervisors: supervisors.map(({ name }) => name),
      });
      return { findings, blocking: openFindings(findings, draft.answers), predecessor: before };
    },
  };
}

function lastBefore(ledger: LedgerState, item: string, period: string | null, not?: string): NoticeState | undefined {
  const fits = (state: NoticeState | undefined): state is NoticeState =>
    state !== undefined &&
    state.from === undefined &&
    state.notice !== not &&
    state.item === item &&
    state.standing !== "withdrawn" &&
    !state.nil &&
    (period === null || (state.reportingPeriod !== null && comparePeriods(state.reportingPeriod, period) < 0));
  const latest = ledger.notices.get(ledger.seriesOfItem.get(item)?.at(-1) ?? "");
  if (fits(latest)) return latest;
  let best: NoticeState | undefined;
  for (const state of ledger.notices.values()) {
    if (fits(state) && (!best || (state.reportingPeriod ?? "") >= (best.reportingPeriod ?? ""))) best = state;
  }
  return best;
}
