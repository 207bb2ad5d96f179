import type { Grid } from "../domain/grid/grid.ts";
import type { Result } from "../domain/result.ts";

/** Why a file is not taken in; what a person can mend. */
export type IntakeRefusal = {
  readonly code:
    | "not-a-spreadsheet"
    | "old-xls"
    | "locked"
    | "too-large"
    | "too-many-rows"
    | "too-many-columns"
    | "empty"
    | "damaged";
};

/** What the import service asks of intake, the only place that knows file formats. */
export interface SpreadsheetReader {
  file(bytes: Uint8Array, name: string): Promise<Result<readonly Grid[], IntakeRefusal["code"]>>;
  pasted(text: string): Result<readonly Grid[], IntakeRefusal["code"]>;
}
