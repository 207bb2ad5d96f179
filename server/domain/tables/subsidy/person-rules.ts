import type { Finding, TableContext, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { batchOf, claimOf, groupOf, nameOf, schemeOf } from "./recipients.ts";

/** S3: one person, one item, one batch – inside the table. Two of one name are told apart by their group, or in words. */
export function repeatedFindings(table: TableDraft): readonly Finding[] {
  const first = new Map<string, number>();
  return table.rows.flatMap((row, index): Finding[] => {
    const claim = claimOf(table, row);
    if (claim === "") return [];
    const earlier = first.get(claim);
    if (earlier === undefined) {
      first.set(claim, index);
      return [];
    }
    const values = { name: nameOf(row), scheme: schemeOf(table, row), firstRow: earlier };
    return [
      { code: "recipient-repeated", severity: "hard", explainable: true, row: index, column: "household", values },
    ];
  });
}

/** S3 over what is published: the same batch, known by its name or the day of payment, was paid to the person before. */
export function paidBeforeFindings(table: TableDraft, { published = [] }: TableContext): readonly Finding[] {
  const paid = new Map<string, string>();
  for (const { table: earlier, number, reportingPeriod } of published)
    for (const row of earlier.rows)
      if (nameOf(row) !== "")
        paid.set(`${claimOf(earlier, row)}\u0000${batchOf(earlier, row)}`, number ?? reportingPeriod ?? "");
  return table.rows.flatMap((row, index): Finding[] => {
    const batch = batchOf(table, row);
    const before = batch === "" ? undefined : paid.get(`${claimOf(table, row)}\u0000${batch}`);
    if (before === undefined) return [];
    const values = { name: nameOf(row), scheme: schemeOf(table, row), number: before };
    return [
      { code: "recipient-paid-before", severity: "hard", explainable: true, row: index, column: "household", values },
    ];
  });
}

const DECEASED = /已故|去世|过世|死亡|病故|亡故|[（(]故[）)]|已亡/u;

/** S8: whom the list itself calls dead, and a household that stands under two groups. */
export function doubtfulFindings(table: TableDraft): readonly Finding[] {
  const groups = new Map<string, { readonly group: string; readonly row: number }>();
  return table.rows.flatMap((row, index): Finding[] => {
    const name = nameOf(row);
    if (name === "") return [];
    const at = { severity: "warning", row: index, column: "household" } as const;
    const dead: Finding[] = DECEASED.test(`${name} ${textOf(row.remark)}`)
      ? [{ ...at, code: "recipient-deceased", values: { name } }]
      : [];
    const key = `${name}\u0000${schemeOf(table, row)}`;
    const earlier = groups.get(key);
    if (!earlier) groups.set(key, { group: groupOf(row), row: index });
    if (!earlier || earlier.group === groupOf(row)) return dead;
    return [...dead, { ...at, code: "household-twice", values: { name, firstRow: earlier.row } }];
  });
}
