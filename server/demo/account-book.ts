import {
  firstDayOf,
  lastDayOf,
  parseReportingPeriod,
  periodContaining,
  periodsFrom,
} from "../domain/reporting-period.ts";
import type { DemoAccountLine, DemoAccounts } from "./data/account-schema.ts";
import { fillWords } from "./fill-words.ts";
import { spread } from "./steps.ts";

/** What came or went on a day of a month. */
export type BookLine = {
  readonly day: number;
  readonly summary: string;
  readonly category: string;
  readonly incomeFen: number;
  readonly expenseFen: number;
  readonly handler: string;
  readonly remark: string;
  /** Answer to the question for the decision behind the sum (A10). */
  readonly answer: string | undefined;
};

export type AccountBook = ReturnType<typeof accountBook>;

/** Whole calendar years before that of the last month: the annual report of the first is still owed in the demo. */
const YEARS = 3;

/** The account book of a village up to its last month that is over. Calendar years differ as the lines say; nothing else is by chance. */
export function accountBook(village: string, accounts: DemoAccounts, last: string) {
  const periods = periodsFrom(`${yearOf(last) - YEARS}-01`, last);
  const lines = new Map(periods.map((period) => [period, linesOf(period)]));
  const netOf = (period: string): number =>
    (lines.get(period) ?? []).reduce((sum, { incomeFen, expenseFen }) => sum + incomeFen - expenseFen, 0);

  /** Calendar years since a period, up to the year of the last accounts: a project lies within one. */
  function ageOf(period: string): number {
    return Math.max(0, yearOf(last) - yearOf(period));
  }

  function linesOf(period: string): readonly BookLine[] {
    const age = ageOf(period);
    const month = parseReportingPeriod(period)?.index ?? 1;
    const fits = (line: DemoAccountLine) => line.age === undefined || line.age === Math.min(age, 1);
    const monthly = accounts.monthly
      .filter(fits)
      .map((line) => bookLine(line, { period, turn: month - 1 + age * 5, vary: true }));
    const own = (accounts.months[month] ?? []).filter(fits);
    const single = own.map((line) => bookLine(line, { period, turn: age, vary: age > 0 }));
    return [...monthly, ...single].toSorted((a, b) => a.day - b.day);
  }

  function bookLine(
    line: DemoAccountLine,
    { period, turn, vary }: { period: string; turn: number; vary: boolean },
  ): BookLine {
    const { day, category, handler, each, counts = [], vary: percent = 0 } = line;
    const count = counts[turn % Math.max(counts.length, 1)] ?? 0;
    const share = vary ? 1 + (spread(`${village} ${period} ${line.summary}`, 2 * percent + 1) - percent) / 100 : 1;
    const yuan = each === undefined ? (line.income ?? line.expense ?? 0) * share : each * count;
    // Bills end in tenths of a yuan; only interest and grid payments are finer, and they do not vary.
    const fen = share === 1 ? Math.round(yuan * 100) : Math.round(yuan * 10) * 10;
    const occasion = { day: `${period}-01`, reportingPeriod: period, unit: village };
    return {
      day,
      category,
      handler,
      answer: line.answer,
      summary: fillWords(line.summary.replace("{c}", String(count)), occasion),
      remark: fillWords(line.remark ?? "", occasion),
      incomeFen: isIncome(category) ? fen : 0,
      expenseFen: isIncome(category) ? 0 : fen,
    };
  }

  const within = (from: string, before: string): number =>
    periods.filter((period) => from <= period && period < before).reduce((sum, period) => sum + netOf(period), 0);
  const known = periods.at(-12) ?? last;

  return {
    ageOf,
    /** Balance at the beginning of a month. */
    openingFen: (period: string): number =>
      Math.round(accounts.opening * 100) - within(period, known) + within(known, period),
    lines: (period: string): readonly BookLine[] => lines.get(period) ?? [],
    /** Lines of all months of a quarter or year; undefined when the book does not hold them all. */
    within(period: string): readonly BookLine[] | undefined {
      const months = monthsOf(period);
      return months.every((month) => lines.has(month)) ? months.flatMap((month) => lines.get(month) ?? []) : undefined;
    },
  };
}

const yearOf = (period: string): number => Number(period.slice(0, 4));

const isIncome = (category: string): boolean => /收入|收益/u.test(category);

const monthsOf = (period: string): readonly string[] =>
  periodsFrom(periodContaining(firstDayOf(period), "monthly"), periodContaining(lastDayOf(period), "monthly"));
