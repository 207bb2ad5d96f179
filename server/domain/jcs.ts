import { createHash } from "node:crypto";

/** What a ledger line may hold: strings, whole numbers, booleans, null, lists and records of these (LG1). */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * RFC 8785 (JCS) for the values a ledger holds: members sorted by UTF-16 code units, no white space, strings never
 * normalized. Throws RangeError on fractions and lone surrogates; members that are undefined are left out.
 */
export function canonical(value: Json): string {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe whole number: ${value}`);
    return String(value);
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new RangeError("a lone surrogate has no canonical form");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonical(key)}:${canonical(value[key] as Json)}`);
  return `{${members.join(",")}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
