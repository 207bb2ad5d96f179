import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import type { NoticePeriod } from "../../domain/period.ts";
import type { Hanging } from "../../services/hangings.ts";
import type { FromAbove, HangsAt } from "../../services/reposts.ts";
import { dayLine, lifeWord } from "../words/lives.ts";
import { periodTerm } from "../words/periods.ts";

/** What a village is to hang for the township, and what hangs there from it (PB12). */
export function villageReposts({
  unit,
  day,
  waiting,
  hung,
  mayHang,
  canPrint,
}: {
  unit: string;
  day: string;
  waiting: readonly { readonly above: FromAbove; readonly period: NoticePeriod }[];
  hung: readonly { readonly above: FromAbove; readonly hanging: Hanging }[];
  mayHang: boolean;
  canPrint: boolean;
}) {
  return {
    unit,
    mayHang,
    waiting: waiting.map(({ above, period }) => ({
      ...noticeOf(above),
      version: above.notice.version,
      issued: `${above.from.name}${formatDayShort(above.origin.firstDay)}公布`,
      period: `今天挂出的话，${periodTerm(period, above.item.wording)}`,
    })),
    hung: hung.map(({ above, hanging }) => ({
      ...noticeOf(above),
      ...standing(hanging, above),
      line: hangLine(hanging, day),
      print:
        canPrint && hanging.life === "in-force" && above.item.media.includes("sheet")
          ? `/desk/${unit}/reposts/${above.notice.id}/sheet.pdf`
          : "",
    })),
  };
}

/** What a township wants hung in villages, village by village. */
export function townshipReposts({
  unit,
  day,
  handed,
}: {
  unit: string;
  day: string;
  handed: readonly { readonly above: FromAbove; readonly places: readonly HangsAt[] }[];
}) {
  return {
    unit,
    notices: handed.map(({ above, places }) => ({ ...noticeOf(above), ...placesPart(places, day) })),
  };
}

/** The villages of one notice with a word about each, those where it does not hang yet first. */
export function placesPart(places: readonly HangsAt[], day: string) {
  const open = places.filter(({ hanging }) => hanging === undefined);
  const ordered = [...open, ...places.filter(({ hanging }) => hanging !== undefined)];
  return {
    placesHead:
      open.length === 0 ? `${places.length} 个村都挂出了` : `${places.length} 个村，还有 ${open.length} 个没挂`,
    places: ordered.map(({ unit, hanging }) => ({
      unitName: unit.name,
      href: `/b/${unit.code}`,
      hangs: hanging !== undefined,
      line: hanging ? hangLine(hanging, day) : "还没挂",
    })),
  };
}

/** 11月12日挂出，第 3 天，共 7 天. */
function hangLine({ state, life }: Hanging, day: string): string {
  const since = `${formatDayShort(state.firstDay)}挂出`;
  if (life === "in-force")
    return state.firstDay === day ? dayLine(state.period, day) : `${since}，${dayLine(state.period, day)}`;
  if (life === "expired") return `${since}，已期满`;
  return `${since}，${formatDayShort(state.changedDay)}${life === "frozen" ? "起暂停" : "撤回"}`;
}

const noticeOf = ({ notice, edition, item, number }: FromAbove) => ({
  id: notice.id,
  title: edition.draft.title,
  number: number ?? "",
  affairs: item.affairs,
  affairsName: AFFAIRS[item.affairs].name,
  itemName: item.name,
  href: `/n/${notice.id}`,
});

const standing = ({ life }: Hanging, { item }: FromAbove) => ({
  state: life,
  stateIcon: life === "in-force" ? "" : life,
  stateWord: lifeWord({ life, wording: item.wording, corrected: false }),
});
