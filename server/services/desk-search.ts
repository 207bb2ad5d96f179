import { wordsOf, type Word } from "../domain/search/query.ts";
import { reasonsOf, type Reasons } from "../domain/search/reasons.ts";
import type { Store } from "./ports.ts";
import type { Registered } from "./register.ts";
import type { Query } from "./search-ranking.ts";
import type { SearchService } from "./search.ts";
import type { UnitCode } from "../domain/unit.ts";

export type DeskSearch = ReturnType<typeof createDeskSearch>;

export type FoundAtDesk = {
  /** Those that have all words, in the order in which they were given. */
  readonly rows: readonly Registered[];
  /** Why one of them was found. */
  readonly why: (row: Registered) => Promise<Reasons | undefined>;
  /** False while the unit's board is being read for the first time: there may be more. */
  readonly complete: boolean;
};

/**
 * Looks through the notices that the desk lists of a unit (AU1, audience `desk`): all of them by what the list says of
 * them, drafts too; what was published also by its text, as the desk shows it, and that of a withdrawn notice no more (PB8).
 */
export function createDeskSearch({ search, store }: { search: SearchService; store: Pick<Store, "notices"> }) {
  async function publishedWhy({ row, item, number, state }: Registered, words: readonly Word[]) {
    const notice = state && (await store.notices.find(row.id));
    const edition = notice?.editions.find(({ ordinal }) => ordinal === state?.edition);
    if (!state || !edition || state.standing === "withdrawn" || edition.erased === true) return undefined;
    const view = edition.views.village;
    const { reportingPeriod } = edition.draft;
    const told = { number, item, title: view.title, view, reportingPeriod, publishedDay: state.firstDay };
    return reasonsOf(told, words, state.number);
  }

  return {
    /** Undefined when it was asked for too often. */
    async find(unit: UnitCode, all: readonly Registered[], asked: Query): Promise<FoundAtDesk | undefined> {
      const words = wordsOf(asked.query);
      const published = await search.idsAtDesk(unit, asked);
      if (!published) return undefined;
      return {
        complete: published.complete,
        rows: all.filter((each) => published.ids.has(each.row.id) || listedWhy(each, words) !== undefined),
        why: async (each) =>
          (published.ids.has(each.row.id) ? await publishedWhy(each, words) : undefined) ?? listedWhy(each, words),
      };
    },
  };
}

function listedWhy({ row, item, number, state }: Registered, words: readonly Word[]): Reasons | undefined {
  const { reportingPeriod } = row;
  const publishedDay = state?.firstDay ?? row.eventDay ?? row.savedAt.slice(0, 10);
  const title = row.title || item.name;
  return reasonsOf({ number, item, title, view: null, reportingPeriod, publishedDay }, words, state?.number ?? null);
}
