import { randomBytes, randomInt } from "node:crypto";

/** Chance, handed in so that a test can make it repeat. */
export type Chance = { readonly token: (bytes: number) => string; readonly symbols: (length: number) => string };

/** Crockford base32 in lower case: no i, l, o, u, so that nothing read aloud or typed from paper is mistaken. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

export const chance: Chance = {
  /** Base64url text of so many random bytes. */
  token: (bytes) => randomBytes(bytes).toString("base64url"),
  symbols: (length) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
};

/** Code of a sheet: eight symbols, unique in the unit, and by chance (40 bits) everywhere. */
export function freshCode({ symbols }: Chance, taken: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const code = symbols(8);
    if (!taken.has(code)) return code;
  }
}
