import type { Draft } from "./notice.ts";
import { findPersonalData } from "./privacy.ts";
import { personalColumn } from "./privacy/headers.ts";
import type { Column, Row, TableDraft, Value } from "./tables/table.ts";

/** What may not reach a disk at all, not even in a draft (AU3). */
const NEVER_KEPT: ReadonlySet<string> = new Set(["id-card", "bank-card", "account", "passport"]);

/**
 * A draft as it may be kept: identity and account numbers are struck out wherever they stand, cells of identity and
 * account columns are emptied. What was typed is checked before, so that the author is told.
 */
export const scrubbed = (draft: Draft): Draft => ({
  ...draft,
  title: struck(draft.title),
  content: struck(draft.content),
  confidentiality: { ...draft.confidentiality, reason: struck(draft.confidentiality.reason) },
  answers: draft.answers.map((answer) => ({ ...answer, text: struck(answer.text) })),
  tables: draft.tables.map(scrubbedTable),
});

function scrubbedTable(table: TableDraft): TableDraft {
  const dropped = new Set((table.columns ?? []).filter(({ label }) => isNeverKept(label)).map(({ key }) => key));
  return {
    ...table,
    ...(table.caption === undefined ? {} : { caption: struck(table.caption) }),
    ...(table.columns === undefined ? {} : { columns: table.columns.map(scrubbedColumn) }),
    head: scrubbedRow(table.head, dropped),
    rows: table.rows.map((row) => scrubbedRow(row, dropped)),
    stated: scrubbedRow(table.stated, dropped),
  };
}

const scrubbedColumn = ({ labels, ...column }: Column): Column => ({
  ...column,
  label: struck(column.label),
  ...(labels === undefined ? {} : { labels: labels.map(struck) }),
});

const isNeverKept = (label: string): boolean => {
  const kind = personalColumn(label);
  return kind === "identity" || kind === "account";
};

const scrubbedRow = (row: Row, dropped: ReadonlySet<string>): Row =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, dropped.has(key) ? null : struckValue(value)]));

const struckValue = (value: Value): Value => (typeof value === "string" ? struck(value) : value);

/** A text with identity and account numbers struck out, sign for sign. */
export function struck(text: string): string {
  if (!/[\d０-９〇零一二三四五六七八九]{6}/u.test(text)) return text;
  let kept = text;
  for (const { start, end, kind } of findPersonalData(text)) {
    if (NEVER_KEPT.has(kind)) kept = kept.slice(0, start) + "*".repeat(end - start) + kept.slice(end);
  }
  return kept;
}
