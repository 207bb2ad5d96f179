import type { Listing } from "../../domain/board.ts";
import { AFFAIRS, AFFAIRS_KEYS, type Affairs } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import type { Unit, UnitCode } from "../../domain/unit.ts";
import { figureText } from "../words/figures.ts";
import { dayLine, dayTicks, LIST_NAMES } from "../words/lives.ts";
import { heading } from "./notice.ts";
import { boardHref, plate } from "./phone-page.ts";

/** What a reader asked a board for. */
export type BoardQuery = {
  readonly affairs?: Affairs | undefined;
  readonly item?: string | undefined;
  readonly q: string;
  /** Unset: those in force on a board, all lists where words are looked for. */
  readonly state?: Listing | undefined;
  readonly page: number;
};

export type BoardList = {
  readonly unit: Unit;
  readonly place: string;
  readonly day: string;
  readonly query: BoardQuery;
  readonly items: readonly ShownNotice[];
  readonly more: boolean;
};

/** The board of a unit, or what is left of it after looking by affairs, item, words or state. */
export function boardPage({ unit, place, day, query, items, more }: BoardList) {
  return {
    ...plate(unit, place),
    day: formatDayShort(day),
    q: "",
    kept: keptFields(query),
    itemName: query.item ? (items[0]?.item.name ?? "") : "",
    tabs: tabs(unit.code, query),
    lists: lists(unit, query),
    notices: items.map((shown) => noticeLine(shown, day)),
    empty: items.length > 0 ? "" : emptySentence(query),
    whole: boardAddress(unit.code, { ...query, affairs: undefined, item: undefined, page: 1 }),
    previous: query.page > 1 ? boardAddress(unit.code, { ...query, page: query.page - 1 }) : "",
    next: more ? boardAddress(unit.code, { ...query, page: query.page + 1 }) : "",
    page: query.page,
    feed: `${boardHref(unit.code)}/feed.atom`,
    successor: unit.successor ? boardHref(unit.successor) : "",
  };
}

/** One notice in a list: mark, number, state, title and the one line people look for. */
export function noticeLine(shown: ShownNotice, day: string) {
  return {
    ...heading(shown),
    href: `/n/${shown.id}`,
    ticks: shown.life === "in-force" ? dayTicks(shown.period, day) : [],
    line: stateLine(shown, day),
    ...keyLine(shown),
    edition: shown.latestEdition > 1 ? `第${shown.latestEdition}版·更正` : "",
  };
}

function stateLine({ life, period, changedDay, publishedDay, reason, degree }: ShownNotice, day: string): string {
  const because = reason ? `，原因：${reason}` : "";
  if (life === "frozen") return `${formatDayShort(changedDay)}起暂停${because}`;
  if (life === "withdrawn") return `${formatDayShort(changedDay)}撤回${because}`;
  if (life === "in-force") return dayLine(period, day);
  const end = period.until === "replaced" ? "已有下一期" : `${formatDayShort(period.until)}期满`;
  return `${formatDayShort(publishedDay)}挂出，${end}${degree === "totals" ? "，名单已收起" : ""}`;
}

/** Figures of the first table, each kept together; entries say their counts and totals as the element does. */
function keyLine({ view, degree, elements }: ShownNotice): { key: readonly string[]; content: string } {
  if (degree === "mark") return { key: [], content: "" };
  const texts = (view?.tables[0]?.figures ?? []).map(figureText);
  const key = texts.map((text, at) => (at < texts.length - 1 ? `${text}，` : text));
  return { key, content: key.length > 0 ? "" : elements.content };
}

/** Where a board, or with `unit` null all of them, answers a query. */
export function boardAddress(unit: UnitCode | null, { q, affairs, item, state, page }: BoardQuery): string {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (affairs) search.set("affairs", affairs);
  if (item) search.set("item", item);
  if (state && (q || state !== "in-force")) search.set("state", state);
  if (page > 1) search.set("page", String(page));
  const text = search.toString();
  return `${unit === null ? "/" : boardHref(unit)}${text ? `?${text}` : ""}`;
}

/** What a search form takes along, so that it looks among what the page lists. */
export const keptFields = ({ affairs, item, state }: BoardQuery) =>
  Object.entries({ affairs, item, state }).flatMap(([name, value]) => (value ? [{ name, value }] : []));

export const tabs = (unit: UnitCode | null, query: BoardQuery) =>
  [undefined, ...AFFAIRS_KEYS].map((affairs) => ({
    affairs: affairs ?? "",
    name: affairs ? AFFAIRS[affairs].name : "全部",
    href: boardAddress(unit, { ...query, affairs, item: undefined, page: 1 }),
    here: query.affairs === affairs,
  }));

const lists = (unit: Unit, query: BoardQuery) =>
  (Object.keys(LIST_NAMES) as Listing[]).map((state) => ({
    name: LIST_NAMES[state],
    href: boardAddress(unit.code, { ...query, state, page: 1 }),
    here: (query.state ?? "in-force") === state,
  }));

function emptySentence({ state = "in-force", affairs, page }: BoardQuery): string {
  if (page > 1) return "后面没有了。";
  const what = affairs ? AFFAIRS[affairs].name : "";
  if (state === "expired") return `还没有期满的${what}公告。`;
  return state === "withdrawn"
    ? `没有撤回过${what}公告。`
    : `现在没有正在公开的${what}公告。期满的公告可以在上面点“已期满”看。`;
}
