import type { Folded } from "./fold.ts";

export type PersonalKind =
  | "id-card"
  | "mobile"
  | "landline"
  | "bank-card"
  | "account"
  | "passport"
  | "mailbox"
  | "address"
  | "birth-date"
  | "minor-name"
  | "illness"
  | "disability";

/** A place in a text; offsets count UTF-16 units, `end` excluded. */
export type PersonalSpan = { readonly start: number; readonly end: number; readonly kind: PersonalKind };

/** One rule of the search: offsets are those of the folded text. */
export type PrivacyRule = (folded: Folded) => readonly PersonalSpan[];
