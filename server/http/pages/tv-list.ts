import { AFFAIRS, AFFAIRS_KEYS, type Affairs } from "../../domain/catalog.ts";
import { LIST_ROWS } from "./tv-measure.ts";
import type { TvUnits } from "./tv-units.ts";
import { tvBase, type TvBoard } from "./tv.ts";
import { tvRow } from "./tv-row.ts";

/** What a list is of: all notices, those of one affair, or the units below. */
export type ListOf = Affairs | "all" | "units";
export const LISTS: readonly ListOf[] = ["units", "all", ...AFFAIRS_KEYS];

/** The tabs at the left and one page of rows; `rows` is empty where the list is of units. */
export function tvList({ shown }: TvBoard, below: TvUnits | null, { of, page }: { of: ListOf; page: number }) {
  const base = tvBase(shown.unit.code);
  const units = of === "units" ? (below?.rows ?? []) : [];
  const own = shown.notices.filter(({ item }) => of === "all" || item.affairs === of);
  const rows = of === "units" ? [] : own;
  const pages = Math.max(1, Math.ceil((of === "units" ? units.length : rows.length) / LIST_ROWS));
  const at = Math.min(page, pages);
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice((at - 1) * LIST_ROWS, at * LIST_ROWS);
  const count = (key: ListOf): number =>
    key === "all" ? shown.notices.length : shown.notices.filter(({ item }) => item.affairs === key).length;
  const tab = (key: ListOf, name: string, sign: string, number: number) => ({
    key,
    name,
    sign,
    affairs: sign === "",
    own: key === "all" && below !== null,
    count: number,
    href: listHref(base, key),
    selected: key === of,
  });
  return {
    of,
    at,
    pages,
    tabs: [
      ...(below?.first ? [tab("units", below.tab, below.sign, below.rows.length)] : []),
      tab("all", below ? below.own : "全部", below ? below.own.slice(0, 1) : "全", count("all")),
      ...AFFAIRS_KEYS.map((key) => tab(key, AFFAIRS[key].name, "", count(key))),
      ...(below && !below.first ? [tab("units", below.tab, below.sign, below.rows.length)] : []),
    ],
    rows: cut(rows).map((notice) => tvRow(notice, { base, day: shown.day })),
    units: cut(units),
    empty: rows.length === 0 && of !== "units" ? emptyLine(of) : "",
    previous: at > 1 ? listHref(base, of, at - 1) : "",
    next: at < pages ? listHref(base, of, at + 1) : "",
  };
}

/** What a board opens with. */
export const homeOf = (below: TvUnits | null): ListOf => (below?.first ? "units" : "all");

export const listHref = (base: string, of: ListOf, page = 1): string =>
  `${base}/list/${of}${page > 1 ? `/${page}` : ""}`;

const emptyLine = (of: ListOf): string =>
  `现在没有挂着的${of === "all" || of === "units" ? "" : AFFAIRS[of].name}公告。挂出以后，这里会自己列出来。`;
