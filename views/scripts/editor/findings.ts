import type { Draft } from "../../../server/domain/notice.ts";
import { tableKind } from "../../../server/domain/tables/kinds.ts";
import type { WordedFinding } from "./api.ts";
import { textPlace } from "./text-places.ts";

/** A finding with the number that stands in its cell and beside it. */
export type Numbered = WordedFinding & { readonly number: number; readonly open: boolean };

/** The author's answer to a finding as it stands in the draft now. */
export const answerTo = (draft: Draft, { code, table, row, column }: WordedFinding): string | undefined =>
  draft.answers.find(
    (answer) => answer.code === code && answer.table === table && answer.row === row && answer.column === column,
  )?.text;

/** Whether a written reason is enough (PB6): every warning, and of what blocks only what may be explained. */
export const mayBeAnswered = ({ severity, explainable }: WordedFinding): boolean =>
  severity === "warning" || explainable === true;

type Part = "title" | "about" | "tables" | "content";

/** What stands above the rows of the tables, in the order of the page; what is not named stands below. */
const ABOVE_ROWS: readonly Part[] = ["title", "about", "tables"];
const WORDS_FIRST: readonly Part[] = ["title", "about", "content", "tables"];

/** Where outside a table a finding belongs: title, content, or what is said about the notice. */
export function fieldOf({ code, column }: WordedFinding): Part {
  if (code.startsWith("title-") || column === "title") return "title";
  if (code.startsWith("content-") || column === "content") return "content";
  if (column === "tables") return "tables";
  return "about";
}

/** Where in its table a finding stands, as numbers that can be compared: what is above the rows, rows, then totals. */
function placeInTable({ tables }: Draft, { table: index, row, column }: WordedFinding): readonly number[] {
  const table = tables[index ?? -1];
  if (!table) return [0, 0];
  const kind = tableKind(table.kind);
  const at = kind.columns(table).findIndex(({ key }) => key === column);
  if (row !== undefined) return [row, at < 0 ? -1 : at];
  const above = column === undefined || (at < 0 && kind.head(table).some(({ key }) => key === column));
  return [above ? -1 : Number.MAX_SAFE_INTEGER, at];
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((found, value, index) => found || value - (b[index] ?? 0), 0);

/** Findings in the order in which they stand on the page, numbered from 1. */
export function numbered(findings: readonly WordedFinding[], draft: Draft, wordsFirst = false): readonly Numbered[] {
  const rank = (finding: WordedFinding): readonly number[] => {
    const field = (wordsFirst ? WORDS_FIRST : ABOVE_ROWS).indexOf(fieldOf(finding));
    if (finding.table === undefined)
      return [field < 0 ? 1000 : -1, field, textPlace(draft.content, finding)?.marks[0]?.[0] ?? -1];
    return [finding.table, ...placeInTable(draft, finding)];
  };
  return findings
    .map((finding) => ({ finding, rank: rank(finding) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ finding }, index) => ({
      ...finding,
      number: index + 1,
      open: !mayBeAnswered(finding) || (answerTo(draft, finding) ?? "").length < 2,
    }));
}

/** 先改好 2 处，才能送审: why a draft cannot go yet; undefined when it can. */
export function whyNotYet(findings: readonly Numbered[]): string | undefined {
  const stops = findings.filter(({ open, severity }) => open && severity === "hard").length;
  const asks = findings.filter(({ open, severity }) => open && severity === "warning").length;
  if (stops > 0) return `先改好 ${stops} 处，才能送审`;
  return asks > 0 ? `还有 ${asks} 处要改好或写明原因，才能送审` : undefined;
}

/** First sentence and the rest: the first stands bold. */
export function headAndRest(message: string): readonly [string, string] {
  const found = /^(?:“[^”]*”|[^。：？“])*[。？]/u.exec(message);
  const head = found?.[0] ?? message;
  return [head.replace(/。$/u, ""), message.slice(head.length)];
}
