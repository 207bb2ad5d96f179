import type { ScreenStatus } from "../../services/screen-status.ts";
import { instantText } from "../words/instants.ts";
import { damageText } from "../wording/desk.ts";
import type { MonthParts } from "./month.ts";
import type { MonthLooking } from "./month-row.ts";

const WAITS: Readonly<Record<string, string>> = {
  supervisor: "等您审",
  approver: "等您签发",
  "township-reviewer": "等您审",
};

/** What stands beside the list: what waits for the officer, what is set to a time, the screens, and what is wrong. */
export function monthAside(
  { month, waiting, screens, damage, canPrint }: MonthParts,
  looking: Pick<MonthLooking, "parts">,
) {
  const { unit } = month.here;
  const lines = waiting.map(({ what, part, row, item }) => ({
    title: row.title || item.name,
    note: what === "publish" ? "都审过了" : `${instantText(row.savedAt, month.day.slice(0, 4))}送来`,
    href: what === "publish" ? `/desk/notices/${row.id}/do/publish` : `/desk/notices/${row.id}/review`,
    label: what === "publish" ? "公布" : "去审",
    heading: what === "publish" ? "等您公布" : (WAITS[part] ?? "等您审"),
  }));
  const damaged = damage.filter((each) => each.unit === null || each.unit === unit.code);
  return {
    waits: [...Map.groupBy(lines, ({ heading }) => heading)].map(([heading, rows]) => ({ heading, rows })),
    scheduled: month.copies
      .filter(({ publishAt }) => publishAt !== null)
      .map(({ id, title, publishAt }) => ({
        title,
        href: `/desk/notices/${id}`,
        note: `${instantText(publishAt ?? "", month.day.slice(0, 4))}自动公布`,
      })),
    screens: screens.map(screenLine),
    mayPair: looking.parts.includes("author") || looking.parts.includes("administrator"),
    troubles: [
      ...new Set(damaged.map(({ code, unit: of }) => damageText(code, of === null ? "" : unit.name))),
      ...(canPrint ? [] : ["这台电脑上没有能打印的浏览器，别的都照常。请装 Chrome 或 Edge 后重新启动。"]),
    ],
  };
}

/** A screen in a few words; never called all right while it shows something old (SC2). */
function screenLine({ screen, connected, seenAt, upToDate, notices }: ScreenStatus) {
  const wrong = notices.filter(({ onGlass }) => onGlass === "older" || onGlass === "other").length;
  const seen = seenAt === null ? "开机后还没连上" : `最后一次连上是 ${instantText(seenAt)}`;
  return {
    name: screen.name,
    good: upToDate,
    word: upToDate ? "内容一致" : connected ? (wrong > 0 ? "还是旧内容" : "正在更新") : "没连上",
    note: connected ? (wrong > 0 ? `有 ${wrong} 件还没换新` : "") : seen,
  };
}
