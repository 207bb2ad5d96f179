import type { IntakeRefusal } from "../domain/grid/grid.ts";

export const LIMITS = {
  inputBytes: 20 * 1024 * 1024,
  inflatedBytes: 48 * 1024 * 1024,
  /** Characters of all cells of a sheet together; a shared text counts as often as it stands. */
  text: 8_000_000,
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
