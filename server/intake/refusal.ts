/** Why a file cannot be taken in: each is something the person who dropped it can mend. */
export type IntakeRefusal =
  /** a picture, PDF, document, web page, program … */
  | "not-a-spreadsheet"
  /** .xls or .et: to be saved as .xlsx */
  | "old-xls"
  /** protected by a password */
  | "locked"
  | "too-large"
  | "too-many-rows"
  | "too-many-columns"
  | "empty"
  | "damaged";

export const LIMITS = {
  inputBytes: 20 * 1024 * 1024,
  inflatedBytes: 48 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  sheets: 30,
} as const;

/** Carries a refusal out of the depth of a parser; caught by readSpreadsheet, never seen outside intake. */
export class IntakeStop extends Error {
  readonly refusal: IntakeRefusal;
  constructor(refusal: IntakeRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
