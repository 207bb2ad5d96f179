import type { CatalogItem, Medium, Scope } from "../catalog.ts";
import type { PublicNumber } from "../ledger.ts";
import type { Edition } from "../notice.ts";
import type { View, ViewAudience, ViewTable } from "../view.ts";
import { initialsOf, type Initials } from "./initials.ts";
import { plainText } from "./plain-text.ts";

/**
 * What is looked through of the edition that counts, for the audiences that read it alike. The text holds the fields
 * one under the other so that each degree of showing is a beginning of it: who may see only an entry sees up to
 * `entryEnd`, who may see totals up to `totalsEnd`, who may see the whole all of it. What lies beyond the end that a
 * caller may see is not there for that caller (AU1).
 */
export type Sought = {
  readonly notice: string;
  readonly item: string;
  readonly audiences: readonly ViewAudience[];
  readonly edition: number;
  readonly number: PublicNumber | null;
  readonly reportingPeriod: string | null;
  readonly scope: Scope;
  readonly withoutMedia: readonly Medium[];
  readonly personal: boolean;
  readonly erased: boolean;
  /** Plain text, fields separated by line breaks: no word that is looked for holds one. */
  readonly text: string;
  readonly initials: Initials;
  readonly numberEnd: number;
  readonly entryEnd: number;
  readonly titleEnd: number;
  readonly totalsEnd: number;
  readonly cellsEnd: number;
};

export type SoughtSource = {
  readonly notice: string;
  readonly edition: Edition;
  readonly item: CatalogItem;
  readonly number: PublicNumber | null;
  /** Number and title of the entry, as surfaces write them. */
  readonly entry: { readonly number: string; readonly title: string };
};

/** One text where both audiences read the same, else one for each. */
export function soughtOf(source: SoughtSource): readonly Sought[] {
  const { village, public: open } = source.edition.views;
  const inVillage = textOf(source, village);
  const inPublic = textOf(source, open);
  if (inVillage.text === inPublic.text && inVillage.totalsEnd === inPublic.totalsEnd)
    return [sought(source, ["village", "public"], inVillage)];
  return [sought(source, ["village"], inVillage), sought(source, ["public"], inPublic)];
}

type Text = Pick<
  Sought,
  "text" | "initials" | "numberEnd" | "entryEnd" | "titleEnd" | "totalsEnd" | "cellsEnd" | "personal"
>;

const sought = (
  { notice, edition, item, number }: SoughtSource,
  audiences: readonly ViewAudience[],
  text: Text,
): Sought => ({
  notice,
  item: item.id,
  audiences,
  edition: edition.ordinal,
  number,
  reportingPeriod: edition.draft.reportingPeriod,
  scope: edition.draft.scope,
  withoutMedia: edition.draft.withoutMedia,
  erased: edition.erased === true,
  ...text,
});

function textOf({ entry, item }: SoughtSource, view: View): Text {
  const ends: number[] = [];
  let text = "";
  const put = (fields: readonly string[]) => {
    for (const field of fields) if (field !== "") text += `${plainText(field)}\n`;
    ends.push(text.length);
  };
  const personal = view.tables.filter((table) => table.personal);
  put([entry.number]);
  put([entry.title, item.name]);
  put([view.title]);
  put([...view.tables.flatMap(frameOf), ...view.tables.flatMap((table) => (table.personal ? [] : table.rows.flat()))]);
  put(personal.flatMap(({ rows }) => rows.flat()));
  put([...view.paragraphs, ...view.remarks]);
  const [numberEnd = 0, entryEnd = 0, titleEnd = 0, totalsEnd = 0, cellsEnd = 0] = ends;
  return {
    text,
    initials: initialsOf(text),
    numberEnd,
    entryEnd,
    titleEnd,
    totalsEnd,
    cellsEnd,
    personal: personal.length > 0,
  };
}

/** What stays of a table at the end of the notice period, whatever is in its rows. */
const frameOf = ({ caption, head, columns, totals }: ViewTable): readonly string[] => [
  caption,
  ...head.map(({ text }) => text),
  ...columns.map(({ label }) => label),
  ...totals.flatMap(({ label, cells }) => [label, ...cells]),
];
