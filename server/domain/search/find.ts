import { isNumber } from "./asked-number.ts";
import { holdsMonths } from "./asked-period.ts";
import type { Corpus } from "./corpus.ts";
import { heardFrom } from "./initials.ts";
import type { Word } from "./query.ts";
import { IN_BLOCK, type Signatures } from "./signatures.ts";
import type { Sought } from "./sought.ts";
import { earFor, findSpelled, fitsText, isLettersAlone, type SpelledMatch } from "./spelled.ts";
import type { Visible } from "./visible.ts";

/** How well a notice has a word, the best first; what is found by its sound comes after what is found as it is written. */
const RANK = { number: 0, title: 1, period: 2, cell: 3, body: 4 } as const;
const BY_SOUND = 5;
export const NOT_THERE = -1;

/** So many letters are read in a row, some milliseconds; what must be heard letter by letter costs so many times more. */
const LETTERS_IN_A_ROW = 4_000_000;
const HEARING = 8;

/**
 * Calls `found` for texts that have all words within what can be seen of them, with their rank: that of the weakest word.
 * First those with the public number, then those that have all in number and title, then the others; of each the newest
 * first, and after `most` no further ones. Returns false when there may be more. Yields whenever it has read so much that
 * others should have the processor: the same query yields as often on every machine.
 */
export function* find(
  corpus: Corpus,
  words: readonly Word[],
  { visible, most, found }: { visible: Visible; most: number; found: (slot: number, rank: number) => void },
): Generator<undefined, boolean> {
  const having = new Int32Array(2 * words.length);
  const done = new Int32Array(corpus.signatures.blocks());
  const costOfLetter = words.some(({ spelled }) => spelled) ? HEARING : 1;
  let count = 0;
  let read = 0;
  for (const among of [numbered, titled, anywhere]) {
    for (let at = done.length - 1; at >= 0; at -= 1) {
      const around = { corpus, words, visible, at };
      let left = among(around) & ~(done[at] ?? 0);
      if (left === 0) continue;
      markHaving(around, having);
      while (left !== 0) {
        const bit = 31 - Math.clz32(left);
        left &= ~(1 << bit);
        const slot = at * IN_BLOCK + bit;
        const until = visible.ends[slot] ?? 0;
        const sought = until === 0 ? undefined : corpus.texts[slot];
        if (!sought) continue;
        read += until * costOfLetter;
        if (read > LETTERS_IN_A_ROW) {
          read = 0;
          yield;
        }
        const number = corpus.numbers[slot] ?? 0;
        const seen = { until, number, months: visible.months[slot] ?? 0, having, bit: 1 << bit };
        const rank = rankOf(sought, words, seen);
        if (rank === NOT_THERE) continue;
        if (count === most) return false;
        count += 1;
        done[at] = (done[at] ?? 0) | (1 << bit);
        found(slot, rank);
      }
    }
  }
  return true;
}

type Around = {
  readonly corpus: Corpus;
  readonly words: readonly Word[];
  readonly visible: Visible;
  /** The block. */
  readonly at: number;
};

/** Texts of a block whose public number is asked for, where nothing else is. */
function numbered({ corpus, words, at }: Around): number {
  const [word] = words;
  return words.length === 1 && word?.number ? slotsThat(at, (slot) => hasNumber(word, corpus, slot)) : 0;
}

const titled = (around: Around): number => candidates(around.corpus.titles, around);
const anywhere = (around: Around): number => candidates(around.corpus.signatures, around);

/** Texts of a block worth reading: those that may have each word as it is written, as it sounds, or by number or month. */
function candidates(signatures: Signatures, { corpus, words, visible, at }: Around): number {
  let all = -1;
  for (const word of words) {
    let may = signatures.haveAll(at, word.marks) | heardIn(signatures, at, word);
    const { number, period } = word;
    if (number) may |= slotsThat(at, (slot) => hasNumber(word, corpus, slot));
    if (period) may |= slotsThat(at, (slot) => holdsMonths(period, visible.months[slot] ?? 0));
    all &= may;
    if (all === 0) return 0;
  }
  return all;
}

const heardIn = (signatures: Signatures, block: number, { spelledMarks }: Word): number =>
  spelledMarks ? signatures.haveAny(block, spelledMarks) : -1;

const hasNumber = ({ number }: Word, corpus: Corpus, slot: number): boolean =>
  number !== undefined && isNumber(number, corpus.numbers[slot] ?? 0);

function slotsThat(block: number, holds: (slot: number) => boolean): number {
  let slots = 0;
  for (let bit = 0; bit < IN_BLOCK; bit += 1) if (holds(block * IN_BLOCK + bit)) slots |= 1 << bit;
  return slots;
}

/** Leaves in `having` which texts of a block may have each word as it is written, and as it sounds. */
function markHaving({ corpus: { signatures }, words, at: block }: Around, having: Int32Array): void {
  for (const [at, word] of words.entries()) {
    having[2 * at] = signatures.haveAll(block, word.marks);
    having[2 * at + 1] = heardIn(signatures, block, word);
  }
}

type Seen = {
  readonly until: number;
  readonly number: number;
  readonly months: number;
  readonly having: Int32Array;
  readonly bit: number;
};

function rankOf(sought: Sought, words: readonly Word[], seen: Seen): number {
  let weakest = 0;
  for (let at = 0; at < words.length; at += 1) {
    const rank = rankOfWord(sought, words[at] as Word, { seen, at });
    if (rank === NOT_THERE) return NOT_THERE;
    if (rank > weakest) weakest = rank;
  }
  return weakest;
}

function rankOfWord(sought: Sought, word: Word, { seen, at }: { seen: Seen; at: number }): number {
  const { plain, number, period, spelled } = word;
  if (number && isNumber(number, seen.number)) return RANK.number;
  const { text, titleEnd, cellsEnd } = sought;
  const start = ((seen.having[2 * at] ?? 0) & seen.bit) === 0 ? -1 : text.indexOf(plain);
  const isSeen = start >= 0 && start + plain.length <= seen.until;
  if (isSeen && isWholeNumber(sought, start, plain)) return RANK.number;
  if (isSeen && start < titleEnd) return RANK.title;
  if (period && holdsMonths(period, seen.months)) return RANK.period;
  if (isSeen) return start < cellsEnd ? RANK.cell : RANK.body;
  if (!spelled || ((seen.having[2 * at + 1] ?? 0) & seen.bit) === 0) return NOT_THERE;
  const heard = heardAt(sought, plain, seen.until);
  if (!heard) return NOT_THERE;
  const place = heard.start < titleEnd ? RANK.title : heard.start < cellsEnd ? RANK.cell : RANK.body;
  return BY_SOUND + 2 * place + (heard.as === "initials" ? 1 : 0);
}

/**
 * As it sounds: most of what is looked for so is found by the first letters of the usual readings, and read no further. A
 * public number is not heard: every one of a village begins with the village's name, so its initials would find all.
 */
function heardAt(sought: Sought, word: string, until: number): SpelledMatch | undefined {
  const { text, initials, numberEnd, cellsEnd } = sought;
  const start = initials.letters.indexOf(word, numberEnd);
  const end = start + word.length;
  if (start >= 0 && end <= until && (start < cellsEnd || fitsText(word, start, end)))
    return { start, end, as: "initials" };
  const ear = isLettersAlone(word) ? earFor(word) : undefined;
  const from = ear ? heardFrom(text, initials, { word, ear, from: numberEnd, until }) : numberEnd;
  return from === undefined ? undefined : findSpelled(text, word, { from, until, bodyFrom: cellsEnd });
}

/** The end of the public number, not beginning within its digits. */
function isWholeNumber({ text, numberEnd }: Sought, at: number, plain: string): boolean {
  if (at + plain.length !== numberEnd - 1) return false;
  return at === 0 || !/\d/.test(text[at - 1] ?? "") || !/^\d/.test(plain);
}
