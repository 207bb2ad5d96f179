import { contracts } from "./contracts.ts";
import { landTransfer } from "./land-transfer.ts";
import { monthlyAccounts } from "./monthly-accounts.ts";
import { plainTable } from "./plain-table.ts";
import { subsidy } from "./subsidy.ts";
import type { TableDraft, TableKind } from "./table.ts";

/** A new kind of table is one file and one line here. */
export const TABLE_KINDS: readonly TableKind[] = [monthlyAccounts, subsidy, landTransfer, contracts, plainTable];

const KINDS: ReadonlyMap<string, TableKind> = new Map(TABLE_KINDS.map((kind) => [kind.id, kind]));

/** The kind whose columns its author declares: a sheet that fits no other is taken over as it is. */
export const DECLARED = plainTable;

/** The kind by id; a plain table for items whose own kind is not there yet, or that have none. */
export const tableKind = (id: string | null): TableKind => KINDS.get(id ?? DECLARED.id) ?? DECLARED;

/** The table of the last notice that goes with this one: the same account, else the same place. */
export function previousTable(
  previous: readonly TableDraft[],
  table: TableDraft,
  index: number,
): TableDraft | undefined {
  const same = previous.filter(({ kind }) => kind === table.kind);
  const account = table.head.account ?? null;
  if (account !== null) {
    const found = same.find(({ head, caption }) => head.account === account && caption === table.caption);
    const alone = same.filter(({ head }) => head.account === account);
    if (found ?? alone.length === 1) return found ?? alone[0];
    if (same.some(({ head }) => (head.account ?? null) !== null)) return undefined;
  }
  return same[index] ?? (same.length === 1 && index === 0 ? same[0] : undefined);
}
