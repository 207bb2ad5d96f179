import type { Row, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";

/** Without spaces, which only spread a name of two signs to the width of three. */
export const nameOf = (row: Row): string => textOf(row.household).replace(/[\s\u3000]/gu, "");

export const groupOf = (row: Row): string => textOf(row.group).replace(/^第|(?:村民)?[小]?组$|[\s\u3000]/gu, "");

/** The scheme of a line, or the one of the whole table. */
export const schemeOf = (table: TableDraft, row: Row): string => textOf(row.scheme) || textOf(table.head.scheme);

/** One person, item and batch; empty where nobody is named. */
export function claimOf(table: TableDraft, row: Row): string {
  const name = nameOf(row);
  if (name === "") return "";
  const what = [schemeOf(table, row), textOf(row.unit), textOf(row.document)];
  return [name, groupOf(row), ...what].join("\u0000");
}

/** By what a batch is known again in other notices: its name, or the day on which it was paid; empty where neither stands. */
export const batchOf = (table: TableDraft, row: Row): string =>
  textOf(table.head.batch).replace(/[\s\u3000]/gu, "") || textOf(row.paidDay);
