import { dayOf } from "../../clock.ts";
import { formatDay, formatDayShort } from "../../domain/day-text.ts";

const VILLAGE_HOURS = 8;

/** Village time of an instant (UTC): 9:42. */
export function timeText(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + VILLAGE_HOURS) % 24;
  return `${hour}:${instant.slice(14, 16)}`;
}

/** 11月25日 9:42, with its year when that is not `year`. */
export function instantText(instant: string, year?: string): string {
  const day = dayOf(instant);
  const text = year === undefined || day.slice(0, 4) === year ? formatDayShort(day) : formatDay(day);
  return `${text} ${timeText(instant)}`;
}

/** Village time as a date field of a form holds it: 2026-11-22T09:42. */
export const deskVillageTime = (instant: string): string => `${dayOf(instant)}T${timeText(instant).padStart(5, "0")}`;
