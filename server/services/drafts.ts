import type { BodyKind, CatalogItem } from "../domain/catalog.ts";
import type { Confidentiality, Draft } from "../domain/notice.ts";
import { tableKind } from "../domain/tables/kinds.ts";
import type { TableDraft } from "../domain/tables/table.ts";
import type { Predecessor } from "./checking.ts";

/** Words a new notice begins with; they belong to the surface. */
export type DraftWords = {
  readonly title: (unitName: string, item: CatalogItem, reportingPeriod: string | null) => string;
  readonly nilContent: (item: CatalogItem, reportingPeriod: string | null) => string;
  readonly confidentialityReason: (item: CatalogItem) => string;
};

/** A new draft of an item, which starts from the last published one: same body, same tables, balances carried over. */
export function startDraft({
  unitName,
  held,
  item,
  reportingPeriod,
  predecessor,
  nilReturn,
  words,
}: {
  unitName: string;
  /** Kinds of body that the unit has: the first that may publish the item, or hang it again, is proposed. */
  held: readonly BodyKind[];
  item: CatalogItem;
  reportingPeriod: string | null;
  predecessor: Predecessor | undefined;
  nilReturn: boolean;
  words: DraftWords;
}): Draft {
  const before = predecessor?.edition.draft;
  const allowed = [...item.bodies, ...(item.repostedBy ? [item.repostedBy] : [])];
  const confidentiality: Confidentiality = before?.confidentiality ?? {
    attribute: "proactive",
    reason: words.confidentialityReason(item),
  };
  const kept = carriedOn(before?.tables ?? [], item);
  const tables =
    kept.length > 0
      ? kept.map((previous) => tableKind(previous.kind).start({ previous, reportingPeriod }))
      : item.table === null
        ? []
        : [tableKind(item.table).start({ reportingPeriod })];
  return {
    title: words.title(unitName, item, reportingPeriod),
    content: nilReturn ? words.nilContent(item, reportingPeriod) : "",
    issuingBody:
      before?.issuingBody ?? allowed.find((kind) => held.includes(kind)) ?? allowed[0] ?? "villagers-committee",
    reportingPeriod,
    eventDay: null,
    noticePeriod: null,
    tables: nilReturn ? [] : tables,
    answers: [],
    nilReturn,
    confidentiality,
    scope: before?.scope ?? item.scopes[0] ?? "villagers",
    withoutMedia: before?.withoutMedia ?? [],
  };
}

/**
 * The tables that a new notice goes on from. Where the item has a kind of its own and the last notice had none of it, a sheet
 * stood there as it was: the next begins with the item's own again.
 */
const carriedOn = (tables: readonly TableDraft[], { table }: CatalogItem): readonly TableDraft[] =>
  tableKind(table).id !== table || tables.some(({ kind }) => kind === table) ? tables : [];
