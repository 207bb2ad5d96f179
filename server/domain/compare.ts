import { alignRows } from "./compare/align.ts";
import { rowChanges, type RowChange } from "./compare/rows.ts";
import { sheetOf, viewSheet, type Sheet, type TextChange } from "./compare/sheets.ts";
import type { Draft } from "./notice.ts";
import type { View } from "./view.ts";

export type { RowChange, TextChange };

export type Comparison = { readonly texts: readonly TextChange[]; readonly rows: readonly RowChange[] };

/** Two drafts for a reviewer (跟上次比, 改了哪里): in full, formatted, unmasked. */
export function compareDrafts(before: Draft, after: Draft): Comparison {
  const [old, now] = [before.tables.map(sheetOf), after.tables.map(sheetOf)];
  return joined(titleAndText(before.title, after.title, lines(before.content), lines(after.content)), old, now);
}

/** Two views of one audience (更正对照): nothing but what that audience may see of both. */
export function compareViews(before: View, after: View): Comparison {
  const texts = titleAndText(before.title, after.title, before.paragraphs, after.paragraphs);
  const remarks = textChanges("remark", before.remarks, after.remarks);
  return joined([...texts, ...remarks], before.tables.map(viewSheet), after.tables.map(viewSheet));
}

export const isUnchanged = ({ texts, rows }: Comparison): boolean => texts.length === 0 && rows.length === 0;

const lines = (content: string): readonly string[] =>
  content
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter(Boolean);

function titleAndText(
  titleBefore: string,
  titleAfter: string,
  before: readonly string[],
  after: readonly string[],
): readonly TextChange[] {
  const title: TextChange = { part: "title", label: "", before: titleBefore, after: titleAfter };
  return [...(titleBefore === titleAfter ? [] : [title]), ...textChanges("paragraph", before, after)];
}

function textChanges(
  part: TextChange["part"],
  before: readonly string[],
  after: readonly string[],
): readonly TextChange[] {
  return alignRows(
    before.map((text) => [text]),
    after.map((text) => [text]),
    [],
  ).flatMap(({ old, now }): TextChange[] => {
    const [was, is] = [old === undefined ? "" : (before[old] ?? ""), now === undefined ? "" : (after[now] ?? "")];
    return was === is ? [] : [{ part, label: "", before: was, after: is }];
  });
}

function joined(texts: readonly TextChange[], before: readonly Sheet[], after: readonly Sheet[]): Comparison {
  const none: Sheet = { columns: [], rows: [], lines: [] };
  const count = Math.max(before.length, after.length);
  const pairs = Array.from({ length: count }, (_, index) => [before[index] ?? none, after[index] ?? none] as const);
  return {
    texts: [...texts, ...pairs.flatMap(([old, now]) => lineChanges(old.lines, now.lines))],
    rows: pairs.flatMap(([old, now], table) => rowChanges(table, old, now)),
  };
}

function lineChanges(before: Sheet["lines"], after: Sheet["lines"]): readonly TextChange[] {
  const old = new Map(before.map(([part, label, text]) => [`${part} ${label}`, text]));
  const now = new Map(after.map(([part, label, text]) => [`${part} ${label}`, text]));
  const known = [...after, ...before.filter(([part, label]) => !now.has(`${part} ${label}`))];
  return known.flatMap(([part, label]) => {
    const key = `${part} ${label}`;
    const [was, is] = [old.get(key) ?? "", now.get(key) ?? ""];
    return was === is ? [] : [{ part, label, before: was, after: is }];
  });
}
