import type { Finding, Row, TableContext, TableDraft } from "../table.ts";
import { overlap, termOf, type Term } from "../terms.ts";
import { textOf } from "../text-of.ts";

type Letting = {
  readonly row: Row;
  readonly term: Term;
  /** Row of this table, or the public number of the notice where it stands. */
  readonly at: { readonly firstRow: number } | { readonly number: string };
};

const plain = (text: string): string => text.replace(/[\s\u3000]/gu, "");
const parcelOf = (row: Row): string => plain(textOf(row.parcel));

const sameParcel = (one: Row, other: Row): boolean => {
  const [here, there] = [plain(textOf(one.place)), plain(textOf(other.place))];
  return here === "" || there === "" || here === there;
};

/** A contract that another notice lists again is no second one. */
const sameContract = (one: Row, other: Row): boolean => {
  const [mine, theirs] = [plain(textOf(one.contract)), plain(textOf(other.contract))];
  if (mine !== "" && theirs !== "") return mine === theirs;
  return (
    one.startDay === other.startDay &&
    one.endDay === other.endDay &&
    plain(textOf(one.transferee)) === plain(textOf(other.transferee))
  );
};

/** L6: one parcel is let once at a time – inside the table, and over all that the unit has published. */
export function overlapFindings(table: TableDraft, { published = [] }: TableContext): readonly Finding[] {
  const lettings = new Map<string, Letting[]>();
  const add = (row: Row, at: Letting["at"]): void => {
    const [parcel, term] = [parcelOf(row), termOf(row)];
    if (parcel === "" || !term) return;
    lettings.set(parcel, [...(lettings.get(parcel) ?? []), { row, term, at }]);
  };
  for (const { table: earlier, number, reportingPeriod } of published)
    for (const row of earlier.rows) add(row, { number: number ?? reportingPeriod ?? "" });
  return table.rows.flatMap((row, index): Finding[] => {
    const term = termOf(row);
    const found = term
      ? (lettings.get(parcelOf(row)) ?? []).find(
          (other) =>
            overlap(other.term, term) &&
            sameParcel(other.row, row) &&
            ("firstRow" in other.at || !sameContract(other.row, row)),
        )
      : undefined;
    add(row, { firstRow: index });
    if (!found) return [];
    const values = { parcel: textOf(row.parcel), from: found.term.from, until: found.term.until, ...found.at };
    return [{ code: "term-overlaps", severity: "hard", explainable: true, row: index, column: "parcel", values }];
  });
}
