import type { Refusal as ReviewRefusal } from "../domain/review.ts";
import type { ImportRefusal } from "../services/imports.ts";
import type { OfficerRefusal } from "../services/officers.ts";
import type { HangRefusal } from "../services/reposts.ts";
import type { SignInRefusal } from "../services/sessions.ts";

/** Refusals that only this floor makes. */
export type EdgeRefusal = {
  readonly code:
    | "bad-request"
    | "sign-in-needed"
    | "not-here"
    | "foreign-origin"
    | "insecure-origin"
    | "stale"
    | "too-large"
    | "too-many-requests"
    | "disk-refused"
    | "unit-stopped"
    | "no-browser"
    | "sheet-not-ready"
    | "print-gone"
    | "unknown-pairing-code"
    | "fault";
};

export type AnyRefusal = ReviewRefusal | HangRefusal | OfficerRefusal | SignInRefusal | ImportRefusal | EdgeRefusal;
export type RefusalCode = AnyRefusal["code"];

/** The HTTP status of each refusal. A new code does not compile until it has a line here and one in wording/refusals.ts. */
export const STATUS_OF: Readonly<Record<RefusalCode, number>> = {
  "not-found": 404,
  "not-here": 404,
  "not-now": 409,
  "not-your-part": 403,
  "own-work": 403,
  "same-reviewer": 403,
  "same-person-releases": 403,
  "reason-missing": 422,
  "time-passed": 422,
  "unit-closed": 409,
  "hanging-not-yours": 403,
  "hangs-already": 409,
  "not-to-be-hung-now": 409,
  "clock-behind": 409,
  "clock-past-calendar": 409,
  "clock-leaps": 409,
  findings: 422,
  "supervisor-holds-other-part": 422,
  "supervisor-is-relative": 422,
  "declaration-missing": 422,
  "password-short": 422,
  "password-common": 422,
  "password-is-name": 422,
  "sign-in-taken": 409,
  "wrong-password": 401,
  "sign-in-locked": 429,
  "too-many-tries": 429,
  "too-many-requests": 429,
  "not-a-spreadsheet": 415,
  "old-xls": 415,
  locked: 422,
  "too-many-rows": 413,
  "too-many-columns": 413,
  "too-large": 413,
  empty: 422,
  damaged: 422,
  "bad-request": 400,
  "sign-in-needed": 401,
  "foreign-origin": 403,
  "insecure-origin": 403,
  stale: 409,
  "disk-refused": 507,
  "unit-stopped": 503,
  "no-browser": 503,
  "print-gone": 404,
  "sheet-not-ready": 503,
  "unknown-pairing-code": 422,
  fault: 500,
};
