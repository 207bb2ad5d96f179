import type { Affairs } from "../../server/push/events.ts";

export type ListOf = Affairs | "all" | "units";

/** Where the television stands; `focus` is what was focused there: a notice, a unit, or the row of a table. */
export type Place =
  | { readonly view: "list"; readonly of: ListOf; readonly page: number; readonly focus?: string }
  | { readonly view: "notice"; readonly id: string; readonly page: number; readonly focus?: string }
  | { readonly view: "row"; readonly id: string; readonly page: number; readonly row: string };

/** The address of a place: the same page stands there without script. */
export function hrefOf(base: string, place: Place, home: ListOf): string {
  const tail = (page: number): string => (page > 1 ? `/${page}` : "");
  if (place.view === "list")
    return place.of === home && place.page === 1 ? base : `${base}/list/${place.of}${tail(place.page)}`;
  const notice = `${base}/n/${place.id}`;
  return place.view === "notice" ? notice + tail(place.page) : `${notice}/${place.page}/${place.row}`;
}

/** The place of an address under `base`; undefined for an address elsewhere. */
export function placeAt(base: string, path: string, home: ListOf): Place | undefined {
  if (path === base) return { view: "list", of: home, page: 1 };
  if (path.indexOf(`${base}/`) !== 0) return undefined;
  const [kind, name, page, row] = path.slice(base.length + 1).split("/");
  const at = Number(page || 1);
  if (kind === "list") return { view: "list", of: name as ListOf, page: at };
  if (kind !== "n" || !name) return undefined;
  return row ? { view: "row", id: name, page: at, row } : { view: "notice", id: name, page: at };
}
