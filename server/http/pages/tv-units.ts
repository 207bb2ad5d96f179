import { formatDayShort } from "../../domain/day-text.ts";
import { levelOf, type Level, type Unit } from "../../domain/unit.ts";
import type { Looking } from "../../services/boards.ts";
import type { NewsService, UnitNews } from "../../services/news.ts";
import { insideOf } from "../words/unit-names.ts";
import { newestTitle } from "./below.ts";
import { tvBase } from "./tv.ts";

export type TvUnits = NonNullable<Awaited<ReturnType<typeof tvUnits>>>;

type Words = {
  readonly tab: string;
  readonly sign: string;
  /** Whether people look for their unit first; a village's own notices come before those of its groups. */
  readonly first: boolean;
};

const WORDS: Readonly<Record<Level, Words>> = {
  county: { tab: "各乡镇", sign: "镇", first: true },
  township: { tab: "各村", sign: "村", first: true },
  village: { tab: "各组", sign: "组", first: false },
  group: { tab: "", sign: "", first: false },
};

/** The units right below one, each with what is new there; null where there are none. */
export async function tvUnits(news: NewsService, { code, name }: Pick<Unit, "code" | "name">, looking: Looking) {
  const level = levelOf(code);
  const below = await news.below(code, looking);
  if (!level || below.length === 0) return null;
  return { ...WORDS[level], own: `${insideOf(name)}的公告`, rows: below.map(unitRow) };
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
