import type { CatalogItem } from "../domain/catalog.ts";
import type { Confidentiality, Draft } from "../domain/notice.ts";
import { tableKind } from "../domain/tables/kinds.ts";
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
  item,
  reportingPeriod,
  predecessor,
  nilReturn,
  words,
}: {
  unitName: string;
  item: CatalogItem;
  reportingPeriod: string | null;
  predecessor: Predecessor | undefined;
  nilReturn: boolean;
  words: DraftWords;
}): Draft {
  const before = predecessor?.edition.draft;
  const confidentiality: Confidentiality = before?.confidentiality ?? {
    attribute: "proactive",
    reason: words.confidentialityReason(item),
  };
  const kept = before?.tables ?? [];
  const tables =
    kept.length > 0
      ? kept.map((previous) => tableKind(previous.kind).start({ previous, reportingPeriod }))
      : item.table === null
        ? []
        : [tableKind(item.table).start({ reportingPeriod })];
  return {
    title: words.title(unitName, item, reportingPeriod),
    content: nilReturn ? words.nilContent(item, reportingPeriod) : "",
    issuingBody: before?.issuingBody ?? item.bodies[0] ?? "villagers-committee",
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
