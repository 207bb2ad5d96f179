import type { Grid } from "../domain/grid/grid.ts";
import { ok, refuse } from "../domain/result.ts";
import type { Result } from "../domain/result.ts";
import { decodeText } from "./decode-text.ts";
import { parseDelimited } from "./delimited.ts";
import { IntakeStop, LIMITS } from "./refusal.ts";
import type { IntakeRefusal } from "../domain/grid/grid.ts";
import { sniff } from "./sniff.ts";
import { readWorkbook } from "./xlsx/workbook.ts";

/**
 * The only door for files: .xlsx by its content, delimited text of any usual encoding; everything else is refused by name.
 * Judges by the bytes, never by the file's ending. Never throws, whatever the bytes are.
 */
export const readSpreadsheet = async (bytes: Uint8Array, fileName: string): Promise<Result<Grid[], IntakeRefusal>> => {
  if (bytes.length > LIMITS.inputBytes) return refuse("too-large");
  if (bytes.length === 0) return refuse("empty");
  try {
    const kind = sniff(bytes);
    if (kind === "zip") return filled(readWorkbook(bytes));
    if (kind !== "text") return refuse(kind);
    const decoded = decodeText(bytes);
    if (!decoded.ok) return decoded;
    const { text, encoding } = decoded.value;
    return filled([parseDelimited(text, baseName(fileName), encoding)]);
  } catch (error) {
    return refuse(error instanceof IntakeStop ? error.refusal : "damaged");
  }
};

/** A table pasted from a spreadsheet program, or typed with tabs or commas. */
export const readPasted = (text: string): Result<Grid[], IntakeRefusal> => {
  if (text.length > LIMITS.inputBytes / 4) return refuse("too-large");
  try {
    return filled([parseDelimited(text, "", "utf-8")]);
  } catch (error) {
    return refuse(error instanceof IntakeStop ? error.refusal : "damaged");
  }
};

const filled = (grids: readonly Grid[]): Result<Grid[], IntakeRefusal> => {
  const withText = grids.filter(({ cells }) => cells.length > 0);
  return withText.length === 0 ? refuse("empty") : ok(withText);
};

const baseName = (fileName: string): string => (fileName.split(/[/\\]/).at(-1) ?? "").replace(/\.\w{1,5}$/, "");
