import { isDay } from "../domain/calendar.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import { obligationsOn, type CopyFact, type Obligation, type PublishedFact } from "../domain/obligation.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import type { Clock, NoticeRow, Store } from "./ports.ts";

export type MonthService = ReturnType<typeof createMonthService>;

export type MonthRow = Obligation & {
  readonly row: CatalogItem;
  readonly number: string | null;
  /** Done by hanging a notice of the unit above (PB12): it is no notice of this desk. */
  readonly reposted: boolean;
};

export type Month = {
  readonly day: string;
  readonly here: Jurisdiction;
  readonly rows: readonly MonthRow[];
  /** Working copies of the unit, for "waiting for you". */
  readonly copies: readonly NoticeRow[];
  /** What this unit itself published for a reporting period and did not withdraw. */
  readonly published: readonly (PublishedFact & { readonly number: string | null })[];
};

/** This month (本月): catalog × rule pack × ledger, for each of the items; no list of its own is kept anywhere. */
export function createMonthService({
  store,
  jurisdictions,
  clock,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  clock: Clock;
}) {
  return {
    async of(unit: string): Promise<Month | undefined> {
      const here = await jurisdictions.of(unit);
      if (!here) return undefined;
      const ledger = await store.ledgers.state(unit);
      const rows = await store.notices.rows(unit);
      const day = clock.today();
      const events = new Map(rows.map(({ id, eventDay }) => [id, dayOrNull(eventDay)]));
      const published: PublishedFact[] = [...ledger.notices.values()]
        .filter(({ standing }) => standing !== "withdrawn")
        .map((state) => ({
          item: state.item,
          reportingPeriod: state.reportingPeriod,
          notice: state.notice,
          day: state.firstDay,
          nil: state.nil,
          eventDay: events.get(state.notice) ?? null,
        }));
      const own = ({ notice }: PublishedFact) => ledger.notices.get(notice)?.from === undefined;
      const copies: CopyFact[] = rows.flatMap(({ copy, item, reportingPeriod, eventDay, id }) =>
        copy === null
          ? []
          : [{ item, reportingPeriod, notice: id, state: copy as CopyFact["state"], eventDay: dayOrNull(eventDay) }],
      );
      const bodies = here.unit.bodies
        .filter((body) => body.until === undefined || body.until >= day)
        .map(({ kind }) => kind);
      const owed = obligationsOn({
        day,
        items: here.items(),
        pack: here.pack,
        calendar: here.calendar,
        facts: { since: here.unit.since, published, copies },
        bodies,
      });
      return {
        day,
        here,
        copies: rows.filter(({ copy }) => copy !== null),
        published: published.filter(own).map((fact) => ({
          ...fact,
          number: here.number(ledger.notices.get(fact.notice)?.number ?? null),
        })),
        rows: owed.flatMap((obligation) => {
          const row = here.item(obligation.item);
          const state = obligation.notice === null ? undefined : ledger.notices.get(obligation.notice);
          return row
            ? [{ ...obligation, row, number: here.number(state?.number ?? null), reposted: state?.from !== undefined }]
            : [];
        }),
      };
    },
  };
}

/** A draft may hold a day that no calendar has; the checks say so, and here it counts as none. */
const dayOrNull = (day: string | null): string | null => (day !== null && isDay(day) ? day : null);
