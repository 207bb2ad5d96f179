import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDay, formatDayShort } from "../../domain/day-text.ts";
import type { Draft, Step } from "../../domain/notice.ts";
import { holdersOf, partsOn, type Officer } from "../../domain/officer.ts";
import { decide } from "../../domain/review.ts";
import { dayOf } from "../../clock.ts";
import type { Checked } from "../../services/checking.ts";
import type { Opened } from "../../services/notices.ts";
import { reportingPeriodText } from "../words/periods.ts";
import { bodyLabel } from "../wording/editor.ts";
import { roleName } from "../wording/desk.ts";
import { sentenceOf } from "../wording/refusals.ts";
import { draftChanges, type DraftChange } from "./desk-changes.ts";
import { hangChange, hangFact } from "./hang-in.ts";
import type { Unit } from "../../domain/unit.ts";
import { deskTables } from "./desk-table.ts";
import { reviewChecks } from "./review-checks.ts";

export type ReviewParts = {
  readonly opened: Opened;
  readonly checked: Checked;
  readonly draft: Draft;
  readonly officer: Officer;
  readonly officers: readonly Officer[];
  /** Villages below, that may be asked to hang it (PB12). */
  readonly villages: readonly Unit[];
  readonly deadline: string | null;
  readonly at: string;
  readonly day: string;
  /** How many others wait. */
  readonly others: number;
  readonly showRows: boolean;
  readonly showReturn: boolean;
  readonly typed: string;
  readonly message: string;
};

/** More changes than these say nothing: then the whole table is read. */
const MOST_CHANGES = 80;

/** The review page: on a phone, in two minutes (look/png/phone-review.png). */
export function reviewPage(parts: ReviewParts) {
  const { opened, checked, draft, officer, at, day } = parts;
  const { notice, here, item } = opened;
  const actor = { id: officer.id, name: officer.name, parts: partsOn(officer, notice.unit, day) };
  const chain = here.chain(item);
  const decided = decide(notice, { type: "approve" }, { at, actor, item, chain, blocking: [], state: opened.state });
  const tables = draft.nilReturn ? [] : deskTables(draft);
  const rows = tables.reduce((sum, { count }) => sum + count, 0);
  return {
    id: notice.id,
    unit: notice.unit,
    unitName: here.unit.name,
    version: notice.version,
    others: parts.others,
    affairs: item.affairs,
    affairsName: AFFAIRS[item.affairs].name,
    turn: decided.ok ? "等您审核" : "",
    due: parts.deadline === null ? "" : dueText(parts.deadline, day),
    itemName: item.name,
    heading: draft.title || item.name,
    correction: notice.workingCopy?.correction?.reason ?? "",
    who: submittedText(parts),
    nil: draft.nilReturn,
    figures: tables.flatMap(({ figures }) => figures).slice(0, 3),
    ...reviewChecks(checked, draft),
    comparisons: comparisonsOf(parts),
    paragraphs: draft.content.split(/\r?\n/u).filter((line) => line.trim() !== ""),
    facts: [
      { label: "谁来公布", text: bodyLabel(here.unit, draft.issuingBody, day) },
      { label: "保密审查", text: draft.confidentiality.reason },
      ...hangFact({ item, draft, villages: parts.villages }),
    ],
    tables,
    showRows: parts.showRows || rows <= 3,
    rowsHref: rows > 3 && !parts.showRows ? `/desk/notices/${notice.id}/review?rows=1#rows` : "",
    rowsWord: `看全部 ${rows} 行`,
    may: decided.ok,
    why: decided.ok ? "" : whyNot(parts, sentenceOf(decided.error)),
    next: nextText(parts),
    showReturn: parts.showReturn,
    typed: parts.typed,
    message: parts.message,
  };
}

const dueText = (deadline: string, day: string): string =>
  deadline < day ? `${formatDay(deadline)}就该挂出，已经晚了` : `${formatDayShort(deadline)}前要挂出`;

function whyNot({ opened: { notice, here, item }, officers, day }: ReviewParts, sentence: string): string {
  const status = notice.workingCopy?.status;
  if (status?.name !== "in-review") return "这份现在不在审。";
  const part = here.chain(item)[status.stage]?.part;
  const who = part
    ? holdersOf(part, officers, notice.unit, day).map(({ name }) => `${roleName(part, notice.unit)}${name}`)
    : [];
  return who.length > 0 ? `${sentence}现在等${who.join("或")}。` : sentence;
}

/** 吴秀兰送审，第 2 次。陈水根 10月10日退回：…… */
function submittedText({ opened: { notice }, officer, officers }: ReviewParts): string {
  const trail: readonly Step[] = notice.workingCopy?.trail ?? [];
  const nameOf = (id: string): string => officers.find((each) => each.id === id)?.name ?? id;
  const submitted = trail.filter(({ type }) => type === "submit");
  const returned = trail.findLast(({ type }) => type === "return");
  const last = submitted.at(-1);
  if (!last) return "";
  const times = submitted.length > 1 ? `，第 ${submitted.length} 次` : "";
  const before = returned
    ? `${returned.by === officer.id ? "您上次" : nameOf(returned.by)}${formatDayShort(dayOf(returned.at))}退回：${returned.reason ?? ""}`
    : "";
  return `${nameOf(last.by)}${formatDayShort(dayOf(last.at))}送审${times}。${before}`;
}

type Comparison = {
  /** 跟上一份比， and 改了 3 处: each stands on one line. */
  readonly heading: string;
  readonly count: string;
  readonly changes: readonly DraftChange[];
  readonly open: boolean;
  readonly none: string;
};

/** Against the version that was returned, the edition that is corrected, and the last notice of the item. */
function comparisonsOf({ opened, checked, draft, villages }: ReviewParts): readonly Comparison[] {
  const { notice, here, item, state } = opened;
  const copy = notice.workingCopy;
  const compared = (heading: string, before: Draft, open: boolean, none: string): Comparison => {
    const changes = [...draftChanges(before, draft), ...hangChange(before, draft, { item, villages })];
    const other = draft.reportingPeriod === null ? !edition : before.reportingPeriod !== draft.reportingPeriod;
    return comparison(changes, { heading, none, open, other: other && before !== copy?.returnedDraft });
  };
  const edition = notice.editions.find(({ ordinal }) => ordinal === state?.edition);
  const before = checked.predecessor;
  const period = before?.state.reportingPeriod;
  const number = before ? (here.number(before.state.number) ?? "") : "";
  const short = number.replace(/^.*〕/u, "");
  const last = before && `${period ? reportingPeriodText(period) : "上一份"}${short && `（${short}）`}`;
  return [
    ...(copy?.returnedDraft
      ? [compared("跟退回的那一版比", copy.returnedDraft, true, "跟退回的那一版一字不差。")]
      : []),
    ...(edition ? [compared("跟挂着的那一版比", edition.draft, true, "跟挂着的那一版一字不差。")] : []),
    ...(before && !edition
      ? [compared(`跟${last}比`, before.edition.draft, !copy?.returnedDraft, `跟${last}一字不差。`)]
      : []),
  ];
}

function comparison(
  changes: readonly DraftChange[],
  {
    heading,
    none,
    open,
    other,
  }: {
    readonly heading: string;
    readonly none: string;
    readonly open: boolean;
    /** Two reporting periods are compared, or two events: they differ in everything. */
    readonly other: boolean;
  },
): Comparison {
  return {
    heading: changes.length === 0 ? heading : `${heading}，`,
    count: changes.length === 0 ? "" : `${other ? "不同的有" : "改了"} ${changes.length} 处`,
    changes: changes.slice(0, MOST_CHANGES),
    open: open && !other,
    none: changes.length === 0 ? none : "",
  };
}

/** 您同意后，交签发人李长青签发，签发后才挂出。 */
function nextText({ opened: { notice, here, item }, officers, day }: ReviewParts): string {
  const status = notice.workingCopy?.status;
  if (status?.name !== "in-review") return "";
  const next = here.chain(item)[status.stage + 1];
  if (!next) return "您同意后就都审过了，可以公布。";
  const who = holdersOf(next.part, officers, notice.unit, day).map(({ name }) => name);
  const does = next.part === "approver" ? "签发，签发后才挂出" : "接着审";
  return `您同意后，交${roleName(next.part, notice.unit)}${who.join("或")}${does}。`;
}
