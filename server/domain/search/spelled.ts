import { readingsOf } from "./spell.ts";
import { createEar, MOST_LETTERS, type Ear } from "./hearing.ts";
import { beginsSyllable, putInitials, putPair, soundOf, syllableNumber } from "./sounds.ts";

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
  const put = (mark: number) => void marks.push(mark);
  for (let at = 1; at < segments.length; at += 1) {
    const [a, b, c] = [segments[at - 2], segments[at - 1], segments[at]];
    const [first, second] = [b?.syllables[0], c?.syllables[0]];
    if (first !== undefined && second !== undefined) putPair(first, second, put);
    const [y = 0, z = 0] = [b?.initials[0], c?.initials[0]];
    if (a) putInitials(a.initials[0] ?? 0, y, z, put);
  }
  return marks;
}

/** Running text is full of every sound: there a word must take at least two characters and three letters. */
export const fitsText = (word: string, start: number, end: number): boolean => end - start >= 2 && word.length >= 3;

/**
 * The first place within `from` and `until` at which a plain text sounds like the word; from `bodyFrom` on, the text is
 * running text. Every reading counts: `changqing` and `zhangqing` both find 长青.
 */
export function findSpelled(
  text: string,
  word: string,
  { from = 0, until, bodyFrom }: { from?: number; until: number; bodyFrom: number },
): SpelledMatch | undefined {
  const ear = earFor(word);
  let start = from;
  for (let heardTo = from; heardTo < until;) {
    const end = ear ? ear.firstEnd(text, heardTo, until) : until;
    if (end < 0) return undefined;
    // No place that sounds so is longer than its letters, each of which stands for one character of at most two units.
    for (start = Math.max(start, end - 2 * word.length); start < end; start += 1) {
      const whole = consume(text, { word, at: start, taken: 0, until, whole: false });
      if (whole && (start < bodyFrom || fitsText(word, start, whole.end))) return { start, ...whole };
    }
    heardTo = end;
  }
  return undefined;
}

/** True where no two letters can belong to one character: `cw` begins no syllable, so `cwjd` is four of them. */
export function isLettersAlone(word: string): boolean {
  if (!/^[a-z]+$/.test(word)) return false;
  for (let at = 1; at < word.length; at += 1) {
    const two = word.slice(at - 1, at + 1);
    if (beginsSyllable(two) || syllableNumber(two) !== undefined || DOUBLE.test(two)) return false;
  }
  return true;
}

/** Ears for the words of the last queries. */
const ears = new Map<string, Ear>();
const MOST_EARS = 64;

export function earFor(word: string): Ear | undefined {
  if (word.length > MOST_LETTERS) return undefined;
  const known = ears.get(word);
  if (known) return known;
  if (ears.size >= MOST_EARS) ears.clear();
  const made = createEar(word);
  ears.set(word, made);
  return made;
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
  if (point === undefined) return undefined;
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
