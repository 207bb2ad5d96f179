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

const IN_YEAR = 1_000_000;

/** A public number as one figure, 0 for none. */
export const packedNumber = (number: PublicNumber | null): number =>
  number === null ? 0 : number.year * IN_YEAR + number.number;

/** `number` as packedNumber packs it. */
export const isNumber = (asked: AskedNumber, number: number): boolean =>
  number !== 0 &&
  number % IN_YEAR === asked.number &&
  (asked.year === null || Math.floor(number / IN_YEAR) === asked.year);
