import { dayOf } from "../../clock.ts";
import { daysBetween } from "../../domain/calendar.ts";
import type { ScreenStatus } from "../../services/screen-status.ts";
import type { BoardShown } from "../../services/boards.ts";
import { instantText } from "../words/instants.ts";
import { shortNumber } from "./kiosk-words.ts";

/** The page 屏幕 of a unit: what stands on each paired screen beside what should. */
export function screensPage({
  unit,
  statuses,
  board,
  now,
  may,
  message,
  done,
  typed,
}: {
  unit: string;
  statuses: readonly ScreenStatus[];
  board: Pick<BoardShown, "notices" | "version"> | undefined;
  now: string;
  /** Whether this officer may pair and revoke. */
  may: boolean;
  message: string;
  done: string;
  typed: { readonly code: string; readonly name: string; readonly place: string };
}) {
  const year = dayOf(now).slice(0, 4);
  const whole = board?.notices.filter(({ degree }) => degree === "whole") ?? [];
  const titleOf = new Map(whole.map(({ id, title, number }) => [id, { title, number }]));
  /** Notices that never stand on a screen, or there as an entry alone, are waited for by nobody. */
  const told = statuses.map((status) => ({
    ...status,
    notices: status.notices.filter(({ notice }) => titleOf.has(notice)),
  }));
  return {
    unit,
    kioskHref: `/kiosk/${unit}`,
    may,
    message,
    done,
    typed: { ...typed, away: typed.place === "away" },
    screens: told.map((status) => ({
      id: status.screen.id,
      name: status.screen.name,
      place: status.screen.inVillage ? "在村里，看得到村里人能看的内容" : "不在村里，只看得到公开的内容",
      paired: instantText(status.screen.pairedAt, year),
      seen: status.seenAt === null ? "服务器启动后还没有" : instantText(status.seenAt, year),
      ...wordOf(status, now),
      insecure: status.secure === false,
      disputes: status.disputes ?? 0,
      notices: status.notices.filter(({ onGlass }) => onGlass !== "not-yet").map(lineOf),
      waiting: status.notices.filter(({ onGlass }) => onGlass === "not-yet").map(lineOf),
    })),
  };

  function lineOf(each: ScreenStatus["notices"][number]) {
    const { title = "", number = null } = titleOf.get(each.notice) ?? {};
    const when = each.at === null ? "" : instantText(each.at, year);
    return { title, number: shortNumber(number), edition: each.edition, ...glassWord(each), when };
  }
}

/** So long a screen may take to load its board after pairing, in milliseconds. */
const FRESH = 60_000;

type Word = { readonly word: string; readonly good: boolean };

/** One word for a screen. What shows old content is never called connected alone (SC2). */
function wordOf({ screen, connected, seenAt, upToDate, board, notices }: ScreenStatus, now: string): Word {
  if (!connected) {
    const fresh = Date.parse(now) - Date.parse(screen.pairedAt) < FRESH;
    if (seenAt === null) return fresh ? { word: "刚配好，正在接上", good: true } : { word: "没有联系上", good: false };
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
