import { weekday } from "../../domain/calendar.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import type { Unit } from "../../domain/unit.ts";
import type { LayoutFields } from "../../render/views.ts";
import { listHref, type ListOf } from "./tv-list.ts";
import { tvBase, type TvBoard } from "./tv.ts";

export type TvView = "list" | "notice" | "row";

/** What stands around every page of a television: the board's name, the day, keys and links. */
export function tvFrame(
  { shown }: TvBoard,
  {
    view,
    home,
    of = "all",
    at,
    count,
    links,
    parent,
    asset,
  }: {
    view: TvView;
    /** What the board opens with. */
    home: ListOf;
    of?: ListOf;
    at: number;
    count: number;
    /** Where the links of a page without script lead; empty where there is nothing. */
    links: { readonly previous: string; readonly next: string; readonly up: string; readonly upText: string };
    parent: Unit | undefined;
    asset: { readonly styles: readonly string[]; readonly faces: readonly string[]; readonly script: string };
  },
) {
  const { unit, day } = shown;
  const layout: LayoutFields = {
    title: `${unit.name}三务公开栏`,
    surface: "tv",
    styles: asset.styles,
    faces: asset.faces,
    scripts: [asset.script],
  };
  return {
    ...layout,
    unit: { code: unit.code, name: unit.name },
    place: shown.place,
    base: tvBase(unit.code),
    view,
    home,
    listOf: of,
    at,
    count,
    pageOf: count > 1 ? `第 ${at} 页，共 ${count} 页` : "",
    day: `${formatDayShort(day)} 星期${"日一二三四五六"[weekday(day)]}`,
    parentHref: parent ? tvBase(parent.code) : "",
    previousHref: links.previous,
    nextHref: links.next,
    upHref: links.up,
    upText: links.upText,
  };
}

/** Links of a notice's page, as a television without script follows them. */
export function noticeLinks(base: string, id: string, { at, count, of }: { at: number; count: number; of: ListOf }) {
  return {
    previous: at > 1 ? noticeHref(base, id, at - 1) : "",
    next: at < count ? noticeHref(base, id, at + 1) : "",
    up: listHref(base, of),
    upText: "回列表",
  };
}

export const noticeHref = (base: string, id: string, page = 1): string =>
  `${base}/n/${id}${page > 1 ? `/${page}` : ""}`;
