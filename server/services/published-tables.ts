import type { LedgerState, NoticeState } from "../domain/fold.ts";
import { tableKind } from "../domain/tables/kinds.ts";
import type { PublishedTable } from "../domain/tables/table.ts";
import type { Jurisdiction } from "./jurisdiction.ts";
import type { Store } from "./ports.ts";

/** So many notices are looked back over, the newest: ten years of quarters of two items. What is older a person knows. */
const MOST = 80;

export type PublishedTables = ReturnType<typeof createPublishedTables>;

type Held = { readonly sequence: number; readonly tables: readonly (PublishedTable & { readonly notice: string })[] };

/**
 * The tables of a kind that stand published in a unit, for checks across notices (nobody is paid twice, no parcel let
 * twice). Read once for each state of the ledger and kept, so that a keystroke in the editor costs no disk (ST2).
 */
export function createPublishedTables({ store }: { store: Store }) {
  const held = new Map<string, Held>();

  async function ofKind({ unit, number, items }: Jurisdiction, kind: string): Promise<Held["tables"]> {
    const ledger = await store.ledgers.state(unit.code);
    const key = `${unit.code} ${kind}`;
    const found = held.get(key);
    if (found?.sequence === ledger.boardSequence) return found.tables;
    const { boardSequence: sequence } = ledger;
    const itemsOfKind = items().flatMap(({ id, table }) => (table === kind ? [id] : []));
    const tables = (
      await Promise.all(
        standing(ledger, itemsOfKind).map(async (state) => {
          const notice = await store.notices.find(state.notice);
          const edition = notice?.editions.find(({ ordinal }) => ordinal === state.edition);
          if (!edition || edition.erased === true) return [];
          return edition.draft.tables
            .filter((table) => table.kind === kind)
            .map((table) => ({
              table,
              notice: state.notice,
              reportingPeriod: state.reportingPeriod,
              number: number(state.number),
            }));
        }),
      )
    ).flat();
    held.set(key, { sequence, tables });
    return tables;
  }

  return {
    /** By kind, for those kinds among the tables of a draft that look back; without the notice that is being written. */
    async before(
      here: Jurisdiction,
      kinds: readonly string[],
      not?: string,
    ): Promise<ReadonlyMap<string, readonly PublishedTable[]>> {
      const asking = [...new Set(kinds)].filter((kind) => tableKind(kind).looksBack === true);
      const found = await Promise.all(
        asking.map(async (kind) => [kind, (await ofKind(here, kind)).filter(({ notice }) => notice !== not)] as const),
      );
      return new Map(found);
    },
  };
}

const standing = (ledger: LedgerState, items: readonly string[]): readonly NoticeState[] =>
  items
    .flatMap((item) => (ledger.seriesOfItem.get(item) ?? []).flatMap((id) => ledger.notices.get(id) ?? []))
    .filter(({ standing: now, nil }) => now !== "withdrawn" && !nil)
    .toSorted((a, b) => b.firstDay.localeCompare(a.firstDay))
    .slice(0, MOST);
