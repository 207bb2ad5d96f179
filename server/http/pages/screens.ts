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
  const titleOf = new Map(board?.notices.map(({ id, title, number }) => [id, { title, number }]));
  return {
    unit,
    kioskHref: `/kiosk/${unit}`,
    may,
    message,
    done,
    typed: { ...typed, away: typed.place === "away" },
    screens: statuses.map((status) => ({
      id: status.screen.id,
      name: status.screen.name,
      place: status.screen.inVillage ? "在村里，看得到村里人能看的内容" : "不在村里，只看得到公开的内容",
      paired: instantText(status.screen.pairedAt, year),
      seen: status.seenAt === null ? "服务器这次启动后还没有联系过" : instantText(status.seenAt, year),
      ...wordOf(status, now),
      insecure: status.secure === false,
      disputes: status.disputes ?? 0,
      notices: status.notices.map((each) => ({
        title: titleOf.get(each.notice)?.title ?? "",
        number: shortNumber(titleOf.get(each.notice)?.number ?? null),
        edition: each.edition,
        ...glassWord(each),
        when: each.at === null ? "" : instantText(each.at, year),
      })),
    })),
  };
}

type Word = { readonly word: string; readonly good: boolean };

/** One word for a screen. What shows old content is never called connected alone (SC2). */
function wordOf({ connected, seenAt, upToDate, board, notices }: ScreenStatus, now: string): Word {
  if (!connected) {
    if (seenAt === null) return { word: "没有联系上", good: false };
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
