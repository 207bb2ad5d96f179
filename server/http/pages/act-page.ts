import type { Opened } from "../../services/notices.ts";
import { addDays } from "../../domain/calendar.ts";
import { deskVillageTime } from "../words/instants.ts";
import { ACTS, CAUSE_CHOICES, type ActType } from "../wording/desk-acts.ts";
import { placesText } from "../words/media.ts";
import { draftOf } from "./desk-notice.ts";

/** The page that explains an action before it is done, and keeps what was typed when it was refused. */
export function actPage({
  opened: { notice, here, item, state },
  type,
  typed,
  message,
  leap = false,
  now,
}: {
  opened: Opened;
  type: ActType;
  typed: { readonly reason?: string; readonly cause?: string; readonly publishAt?: string };
  message: string;
  /** The clock leapt, and the officer was asked whether the day is right (TM1). */
  leap?: boolean;
  now: string;
}) {
  const act = ACTS[type];
  const draft = draftOf(notice, state);
  const local = deskVillageTime(now);
  const publishes = type === "publish" || type === "schedule";
  const media = item.media.filter((medium) => !draft?.withoutMedia.includes(medium));
  return {
    id: notice.id,
    type,
    version: notice.version,
    about: draft?.title || item.name,
    heading: act.heading,
    lines: act.lines,
    facts: publishes
      ? [
          { label: "标题", text: draft?.title ?? "" },
          { label: "挂在哪里", text: placesText(media, "feed") },
          { label: "编号", text: here.number(state?.number ?? null) ?? "公布时给，接着上一号" },
        ]
      : [],
    button: act.button,
    reason: act.reason ?? null,
    causes:
      type === "correct" ? CAUSE_CHOICES.map((choice) => ({ ...choice, checked: choice.value === typed.cause })) : [],
    time:
      type === "schedule" ? { value: typed.publishAt ?? `${addDays(local.slice(0, 10), 1)}T08:00`, min: local } : null,
    typed: typed.reason ?? "",
    message,
    leap,
  };
}
