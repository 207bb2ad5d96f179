import { isDay } from "../calendar.ts";
import { lastDayOfMonths } from "../day-stretch.ts";
import type { Column, Finding, Row, TableDraft } from "./table.ts";

/** From the first day to the last, both included. */
export type Term = { readonly from: string; readonly until: string };

const day = (value: unknown): string | undefined => (typeof value === "string" && isDay(value) ? value : undefined);

/** The term of a line; undefined where one of its days is missing or they stand the wrong way round. */
export function termOf({ startDay, endDay }: Row): Term | undefined {
  const [from, until] = [day(startDay), day(endDay)];
  return from !== undefined && until !== undefined && from <= until ? { from, until } : undefined;
}

/** The two columns of a term; a sheet's single column of both (起止日期) fills them together. */
export const TERM_COLUMNS: readonly Column[] = [
  {
    key: "startDay",
    label: "起始日期",
    labels: [
      "起止日期",
      "起止时间",
      "起止年月",
      "期限起止",
      "流转期限",
      "承包期限",
      "租赁期限",
      "合同期限",
      "流转起止日期",
      "承包起止日期",
      "期限",
      "开始日期",
      "起始时间",
      "开始时间",
      "起",
      "起租日期",
    ],
    type: "day",
    class: "open",
    withYear: true,
    untilKey: "endDay",
  },
  {
    key: "endDay",
    label: "终止日期",
    labels: ["截止日期", "结束日期", "到期日期", "终止时间", "截止时间", "到期日", "止", "合同到期日"],
    type: "day",
    class: "open",
    withYear: true,
  },
];

export const backwardsFindings = ({ rows }: TableDraft): readonly Finding[] =>
  rows.flatMap(({ startDay, endDay }, row): Finding[] => {
    const [from, until] = [day(startDay), day(endDay)];
    if (from === undefined || until === undefined || from <= until) return [];
    return [{ code: "term-backwards", severity: "hard", row, column: "endDay", values: { from, until } }];
  });

/** Both ways in which people count: ten years from 1 January 2024 end on 31 December 2033, or on 1 January 2034. */
export const lastsMonths = ({ from, until }: Term, months: number): boolean =>
  until === lastDayOfMonths(from, months) ||
  (until.slice(8) === from.slice(8) && until > from && sameMonth(from, until, months));

const sameMonth = (from: string, until: string, months: number): boolean => monthOf(until) - monthOf(from) === months;

const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));

export const overlap = (one: Term, other: Term): boolean => one.from <= other.until && other.from <= one.until;

/** The day on which the land's own contract with its household ends: of the line, else of the whole table. */
export const contractEndOf = ({ head }: TableDraft, row: Row): string | undefined =>
  day(row.contractEndDay) ?? day(head.contractEndDay);
