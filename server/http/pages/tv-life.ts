import { daysBetween } from "../../domain/calendar.ts";
import { countedDays } from "../../domain/period.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import { periodLength, tickDays } from "./kiosk-words.ts";

/** The day boxes as they stand on a day; `day` empty leaves them to the screen, which knows its own day. */
export function lifeTicks(shown: ShownNotice, day: string) {
  const length = periodLength(shown);
  const number = day === "" ? 0 : daysBetween(shown.period.from, day) + 1;
  return {
    from: shown.period.from,
    length,
    ticks: tickDays(shown).map((each) => ({
      day: each,
      is: day === "" || each > day ? "" : each === day ? "now" : "past",
    })),
    today: todayText(number, { length, day }),
  };
}

function todayText(number: number, { length, day }: { length: number; day: string }): string {
  if (day === "") return "";
  if (number < 1) return "从明天算起，";
  return number <= length ? `今天第 ${number} 天，` : "";
}

/** How many days a notice period has; 0 while it has no end. */
export const daysOf = ({ period }: Pick<ShownNotice, "period">): number =>
  period.until === "replaced" ? 0 : countedDays(period).length;
