import type { Checked } from "../../services/checking.ts";
import type { Opened } from "../../services/notices.ts";
import { answerTo } from "../../domain/checks.ts";
import type { Draft, Notice } from "../../domain/notice.ts";
import { partsOn, type Officer } from "../../domain/officer.ts";
import { isWritable, statusOf } from "../../domain/review.ts";
import { tableKind } from "../../domain/tables/kinds.ts";
import type { Finding } from "../../domain/tables/table.ts";
import { findingSentence } from "../wording/findings.ts";

/** A finding with its plain sentence, as the editor shows it beside the cell. */
export const spokenFinding = (finding: Finding, draft: Pick<Draft, "answers">) => ({
  ...finding,
  message: findingSentence(finding),
  ...(answerTo(finding, draft.answers) && { answer: answerTo(finding, draft.answers)?.text }),
});

/** What the program makes of the tables of a draft: filled cells, totals, columns and fields. */
export const computedTables = (draft: Pick<Draft, "tables">) =>
  draft.tables.map((table, index) => {
    const kind = tableKind(table.kind);
    return {
      index,
      kind: {
        id: kind.id,
        name: kind.name,
        profiles: kind.profiles ?? [],
        columns: kind.columns(table),
        head: kind.head(table),
        stated: kind.stated(table),
      },
      rows: kind.withComputed(table).rows,
      totals: kind.totals(table),
      figures: kind.figures(table),
    };
  });

/** A notice as the desk's script and the API read it. */
export function deskNotice({
  opened,
  checked,
  officer,
  day,
}: {
  opened: Opened;
  checked: Checked | undefined;
  officer: Officer;
  day: string;
}) {
  const { notice, here, item, state } = opened;
  const draft = draftOf(notice, state);
  const tables = draft ? computedTables(draft) : [];
  const parts = partsOn(officer, notice.unit, day);
  const writable = notice.workingCopy !== null && isWritable(notice.workingCopy) && parts.includes("author");
  const blocking = checked?.blocking.length ?? 0;
  return {
    notice: {
      id: notice.id,
      unit: notice.unit,
      item: notice.item,
      version: notice.version,
      status: statusOf(notice, state),
      number: here.number(state?.number ?? null),
      draft,
    },
    item: {
      id: item.id,
      name: item.name,
      affairs: item.affairs,
      contentElements: item.contentElements,
      media: item.media,
    },
    kinds: tables.map(({ index, kind }) => ({ index, ...kind })),
    computed: { tables: tables.map(({ rows, totals, figures }) => ({ rows, totals, figures })) },
    findings: draft ? (checked?.findings ?? []).map((finding) => spokenFinding(finding, draft)) : [],
    may: { write: writable, submit: writable && blocking === 0, ...(blocking > 0 && { open: blocking }) },
    previous: checked?.predecessor && {
      notice: checked.predecessor.state.notice,
      number: here.number(checked.predecessor.state.number),
      reportingPeriod: checked.predecessor.state.reportingPeriod,
    },
  };
}

/** What is being written, or else what was published last; of a withdrawn notice its title alone (PB8). */
export function draftOf(notice: Notice, state: Opened["state"]): Draft | undefined {
  const draft = notice.workingCopy?.draft ?? notice.editions.at(-1)?.draft;
  const withdrawn = state?.standing === "withdrawn" && notice.workingCopy === null;
  return draft && withdrawn ? { ...draft, content: "", tables: [], answers: [] } : draft;
}
