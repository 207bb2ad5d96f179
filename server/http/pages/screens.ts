import { dayOf } from "../../clock.ts";
import { daysBetween } from "../../domain/calendar.ts";
import type { Screen } from "../../domain/screen.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import type { ScreenStatus } from "../../services/screen-status.ts";
import { instantText } from "../words/instants.ts";
import { shortNumber } from "./kiosk-words.ts";

/** The page 屏幕 of a unit: what stands on each paired screen beside what should. */
export function screensPage({
  unit,
  statuses,
  carried,
  now,
  may,
  message,
  done,
  typed,
}: {
  unit: string;
  statuses: readonly ScreenStatus[];
  /** What each kind of screen should show. */
  carried: Readonly<Record<Screen["kind"], readonly ShownNotice[]>>;
  now: string;
  /** Whether this officer may pair and revoke. */
  may: boolean;
  message: string;
  done: string;
  typed: { readonly code: string; readonly name: string; readonly place: string };
}) {
  const year = dayOf(now).slice(0, 4);
  const told = statuses.map((status) => {
    const all = carried[status.screen.kind].filter(({ degree }) => degree === "whole");
    const whole = new Map(all.map(({ id, title, number }) => [id, { title, number }]));
    /** Notices that never stand on such a screen, or there as an entry alone, are waited for by nobody. */
    return { ...status, whole, notices: status.notices.filter(({ notice }) => whole.has(notice)) };
  });
  return {
    unit,
    kioskHref: `/kiosk/${unit}`,
    tvHref: `/tv/${unit}`,
    may,
    message,
    done,
    typed: { ...typed, away: typed.place === "away" },
    screens: told.map((status) => ({
      id: status.screen.id,
      name: status.screen.name,
      place: placeOf(status.screen),
      paired: instantText(status.screen.pairedAt, year),
      seen: status.seenAt === null ? "服务器启动后还没有" : instantText(status.seenAt, year),
      ...wordOf(status, now),
      never: hasNeverCome(status, now),
      insecure: status.secure === false,
      disputes: status.disputes ?? 0,
      notices: status.notices.filter(({ onGlass }) => onGlass !== "not-yet").map(lineIn(status.whole)),
      waiting: status.notices.filter(({ onGlass }) => onGlass === "not-yet").map(lineIn(status.whole)),
    })),
  };

  function lineIn(whole: ReadonlyMap<string, { readonly title: string; readonly number: string | null }>) {
    return (each: ScreenStatus["notices"][number]) => {
      const { title = "", number = null } = whole.get(each.notice) ?? {};
      const when = each.at === null ? "" : instantText(each.at, year);
      return { title, number: shortNumber(number), edition: each.edition, ...glassWord(each), when };
    };
  }
}

/** What a screen is, and what may show on it for that (AU1). */
function placeOf({ kind, inVillage }: Screen): string {
  if (kind === "tv") return "电视，只放对外公开的内容";
  return inVillage ? "触摸屏，在村里，看得到村里人能看的内容" : "触摸屏，不在村里，只看得到公开的内容";
}

/** So long a screen may take to load its board after pairing, in milliseconds. */
const FRESH = 60_000;

type Word = { readonly word: string; readonly good: boolean };

/** Paired and then never heard of: a key that was lost on the way. */
const hasNeverCome = ({ screen, connected, seenAt }: ScreenStatus, now: string): boolean =>
  !connected && seenAt === null && !isFresh(screen, now);

const isFresh = ({ pairedAt }: Screen, now: string): boolean => Date.parse(now) - Date.parse(pairedAt) < FRESH;

/** One word for a screen. What shows old content is never called connected alone (SC2). */
function wordOf({ screen, connected, seenAt, upToDate, board, notices }: ScreenStatus, now: string): Word {
  if (!connected) {
    if (seenAt === null)
      return isFresh(screen, now) ? { word: "刚配好，正在接上", good: true } : { word: "没有联系上", good: false };
    const days = daysBetween(dayOf(seenAt), dayOf(now));
    return { word: days === 0 ? "今天断了网" : `断网 ${days} 天`, good: false };
  }
  if (upToDate)
    return {
      word: notices.every(({ onGlass }) => onGlass === "same") ? "内容一致" : "列表一致，正在逐条上屏",
      good: true,
    };
  const older = notices.find(({ onGlass }) => onGlass === "older");
  if (older?.shownEdition) return { word: `还停在第 ${older.shownEdition} 版的内容`, good: false };
  if (notices.some(({ onGlass }) => onGlass === "other")) return { word: "内容对不上", good: false };
  const [day] = board.split("#");
  return { word: day ? `还停在 ${day} 的内容` : "连上了，还没显示公告", good: false };
}

const GLASS = { same: "内容一致", other: "内容对不上", "not-yet": "还没有整条上过屏" } as const;

const glassWord = ({ onGlass, shownEdition }: ScreenStatus["notices"][number]): Word =>
  onGlass === "older"
    ? { word: `还停在第 ${shownEdition} 版的内容`, good: false }
    : { word: GLASS[onGlass], good: onGlass === "same" };
