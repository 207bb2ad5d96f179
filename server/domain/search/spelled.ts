import { readingsOf } from "./spell.ts";
import { beginsSyllable, initialsPairMark, initialsTripleMark, pairMark, soundOf, syllableNumber } from "./sounds.ts";

/** Found by whole syllables, or by the letters they begin with alone. */
export type SpelledAs = "pinyin" | "initials";
export type SpelledMatch = { readonly start: number; readonly end: number; readonly as: SpelledAs };

const LETTERS = /[a-z]/;
const SPELLED = /^[a-z0-9\p{Script=Han}]{2,}$/u;
/** No syllable begins with these. */
const NO_INITIAL = /[iuv]/;
const DOUBLE = /^[zcs]h/;
/** Texts are read aloud from their beginning; four syllables tell them well apart. */
const MOST_SEGMENTS = 4;
const MOST_WAYS = 48;

/** True for what may be the sound of something: letters, also mixed with characters or digits, as in `liutang村`. */
export const isSpelled = (word: string): boolean => SPELLED.test(word) && LETTERS.test(word);

type Segment = { readonly initials: readonly number[]; readonly syllables: readonly number[] };

/** Sets of marks, of which a text that sounds like the word has at least one set whole; undefined: nothing can be said. */
export function spelledMarks(word: string): readonly (readonly number[])[] | undefined {
  const sets = new Map<string, readonly number[]>();
  let lost = false;
  const walk = (rest: string, segments: readonly Segment[]): void => {
    if (rest === "" || segments.length === MOST_SEGMENTS) {
      const marks = marksOf(segments);
      if (marks.length === 0 || sets.size >= MOST_WAYS) lost = true;
      else sets.set(marks.join(), marks);
      return;
    }
    if (lost) return;
    for (const [segment, length] of segmentsOf(rest)) walk(rest.slice(length), [...segments, segment]);
  };
  walk(word, []);
  return lost ? undefined : [...sets.values()];
}

/** What the next character may take of what is left to match. */
function* segmentsOf(rest: string): Generator<readonly [Segment, number]> {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (!LETTERS.test(character)) {
    const { initials, syllables } = soundOf(character);
    yield [{ initials: initials.slice(0, 1), syllables: syllables.slice(0, 1) }, character.length];
    return;
  }
  const initials = [character.charCodeAt(0)];
  if (!NO_INITIAL.test(character)) yield [{ initials, syllables: [] }, 1];
  if (DOUBLE.test(rest)) yield [{ initials, syllables: [] }, 2];
  for (let length = 2; length <= Math.min(6, rest.length); length += 1) {
    const letters = rest.slice(0, length);
    const number = syllableNumber(letters);
    if (length === rest.length && beginsSyllable(letters)) yield [{ initials, syllables: [] }, length];
    else if (number !== undefined) yield [{ initials, syllables: [number] }, length];
  }
}

function marksOf(segments: readonly Segment[]): readonly number[] {
  const marks: number[] = [];
  for (let at = 1; at < segments.length; at += 1) {
    const [a, b, c] = [segments[at - 2], segments[at - 1], segments[at]];
    const [first, second] = [b?.syllables[0], c?.syllables[0]];
    if (first !== undefined && second !== undefined) marks.push(pairMark(first, second));
    const [y = 0, z = 0] = [b?.initials[0], c?.initials[0]];
    marks.push(a ? initialsTripleMark(a.initials[0] ?? 0, y, z) : initialsPairMark(y, z));
  }
  return marks;
}

/** Running text is full of every sound: there a word must take at least two characters and three letters. */
const fitsText = (word: string, start: number, end: number): boolean => end - start >= 2 && word.length >= 3;

/**
 * The first place within `from` and `until` at which a plain text sounds like the word; from `bodyFrom` on, the text is
 * running text. Every reading counts: `changqing` and `zhangqing` both find 长青.
 */
export function findSpelled(
  text: string,
  word: string,
  { from = 0, until, bodyFrom }: { from?: number; until: number; bodyFrom: number },
): SpelledMatch | undefined {
  const letters = lettersAlone(word);
  for (let start = from; start < until; start += 1) {
    if (!mayBeginSo(text, start, letters)) continue;
    const whole = consume(text, { word, at: start, taken: 0, until, whole: false });
    if (whole && (start < bodyFrom || fitsText(word, start, whole.end))) return { start, ...whole };
  }
  return undefined;
}

type Beginning = { readonly letter: number; readonly known: Uint8Array };

/**
 * The first letter, and those after it as long as each must stand for a character of its own: `cw` begins no syllable, so
 * whatever sounds like `cwjd` has a character with c and then one with w.
 */
function lettersAlone(word: string): readonly Beginning[] {
  let count = 1;
  while (count < word.length) {
    const two = word.slice(count - 1, count + 1);
    if (!/^[a-z]{2}$/.test(two) || beginsSyllable(two) || syllableNumber(two) !== undefined || DOUBLE.test(two)) break;
    count += 1;
  }
  return Array.from({ length: count }, (_, at) => beginningWith(word.charCodeAt(at)));
}

/** For each first letter or digit, whether a code unit may begin so: 0 not known yet, 1 no, 2 yes, 3 half a character. */
const beginnings = new Map<number, Beginning>();

function beginningWith(letter: number): Beginning {
  const found = beginnings.get(letter);
  if (found) return found;
  const beginning = { letter, known: new Uint8Array(65_536) };
  beginnings.set(letter, beginning);
  return beginning;
}

function mayBeginSo(text: string, start: number, letters: readonly Beginning[]): boolean {
  for (let at = 0; at < letters.length; at += 1) {
    const { letter, known } = letters[at] as Beginning;
    const unit = text.charCodeAt(start + at);
    const may = known[unit] || (known[unit] = judged(unit, letter));
    if (may === 3) return true;
    if (may === 1) return false;
  }
  return true;
}

function judged(unit: number, letter: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return 3;
  return unit === letter || soundOf(String.fromCharCode(unit)).initials.includes(letter) ? 2 : 1;
}

type Step = {
  readonly word: string;
  readonly at: number;
  readonly taken: number;
  readonly until: number;
  readonly whole: boolean;
};

function consume(text: string, step: Step): { end: number; as: SpelledAs } | undefined {
  const { word, at, taken, until, whole } = step;
  if (taken === word.length) return { end: at, as: whole ? "pinyin" : "initials" };
  const point = at < until ? text.codePointAt(at) : undefined;
  if (point === undefined || point === 10) return undefined;
  const character = String.fromCodePoint(point);
  const end = at + character.length;
  if (end > until) return undefined;
  const on = (length: number, isWhole: boolean) =>
    consume(text, { ...step, at: end, taken: taken + length, whole: whole || isWhole });
  if (word.startsWith(character, taken)) return on(character.length, false);
  for (const reading of readingsOf(character)) {
    if (reading.charCodeAt(0) !== word.charCodeAt(taken)) continue;
    const found =
      (reading.length > 1 && word.startsWith(reading, taken) ? on(reading.length, true) : undefined) ??
      on(1, false) ??
      (DOUBLE.test(reading) && word.startsWith(reading.slice(0, 2), taken) ? on(2, false) : undefined);
    if (found) return found;
    const left = word.length - taken;
    if (left < reading.length && reading.startsWith(word.slice(taken)))
      return { end, as: whole || left > 1 ? "pinyin" : "initials" };
  }
  return undefined;
}
