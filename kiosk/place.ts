import type { ListOf } from "./list.ts";

/** Where the screen stands. */
export type Place =
  | { readonly view: "overview" }
  /** `group`: the board of this one of the groups. */
  | { readonly view: "list"; readonly of: ListOf; readonly group?: string; readonly page: number }
  | { readonly view: "search" }
  /** `showing`: brought up by the screen itself, page after page, until somebody touches it. */
  | { readonly view: "notice"; readonly id: string; readonly from: Place; readonly showing: boolean };
