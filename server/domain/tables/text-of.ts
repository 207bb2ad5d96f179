import type { Row, Value } from "./table.ts";

/** Text of a cell as typed, without spaces around it; "" for nothing. */
export const textOf = (value: Value | undefined): string =>
  value === null || value === undefined ? "" : String(value).trim();

/** True for a row in which nobody wrote anything. */
export const isBlankRow = (row: Row): boolean => Object.values(row).every((value) => textOf(value) === "");
