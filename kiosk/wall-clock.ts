import type { Parts } from "./parts.ts";
import { dayText, timeText, weekdayText } from "./trusted-time.ts";
import { words } from "./words.ts";

/** The clock beside the board's name; without trusted time it says so (TM2). */
export function drawClock({ time, day }: Pick<Parts, "time" | "day">, now: number | undefined): void {
  time.textContent = now === undefined ? words.clockUnsure : timeText(now);
  day.textContent = now === undefined ? words.clockWaiting : `${dayText(now)} ${weekdayText(now)}`;
}
