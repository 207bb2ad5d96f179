import { hash, verify } from "@node-rs/argon2";

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export type PasswordRefusal = { readonly code: "password-short" | "password-common" | "password-is-name" };

const LEAST = 10;

/** Passwords that everybody tries first; longer than LEAST, since shorter ones are refused anyway. */
const COMMON = ["1234567890", "12345678910", "qwertyuiop", "password123", "woaini1314", "1qaz2wsx3edc", "a123456789"];

/** Why a new password is refused: under ten characters, one that everybody tries, one sign over and over, the name itself. */
export function passwordRefusal(password: string, signIn: string): PasswordRefusal | undefined {
  const lower = password.toLowerCase();
  if ([...password].length < LEAST) return { code: "password-short" };
  if (COMMON.includes(lower) || new Set(lower).size < 4) return { code: "password-common" };
  if (lower.includes(signIn.toLowerCase())) return { code: "password-is-name" };
  return undefined;
}

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Compares in constant time; an officer that does not exist costs as much as a wrong password. */
export async function passwordFits(password: string, stored: string | undefined): Promise<boolean> {
  const against = stored ?? (await nobody());
  const fits = await verify(against, password).catch(() => false);
  return fits && stored !== undefined;
}

let nobodysHash: Promise<string> | undefined;
const nobody = (): Promise<string> => (nobodysHash ??= hashPassword("no officer has this password"));
