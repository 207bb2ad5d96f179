import { AFFAIRS } from "../../domain/catalog.ts";
import { daysBetween } from "../../domain/calendar.ts";
import { formatDay, formatDayShort } from "../../domain/day-text.ts";
import type { Part } from "../../domain/officer.ts";
import { isVillage } from "../../domain/unit.ts";
import type { ObligationState } from "../../domain/obligation.ts";
import type { MonthRow } from "../../services/month.ts";
import type { NoticeRow } from "../../services/ports.ts";
import type { Registered } from "../../services/register.ts";
import { instantText } from "../words/instants.ts";
import { latenessText } from "../words/lateness.ts";
import { dayLine, dayTicks, type Tick } from "../words/lives.ts";
import { reportingPeriodText } from "../words/periods.ts";
import { stageWord } from "../wording/desk.ts";

const STEPS = ["填", "查", "审", "签", "挂"] as const;

export type MonthLooking = {
  readonly day: string;
  readonly unit: string;
  readonly parts: readonly Part[];
  readonly canPrint: boolean;
  /** The part whose turn it is at a stage of this row's chain. */
  readonly partAt: (row: MonthRow, stage: number | null) => Part | undefined;
  readonly copyOf: (notice: string | null) => NoticeRow | undefined;
  /** What the ledger says of a published notice. */
  readonly hung: (notice: string | null) => Pick<Registered, "state" | "life"> | undefined;
  /** Ids that wait for the officer who looks. */
  readonly mine: ReadonlySet<string>;
};

type Button = { readonly label: string; readonly href: string; readonly main: boolean };

/** One row of 本月: what it is, when it is due, how far it got, and the one thing to do next. */
export function monthRow(row: MonthRow, looking: MonthLooking) {
  const { day } = looking;
  const copy = looking.copyOf(row.notice);
  const part = looking.partAt(row, copy?.stage ?? null);
  const done = row.state === "published" || row.state === "nil" || row.state === "standing";
  const printable = done && row.copy === null && looking.canPrint && row.row.media.includes("sheet");
  const print = printable && looking.hung(row.notice)?.life === "in-force" ? row.notice : null;
  const mayStart = looking.parts.includes("author") && row.copy === null && !done;
  return {
    name: nameOf(row, day),
    affairs: row.row.affairs,
    affairsName: AFFAIRS[row.row.affairs].name,
    number: row.number?.replace(/^.*〕/u, "") ?? "",
    href: row.notice ? deskHref(row, looking) : `/desk/${looking.unit}/new?item=${row.item}`,
    late: row.overdue,
    due: dueText(row, day),
    dueIn: dueIn(row, day),
    steps: steps(stepOf(row.state, part, looking.unit)),
    stepLabel: done ? "五步都走完了" : `走到“${STEPS[stepOf(row.state, part, looking.unit)] ?? "挂"}”这一步`,
    word: hungWord(row, looking) || wordOf(row.copy ?? row.state, { part, copy, unit: looking.unit }),
    ticks: row.copy === null ? ticksOf(row, looking) : [],
    /** Begun with one press: the address of the form, item and period. */
    start: mayStart ? { item: row.item, period: row.reportingPeriod ?? "", nil: row.row.nilReturn } : null,
    button: mayStart || print !== null ? null : buttonOf(row, copy, looking),
    print,
  };
}

const deskHref = ({ notice, reposted }: MonthRow, { unit }: MonthLooking): string =>
  reposted ? `/desk/${unit}/reposts` : `/desk/notices/${notice}`;

/** 10月收支; the year stands there only when it is another one than today's. */
export function nameOf({ row, reportingPeriod }: Pick<MonthRow, "row" | "reportingPeriod">, day: string): string {
  const period = reportingPeriod === null ? "" : reportingPeriodText(reportingPeriod);
  const short = period.startsWith(`${day.slice(0, 4)}年`) && period.length > 5 ? period.slice(5) : period;
  const name = row.shortName ?? row.name;
  return `${short}${short.endsWith("月") ? name.replace(/^月度/u, "") : name}`;
}

/** How long a published notice still hangs; "" where it does not, or somebody works on it. */
function hungWord({ notice, copy, state: step }: MonthRow, { hung, day }: MonthLooking): string {
  const { state, life } = hung(notice) ?? {};
  if (!state || copy !== null) return "";
  if (life === "frozen") return "已暂停";
  if (life === "expired") return "已期满";
  const { until } = state.period;
  const end = until === "replaced" ? "挂到下一期" : dayLine(state.period, day);
  return step === "nil" ? `本期没有，${end}` : end;
}

function ticksOf({ notice }: MonthRow, { hung, day }: MonthLooking): readonly Tick[] {
  const { state, life } = hung(notice) ?? {};
  return state && life === "in-force" && state.period.until !== "replaced" ? dayTicks(state.period, day) : [];
}

function dueText({ deadline, publishedOn }: MonthRow, day: string): string {
  const shown = publishedOn ?? deadline;
  if (shown === null) return "";
  return shown.slice(0, 4) === day.slice(0, 4) ? formatDayShort(shown) : formatDay(shown);
}

function dueIn({ deadline, publishedOn, overdue, daysLate, workingDaysLeft }: MonthRow, day: string): string {
  if (publishedOn !== null) return publishedIn(daysLate, workingDaysLeft);
  if (workingDaysLeft !== undefined && workingDaysLeft !== 0)
    return workingDaysLeft > 0 ? `还有 ${workingDaysLeft} 个工作日` : `晚 ${-workingDaysLeft} 个工作日`;
  if (overdue) return `晚 ${daysLate} 天`;
  if (deadline === null) return "";
  const left = daysBetween(day, deadline);
  return left === 0 ? "今天到期" : `还有 ${left} 天`;
}

/** Whether a published notice was in time: said where a term ran for it. */
function publishedIn(days: number, workingDaysLeft: number | undefined): string {
  if (workingDaysLeft === undefined) return latenessText({ days });
  return latenessText({ days, workingDays: -workingDaysLeft }) || "按时公布";
}

/** Index of the step that is being done; 5 when all are. */
function stepOf(state: ObligationState, part: Part | undefined, unit: string): number {
  if (state === "published" || state === "nil" || state === "standing") return STEPS.length;
  if (state === "approved" || state === "scheduled") return 4;
  if (state === "in-review") return part === "supervisor" || (part === "township-reviewer" && !isVillage(unit)) ? 2 : 3;
  return 0;
}

const steps = (current: number) =>
  STEPS.map((word, index) => ({
    word,
    state: index < current ? "done" : index === current ? "now" : "next",
    x: 1 + index * 29,
    middle: 14 + index * 29,
  }));

const WORDS: Readonly<Record<ObligationState, string>> = {
  draft: "正在填",
  returned: "退回来了，要改",
  "in-review": "在审",
  approved: "审完了，等公布",
  scheduled: "定时公布",
  "not-started": "没开始",
  published: "已挂出",
  nil: "已报本期没有",
  standing: "一直挂着",
  "as-it-happens": "有事再报",
  "not-due": "还没到时候",
};

function wordOf(
  state: ObligationState,
  { part, copy, unit }: { part: Part | undefined; copy: NoticeRow | undefined; unit: string },
): string {
  if (state === "in-review") return (part && stageWord(part, unit)) ?? WORDS["in-review"];
  if (state === "scheduled" && copy?.publishAt) return `定在${instantText(copy.publishAt)}公布`;
  return WORDS[state];
}

function buttonOf(row: MonthRow, copy: NoticeRow | undefined, looking: MonthLooking): Button | null {
  if (row.notice === null) return null;
  const href = deskHref(row, looking);
  if (looking.mine.has(row.notice) && copy?.copy === "in-review")
    return { label: "去审", href: `${href}/review`, main: true };
  if (looking.mine.has(row.notice) && copy?.copy === "approved")
    return { label: "去公布", href: `${href}/do/publish`, main: true };
  const writes = looking.parts.includes("author") && (row.copy === "draft" || row.copy === "returned");
  if (writes) return { label: row.copy === "returned" ? "去改" : "接着填", href, main: true };
  return { label: "看", href, main: false };
}
