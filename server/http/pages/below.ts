import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { levelOf, type Level, type UnitCode } from "../../domain/unit.ts";
import type { UnitNews } from "../../services/news.ts";
import { boardHref } from "./phone-page.ts";

const HEADINGS: Readonly<Record<Level, string>> = { county: "各乡镇", township: "各村", village: "各小组", group: "" };
const BELOW: Readonly<Record<Level, string>> = { county: "个乡镇", township: "个村", village: "个小组", group: "" };

/** The units below one, each with what is new there: by code, without any comparison. */
export function belowPart(unit: UnitCode, news: readonly UnitNews[]) {
  const level = levelOf(unit) ?? "village";
  return {
    belowHead: HEADINGS[level],
    /** Where people look for their village first; a village's own notices come before those of its groups. */
    belowFirst: level === "county" || level === "township",
    below: news.map(({ unit: each, newest, inForce, changedDay, below }) => ({
      href: boardHref(each.code),
      unitName: each.name,
      count: inForce === 0 ? "现在没有公告" : `正在公开 ${inForce} 件`,
      units: below === 0 ? "" : `${below} ${BELOW[levelOf(each.code) ?? "village"]}`,
      when: changedDay ? `${formatDayShort(changedDay)}有新的` : "",
      affairs: newest?.shown.item.affairs ?? "",
      affairsName: newest ? AFFAIRS[newest.shown.item.affairs].name : "",
      title: newestTitle({ unit: each, newest }),
    })),
  };
}

/** What is new in a unit; where it was published below, the name of the place leads it unless the title does already. */
export function newestTitle({ unit, newest }: Pick<UnitNews, "unit" | "newest">): string {
  if (!newest) return "";
  const { shown, unit: place } = newest;
  return place.code === unit.code || shown.title.startsWith(place.name) ? shown.title : `${place.name}：${shown.title}`;
}
