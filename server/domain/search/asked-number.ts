import type { PublicNumber } from "../ledger.ts";

/** A public number somebody asks for; `year` null: of every year. */
export type AskedNumber = { readonly year: number | null; readonly number: number };

const BARE = /^第?(\d{1,5})号?$/;
const WITH_YEAR = /^[[(]?((?:19|20)\d\d)(?:\]|\)|年|-|\/|第)+(\d{1,5})号?$/;

/** What a plain word asks for: 37, 37号, 第37号, 2026-37, 2026年37号, [2026]37号. A number in full is found as text. */
export function askedNumber(word: string): AskedNumber | undefined {
  const bare = BARE.exec(word);
  if (bare) return { year: null, number: Number(bare[1]) };
  const whole = WITH_YEAR.exec(word);
  return whole ? { year: Number(whole[1]), number: Number(whole[2]) } : undefined;
}

export const isNumber = (asked: AskedNumber, number: PublicNumber | null): boolean =>
  number !== null && asked.number === number.number && (asked.year === null || asked.year === number.year);
