import type { Draft } from "../../../server/domain/notice.ts";
import { firstDayOf, lastDayOf, parseReportingPeriod } from "../../../server/domain/reporting-period.ts";
import type { CellContext } from "../../../server/domain/tables/parse-cell.ts";
import type { CopyAnswer, WordedFinding } from "./api.ts";
import type { Edit } from "./draft.ts";
import { createHistory } from "./history.ts";

/** The draft in hand with its history, and what the server last said of it. All parts of the editor stand around this. */
export type Workbench = ReturnType<typeof createWorkbench>;

export function createWorkbench(first: CopyAnswer) {
  const history = createHistory<Draft>(first.notice.draft);
  const listeners = new Set<() => void>();
  let answer = first;
  let checked: Draft = first.notice.draft;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    draft: history.present,
    answer: (): CopyAnswer => answer,
    change(edit: Edit, merge?: string): void {
      const before = history.present();
      history.record(edit(before), merge);
      if (history.present() !== before) tell();
    },
    settle: history.settle,
    undo: (): void => void (history.undo() && tell()),
    redo: (): void => void (history.redo() && tell()),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Takes in what the server said of a draft that was sent. */
    receive(next: CopyAnswer, sent: Draft): void {
      answer = next;
      checked = sent;
      tell();
    },
    /** Takes over another's draft, or the server's own form of ours, without a step to undo. */
    adopt(next: CopyAnswer): void {
      history.replace(next.notice.draft);
      answer = next;
      checked = next.notice.draft;
      tell();
    },
    /** Findings at the rows on which they stand now; those whose row was changed since wait for the next answer. */
    findings: (): readonly WordedFinding[] => moveFindings(answer.findings, checked, history.present()),
    /** How cells are read: days get their year from the reporting period. */
    context(): CellContext {
      const period = history.present().reportingPeriod;
      if (period === null || !parseReportingPeriod(period)) return {};
      return { within: { from: firstDayOf(period), until: lastDayOf(period) } };
    },
    onChange(listener: () => void): void {
      listeners.add(listener);
    },
  };
}

/** Follows rows that moved: a row that did not change is the same object in both drafts. */
export function moveFindings(findings: readonly WordedFinding[], checked: Draft, now: Draft): readonly WordedFinding[] {
  if (checked === now) return findings;
  return findings.flatMap((finding): WordedFinding[] => {
    if (finding.table === undefined) return [finding];
    const [before, table] = [checked.tables[finding.table], now.tables[finding.table]];
    if (!before || !table || before.kind !== table.kind) return [];
    if (finding.row === undefined) return [finding];
    const was = before.rows[finding.row];
    const row = was === undefined ? -1 : table.rows.indexOf(was);
    if (row >= 0) return [{ ...finding, row }];
    return before.rows.length === table.rows.length ? [finding] : [];
  });
}
