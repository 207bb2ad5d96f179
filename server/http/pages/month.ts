import { AFFAIRS_KEYS } from "../../domain/catalog.ts";
import type { RulePack } from "../../domain/rule-pack.ts";
import { isVillage, levelOf, type Level } from "../../domain/unit.ts";
import { partsOn, type Officer } from "../../domain/officer.ts";
import type { Month, MonthRow } from "../../services/month.ts";
import type { Damage } from "../../services/ports.ts";
import type { Registered } from "../../services/register.ts";
import type { ScreenStatus } from "../../services/screen-status.ts";
import type { Waiting } from "../../services/waiting.ts";
import { monthAside } from "./month-aside.ts";
import { monthRow, type MonthLooking } from "./month-row.ts";

export type MonthParts = {
  readonly month: Month;
  readonly officer: Officer;
  readonly waiting: readonly Waiting[];
  readonly screens: readonly ScreenStatus[];
  readonly damage: readonly Damage[];
  readonly canPrint: boolean;
  /** All notices of the unit: those for earlier periods that were published late this month are shown as done, too. */
  readonly notices: readonly Registered[];
  /** Reason of return and who returned it, by notice id. */
  readonly returned: ReadonlyMap<string, { readonly reason: string; readonly by: string }>;
};

type Group = "due" | "done" | "later" | "events" | "standing" | "others";

/** In which part of the page a row stands. Every item of the catalog is in one of them. */
export function groupOf(row: MonthRow, day: string): Group {
  const month = day.slice(0, 7);
  if (row.copy !== null) return "due";
  if (row.state === "published" || row.state === "nil")
    return row.publishedOn?.slice(0, 7) === month || row.deadline?.slice(0, 7) === month ? "done" : "later";
  if (row.state === "standing") return "standing";
  if (row.state === "as-it-happens") return "events";
  if (row.overdue || (row.deadline !== null && row.deadline.slice(0, 7) <= month)) return "due";
  return row.deadline === null ? "others" : "later";
}

/** How much is late, due this month and done: for the heading, and for a township's list of villages. */
export function countsOf({ rows, day }: Pick<Month, "rows" | "day">) {
  const groups = Map.groupBy(rows, (row) => groupOf(row, day));
  const due = groups.get("due") ?? [];
  const done = groups.get("done") ?? [];
  return {
    due: due.length,
    done: done.length,
    late: due.filter(({ overdue }) => overdue).length,
    worst: Math.max(0, ...due.filter(({ overdue }) => overdue).map(({ daysLate }) => daysLate)),
    inReview: due.filter(({ copy }) => copy === "in-review").length,
  };
}

/** 本月: what is due, late first; then what is done; then everything else of the catalog, folded. */
export function monthPage(parts: MonthParts) {
  const { month, officer, canPrint, waiting } = parts;
  const { day, here } = month;
  const unit = here.unit.code;
  const copies = new Map(month.copies.map((copy) => [copy.id, copy]));
  const registered = new Map(parts.notices.map((each) => [each.row.id, each]));
  const looking: MonthLooking = {
    day,
    unit,
    canPrint,
    parts: partsOn(officer, unit, day),
    partAt: ({ row }, stage) => here.chain(row)[stage ?? -1]?.part,
    copyOf: (notice) => copies.get(notice ?? ""),
    hung: (notice) => registered.get(notice ?? ""),
    mine: new Set(waiting.map(({ row }) => row.id)),
  };
  const rows = [...month.rows, ...publishedBesides(parts)];
  const groups = Map.groupBy(rows, (row) => groupOf(row, day));
  const show = (group: Group) =>
    (groups.get(group) ?? []).toSorted(byDeadline).map((row) => ({
      ...monthRow(row, looking),
      returned: (row.notice !== null && row.copy === "returned" && parts.returned.get(row.notice)) || null,
    }));
  const due = show("due");
  const counts = countsOf({ ...month, rows });
  return {
    unit,
    heading: headingOf(day, counts),
    lead: counts.late > 0 ? `最急的已经晚了 ${counts.worst} 天` : "",
    clock: isVillage(unit) ? "" : governmentClock(here.pack),
    mayWrite: looking.parts.includes("author"),
    closed: here.unit.validUntil !== undefined && here.unit.validUntil < day,
    due: [...due.filter(({ returned }) => returned), ...due.filter(({ returned }) => !returned)].map((row, index) => ({
      ...row,
      first: index === 0,
    })),
    done: show("done").toReversed(),
    folds: [
      { id: "later", heading: "以后才到期", rows: show("later") },
      { id: "events", heading: "有事才报的", rows: byAffairs(show("events")) },
      { id: "standing", heading: "长期挂着的", rows: show("standing") },
      { id: "others", heading: `不归本${LEVEL[levelOf(unit) ?? "village"]}报的`, rows: byAffairs(show("others")) },
    ].filter(({ rows }) => rows.length > 0),
    ...monthAside(parts, looking),
  };
}

const LEVEL: Readonly<Record<Level, string>> = { county: "县", township: "镇", village: "村", group: "组" };

/** The clock of the disclosure regulations, and what starts it. */
const governmentClock = ({ governmentDue: { days, unit, source } }: RulePack): string =>
  `按${source.split("：")[0]}，信息形成或变更后 ${days} 个${unit === "working" ? "工作日" : "自然日"}内要公开。填上哪天形成或变更的，这里就替您数；另有规定的按规定的日子数。`;

/** What was published this month for a period that no longer stands in the list. */
const publishedBesides = ({ month: { day, rows }, notices }: MonthParts): readonly MonthRow[] =>
  notices.flatMap(({ row, item, state, number }) =>
    !state ||
    state.standing === "withdrawn" ||
    state.firstDay.slice(0, 7) !== day.slice(0, 7) ||
    rows.some(({ notice }) => notice === row.id)
      ? []
      : [
          {
            item: item.id,
            cycle: item.cycles[0] ?? "on-occurrence",
            reportingPeriod: state.reportingPeriod,
            deadline: null,
            state: state.nil ? "nil" : "published",
            copy: null,
            reposted: false,
            notice: row.id,
            publishedOn: state.firstDay,
            overdue: false,
            daysLate: 0,
            row: item,
            number,
          },
        ],
  );

const byDeadline = (a: MonthRow, b: MonthRow): number =>
  (a.deadline ?? a.publishedOn ?? "9999").localeCompare(b.deadline ?? b.publishedOn ?? "9999");

const byAffairs = <Row extends { affairs: (typeof AFFAIRS_KEYS)[number] }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => AFFAIRS_KEYS.indexOf(a.affairs) - AFFAIRS_KEYS.indexOf(b.affairs));

function headingOf(day: string, { due, done }: { due: number; done: number }): string {
  const month = `${Number(day.slice(5, 7))}月`;
  if (due + done === 0) return `${month}没有要办的`;
  return due === 0 ? `${month}的 ${done} 件都办完了` : `${month}要办 ${due + done} 件，还剩 ${due} 件`;
}
