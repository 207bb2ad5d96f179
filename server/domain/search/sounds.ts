import { readingsOf } from "./spell.ts";

/** Marks of a kind. More tell notices better apart and cost more memory: 4096 bits are 512 bytes a notice. */
const OF_A_KIND = 2 ** 12;
/** How many marks a signature has: pairs of syllables, then triples of initials, which would drown them. */
export const MARKS = 2 * OF_A_KIND;

/** How a character sounds: a number for each of its readings, and the letters or digits these begin with. */
export type Sound = { readonly syllables: readonly number[]; readonly initials: readonly number[] };

const numbers = new Map<string, number>();
const beginnings = new Set<string>();
const heard = new Map<string, Sound>();
/** The same by code unit, for characters of one unit: nearly all. */
const heardUnits: (Sound | undefined)[] = [];
const SILENT: Sound = { syllables: [], initials: [] };

/** Undefined for a syllable that was never heard: nothing can match it. */
export const syllableNumber = (syllable: string): number | undefined => numbers.get(syllable);
/** Whether a longer syllable begins so: `ta` may be all of 塔 or a part of 塘. */
export const beginsSyllable = (letters: string): boolean => beginnings.has(letters);

export function soundOf(character: string): Sound {
  const found = heard.get(character);
  if (found) return found;
  const readings = readingsOf(character);
  const sound = {
    syllables: readings.map(numberOf),
    initials: [...new Set(readings.map((reading) => reading.charCodeAt(0)))],
  };
  heard.set(character, sound);
  return sound;
}

function numberOf(reading: string): number {
  const found = numbers.get(reading);
  if (found !== undefined) return found;
  numbers.set(reading, numbers.size);
  for (let length = 1; length < reading.length; length += 1) beginnings.add(reading.slice(0, length));
  return numbers.size - 1;
}

const mixed = (a: number, b: number, c: number): number => {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 7, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};

type Put = (mark: number) => void;

/** Each has three marks: where one is shared with something that every notice has, the others tell them apart. */
function putThree(hash: number, from: number, put: Put): void {
  put(from + (hash & (OF_A_KIND - 1)));
  put(from + ((hash >>> 16) & (OF_A_KIND - 1)));
  put(from + (Math.imul(hash, 0x9e3779b1) >>> 20));
}

/** Marks of two syllables, one after the other. */
export const putPair = (first: number, second: number, put: Put): void => putThree(mixed(first, second, 0), 0, put);
/** Marks of three characters that begin so. Two are in nearly every text. */
export const putInitials = (a: number, b: number, c: number, put: Put): void =>
  putThree(mixed(a, b, c), OF_A_KIND, put);

/**
 * Calls `put` with every mark of a text, in every way it can be read: what is looked for by its letters or by its sound
 * has these marks too, so a text without them need not be read. Fields end at line breaks.
 */
export function eachMark(text: string, put: Put): void {
  let [before, last]: [Sound, Sound] = [SILENT, SILENT];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10) {
      before = last = SILENT;
      continue;
    }
    const isPair = unit >= 0xd800 && unit <= 0xdbff;
    const sound = isPair
      ? soundOf(String.fromCodePoint(text.codePointAt(at) ?? unit))
      : (heardUnits[unit] ??= soundOf(String.fromCharCode(unit)));
    if (isPair) at += 1;
    for (const a of last.syllables) for (const b of sound.syllables) putPair(a, b, put);
    for (const a of before.initials)
      for (const b of last.initials) for (const c of sound.initials) putInitials(a, b, c, put);
    before = last;
    last = sound;
  }
}
