import { readingsOf } from "./spell.ts";

/** Letters of a word that are followed at once; longer words are read place by place. */
export const MOST_LETTERS = 30;

/** What begins with no letter: digits, signs. */
const OTHER = 1 << 26;
const HALF = /[\ud800-\udfff]/;
const DOUBLE = /^[zcs]h/;

/**
 * What a character does to a word: from the letters in `from[n]` it goes `by[n]` on; from those in `ends` it is the
 * word's end.
 */
type Steps = { readonly from: readonly number[]; readonly by: readonly number[]; readonly ends: number };

/**
 * An ear for one word of at most MOST_LETTERS: follows all ways of reading a text aloud at once, one bit for each letter
 * of the word up to which it was heard, so that a text costs hardly more than its length.
 */
export type Ear = ReturnType<typeof createEar>;

export function createEar(word: string) {
  const first = beginningsOf(word.codePointAt(0) ?? 0, word) | (/^[a-z]/.test(word) ? 0 : OTHER);
  const steps = new Map<number, Steps>();
  const last = 1 << word.length;

  function stepsOf(point: number): Steps {
    const made = stepsThrough(word, String.fromCodePoint(point));
    steps.set(point, made);
    return made;
  }

  return {
    /** The end of the first place, from `from` on, that sounds like the word; -1 when there is none before `until`. */
    firstEnd(text: string, from: number, until: number): number {
      let heard = 0;
      for (let at = from; at < until; at += 1) {
        let point = text.charCodeAt(at);
        if (heard === 0 && (lettersOf(point) & first) === 0) continue;
        if (point >= 0xd800 && point <= 0xdbff && at + 1 < until) {
          point = text.codePointAt(at) ?? point;
          if (point > 0xffff) at += 1;
        }
        const { from: letters, by, ends } = steps.get(point) ?? stepsOf(point);
        const standing = heard | 1;
        if ((standing & ends) !== 0) return at + 1;
        heard = 0;
        for (let way = 0; way < by.length; way += 1) heard |= (standing & (letters[way] ?? 0)) << (by[way] ?? 0);
        if ((heard & last) !== 0) return at + 1;
      }
      return -1;
    },
  };
}

function stepsThrough(word: string, character: string): Steps {
  const by = new Map<number, number>();
  let ends = 0;
  const go = (letter: number, length: number) => by.set(length, (by.get(length) ?? 0) | (1 << letter));
  for (let letter = 0; letter < word.length; letter += 1) {
    if (word.startsWith(character, letter)) {
      go(letter, character.length);
      continue;
    }
    for (const reading of readingsOf(character)) {
      if (reading.charCodeAt(0) !== word.charCodeAt(letter)) continue;
      go(letter, 1);
      if (word.startsWith(reading, letter)) go(letter, reading.length);
      if (DOUBLE.test(reading) && word.startsWith(reading.slice(0, 2), letter)) go(letter, 2);
      if (reading.startsWith(word.slice(letter))) ends |= 1 << letter;
    }
  }
  return { from: [...by.values()], by: [...by.keys()], ends };
}

/** For each code unit the letters its readings begin with, one bit a letter; 0: not looked up yet. */
const beginnings = new Int32Array(65_536);

/** The letters with which the readings of a code unit begin, one bit a letter; all bits for half a character. */
export const lettersOf = (unit: number): number => beginnings[unit] || lookUp(unit);

function lookUp(unit: number): number {
  const character = String.fromCharCode(unit);
  return (beginnings[unit] = HALF.test(character) ? -1 : beginningsOf(unit, character));
}

function beginningsOf(point: number, text: string): number {
  if (HALF.test(text.charAt(0))) return -1;
  return readingsOf(String.fromCodePoint(point)).reduce((letters, reading) => {
    const letter = reading.charCodeAt(0) - 97;
    return letters | (letter >= 0 && letter < 26 ? 1 << letter : OTHER);
  }, 0);
}
