import type { CatalogItem } from "../domain/catalog.ts";
import type { Notice } from "../domain/notice.ts";
import { partsOn, type Officer, type Part } from "../domain/officer.ts";
import { approvalsOf } from "../domain/review.ts";
import type { Unit } from "../domain/unit.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, NoticeRow, Store } from "./ports.ts";

export type WaitingService = ReturnType<typeof createWaiting>;

/** Something that only this officer's decision moves on. */
export type Waiting = {
  readonly what: "review" | "publish";
  readonly part: Part;
  readonly row: NoticeRow;
  readonly item: CatalogItem;
  readonly unit: Unit;
  readonly notice: Notice;
};

/** What waits for an officer: copies at a stage that is theirs, and approved ones they may publish. */
export function createWaiting({
  store,
  jurisdictions,
  clock,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  clock: Clock;
}) {
  async function inUnit(unit: Unit, officer: Officer): Promise<readonly Waiting[]> {
    const parts = partsOn(officer, unit.code, clock.today());
    const here = await jurisdictions.of(unit.code);
    if (!here) return [];
    const rows = (await store.notices.rows(unit.code)).filter(
      ({ copy }) => copy === "in-review" || copy === "approved",
    );
    const found = rows.map(async (row): Promise<Waiting | undefined> => {
      const item = here.item(row.item);
      const stage = item && here.chain(item)[row.stage ?? -1];
      const part =
        row.copy === "approved"
          ? parts.find((held) => held === "approver" || held === "author")
          : parts.find((held) => held === stage?.part);
      if (!item || !part || (row.copy === "approved" && parts.includes("supervisor"))) return undefined;
      const notice = await store.notices.find(row.id);
      const copy = notice?.workingCopy;
      if (!notice || !copy) return undefined;
      const wrote = copy.authors.includes(officer.id);
      const what = row.copy === "approved" ? "publish" : "review";
      const mine = what === "publish" ? part === "approver" || wrote : !wrote && !hasApproved(copy, officer);
      return mine ? { what, part, row, item, unit, notice } : undefined;
    });
    return (await Promise.all(found)).filter((each) => each !== undefined);
  }

  return {
    inUnit,
    /** In all the units an officer reaches; what waits longest first. */
    async everywhere(units: readonly Unit[], officer: Officer): Promise<readonly Waiting[]> {
      const found = await Promise.all(units.map((unit) => inUnit(unit, officer)));
      return found.flat().toSorted((a, b) => a.row.savedAt.localeCompare(b.row.savedAt));
    },
  };
}

const hasApproved = (copy: Parameters<typeof approvalsOf>[0], officer: Officer): boolean =>
  approvalsOf(copy).some(({ by }) => by === officer.id);
