import { addDays } from "../../domain/calendar.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { levelOf, parentOf, type Level, type Unit, type UnitCode } from "../../domain/unit.ts";
import type { BoardService, Looking } from "../../services/boards.ts";
import { tvBase } from "./tv.ts";

export type TvUnits = NonNullable<Awaited<ReturnType<typeof tvUnits>>>;

const FRESH_DAYS = 7;
const TABS: Readonly<Record<Level, { readonly tab: string; readonly sign: string }>> = {
  county: { tab: "各镇", sign: "镇" },
  township: { tab: "各村", sign: "村" },
  village: { tab: "各组", sign: "组" },
  group: { tab: "", sign: "" },
};

/** The units right below one, each with what is new there; null where there are none. */
export async function tvUnits(
  boards: BoardService,
  unit: UnitCode,
  { looking, day }: { looking: Looking; day: string },
) {
  const level = levelOf(unit);
  const all = (await boards.units()).filter(({ validUntil }) => !validUntil);
  const below = all.filter(({ code }) => parentOf(code) === unit).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  if (!level || below.length === 0) return null;
  const rows = await Promise.all(below.map((each) => unitRow(boards, each, { all, looking, day })));
  return { ...TABS[level], rows };
}

async function unitRow(
  boards: BoardService,
  unit: Unit,
  { all, looking, day }: { all: readonly Unit[]; looking: Looking; day: string },
) {
  const own = await Promise.all(
    all.filter(({ code }) => code.startsWith(unit.code)).map(({ code }) => boards.board(code, looking)),
  );
  const hanging = own.flatMap((board) =>
    (board?.notices ?? []).map((notice) => ({ ...notice, where: board?.unit.name ?? "" })),
  );
  const since = addDays(day, 1 - FRESH_DAYS);
  const standing = hanging.filter(({ life }) => life === "in-force");
  const newest = standing.toSorted((a, b) => (a.changedDay < b.changedDay ? 1 : -1))[0];
  return {
    code: unit.code,
    href: tvBase(unit.code),
    unitName: unit.name,
    fresh: standing.filter(({ changedDay }) => changedDay >= since).length,
    count: standing.length,
    line: newest
      ? `${formatDayShort(newest.changedDay)} ${newest.unit === unit.code ? "" : newest.where}${newest.title}`
      : "还没有挂出公告",
  };
}
