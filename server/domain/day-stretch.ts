import { addDays, daysBetween } from "./calendar.ts";
import { parseDay } from "./day-text.ts";

const BETWEEN = /\s*(?:——|--|[—―─–~～]|至|到|(?<=[日号])\s*-|\s-\s|-(?=\d{4}\D))\s*/u;

/** A stretch of days in one text (2024.1.1—2033.12.31, 2024年1月1日至2033年12月31日); undefined for anything else. */
export function parseStretch(text: string): { readonly from: string; readonly until: string } | undefined {
  const parts = text.trim().split(BETWEEN);
  if (parts.length !== 2) return undefined;
  const [first = "", last = ""] = parts;
  const from = parseDay(first.replace(/^自|^从/u, ""));
  if (!from.ok || from.value.day === null) return undefined;
  const until = parseDay(last.replace(/[止。]$/u, ""), { year: Number(from.value.day.slice(0, 4)) });
  return until.ok && until.value.day !== null ? { from: from.value.day, until: until.value.day } : undefined;
}

/** The last day of so many whole months that begin on a day: one month from 15 January ends on 14 February. */
export function lastDayOfMonths(from: string, months: number): string {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const [year, month, day] = [Math.floor(index / 12), (index % 12) + 1, Number(from.slice(8))];
  const monthText = `${year}-${String(month).padStart(2, "0")}`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  const length = daysBetween(`${monthText}-01`, next);
  return day > length ? addDays(next, -1) : addDays(`${monthText}-${String(day).padStart(2, "0")}`, -1);
}
