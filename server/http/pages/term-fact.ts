import { eventOf } from "../../domain/checks/days.ts";
import { daysBetween, isDay } from "../../domain/calendar.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { eventDeadlineOf, eventTermOf } from "../../domain/due.ts";
import { workingDaysBetween } from "../../domain/holidays.ts";
import type { Opened } from "../../services/notices.ts";
import { eventWord } from "../wording/events.ts";
import { latenessText } from "../words/lateness.ts";

/** Whether what was published after an event was in time, where it was owed in working days (GIR art. 26). */
export function termFact({ notice, here, item, state }: Opened): readonly { label: string; text: string }[] {
  const edition = notice.editions.find(({ ordinal }) => ordinal === state?.edition);
  const eventDay = edition?.draft.eventDay;
  const { days, unit } = eventTermOf(item, "on-occurrence", here.pack);
  if (!state || !eventDay || !isDay(eventDay) || unit !== "working") return [];
  const { pack, calendar } = here;
  const deadline = eventDeadlineOf(item, eventDay, { pack, calendar });
  const late = latenessText({
    days: daysBetween(deadline, state.firstDay),
    workingDays: workingDaysBetween(deadline, state.firstDay, calendar),
  });
  const event = eventWord(eventOf(item, here.unit));
  return [
    {
      label: "公开时限",
      text: `${formatDayShort(eventDay)}${event}，${days} 个工作日内公开；${formatDayShort(state.firstDay)}公布，${late || "按时"}`,
    },
  ];
}
