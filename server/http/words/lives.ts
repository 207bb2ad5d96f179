import type { Life, Listing } from "../../domain/board.ts";
import { daysBetween } from "../../domain/calendar.ts";
import type { Wording } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import type { NoticePeriod } from "../../domain/period.ts";

const IN_FORCE: Readonly<Record<Wording, string>> = { notice: "公示中", announcement: "公告中", issue: "公布中" };
const LIVES: Readonly<Record<Exclude<Life, "in-force">, string>> = {
  frozen: "已暂停",
  withdrawn: "已撤回",
  expired: "已期满",
};

/** The word of a state on every medium; a correction says so before all else. */
export function lifeWord({ life, wording, corrected }: { life: Life; wording: Wording; corrected: boolean }): string {
  if (corrected) return "已更正";
  return life === "in-force" ? IN_FORCE[wording] : LIVES[life];
}

export const LIST_NAMES: Readonly<Record<Listing, string>> = {
  "in-force": "正在公开",
  expired: "已期满",
  withdrawn: "已撤回",
};

export type Tick = "past" | "today" | "coming";

/** More days than these are told in a sentence, without boxes (look/README.md §2). */
const MOST_TICKS = 15;

/** One box for each counted day; none when there are too many or the end is open and the least is over. */
export function dayTicks({ from, until, minUntil }: NoticePeriod, today: string): readonly Tick[] {
  const last = until === "replaced" ? minUntil : until;
  if (!last) return [];
  const [days, now] = [daysBetween(from, last) + 1, daysBetween(from, today)];
  if (days > MOST_TICKS || days < 1 || (until === "replaced" && now >= days)) return [];
  return Array.from({ length: days }, (_, index) => (index < now ? "past" : index === now ? "today" : "coming"));
}

/** 第 5 天，共 7 天; 今天挂出，明天起算; 第 5 天，至少挂满 10 天. */
export function dayLine({ from, until, minUntil }: NoticePeriod, today: string): string {
  const last = until === "replaced" ? minUntil : until;
  const total = last ? daysBetween(from, last) + 1 : 0;
  const whole = until === "replaced" ? (total ? `至少挂满 ${total} 天` : "挂到下一期公布") : `共 ${total} 天`;
  const now = daysBetween(from, today) + 1;
  if (now < 1) return `今天挂出，${formatDayShort(from)}起算，${whole}`;
  if (until === "replaced") return total && now <= total ? `第 ${now} 天，${whole}` : `已挂 ${now} 天，挂到下一期公布`;
  return now === total ? `今天是最后一天，${whole}` : `第 ${now} 天，${whole}`;
}
