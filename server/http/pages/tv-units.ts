import { formatDayShort } from "../../domain/day-text.ts";
import { levelOf, type Level, type UnitCode } from "../../domain/unit.ts";
import type { Looking } from "../../services/boards.ts";
import type { NewsService, UnitNews } from "../../services/news.ts";
import { newestTitle } from "./below.ts";
import { tvBase } from "./tv.ts";

export type TvUnits = NonNullable<Awaited<ReturnType<typeof tvUnits>>>;

type Words = {
  readonly tab: string;
  readonly sign: string;
  /** What the unit's own notices are called beside those of the units below. */
  readonly own: string;
  /** Whether people look for their unit first; a village's own notices come before those of its groups. */
  readonly first: boolean;
};

const WORDS: Readonly<Record<Level, Words>> = {
  county: { tab: "各镇", sign: "镇", own: "县里的公告", first: true },
  township: { tab: "各村", sign: "村", own: "镇里的公告", first: true },
  village: { tab: "各组", sign: "组", own: "村里的公告", first: false },
  group: { tab: "", sign: "", own: "", first: false },
};

/** The units right below one, each with what is new there; null where there are none. */
export async function tvUnits(news: NewsService, unit: UnitCode, looking: Looking) {
  const level = levelOf(unit);
  const below = await news.below(unit, looking);
  return level && below.length > 0 ? { ...WORDS[level], rows: below.map(unitRow) } : null;
}

function unitRow(each: UnitNews) {
  const { unit, fresh, inForce, newest } = each;
  return {
    code: unit.code,
    href: tvBase(unit.code),
    unitName: unit.name,
    fresh,
    count: inForce,
    line: newest ? `${formatDayShort(newest.shown.changedDay)} ${newestTitle(each)}` : "还没有挂出公告",
  };
}
