import { askedNumber, type AskedNumber } from "./asked-number.ts";
import { askedPeriod, type AskedPeriod } from "./asked-period.ts";
import { plainText } from "./plain-text.ts";
import { putPair, soundOf } from "./sounds.ts";
import { isSpelled, spelledMarks } from "./spelled.ts";

/** Longest query that is read, in UTF-16 units. */
export const LONGEST_QUERY = 64;

/** One word of a query, with every way in which a notice may have it. */
export type Word = {
  readonly plain: string;
  /** Marks that a text with this word in it has. */
  readonly marks: readonly number[];
  readonly spelled: boolean;
  /** Sets of marks of which a text that sounds so has one whole; undefined: any text may. */
  readonly spelledMarks: readonly (readonly number[])[] | undefined;
  readonly number: AskedNumber | undefined;
  readonly period: AskedPeriod | undefined;
};

/** The words of a query, all of which a notice must have. None: nothing was asked. */
export const wordsOf = (query: string): readonly Word[] =>
  [...new Set(plainText(query).slice(0, LONGEST_QUERY).split(" "))].filter((word) => word !== "").map(wordOf);

function wordOf(plain: string): Word {
  const spelled = isSpelled(plain);
  return {
    plain,
    marks: marksOf(plain),
    spelled,
    spelledMarks: spelled ? spelledMarks(plain) : [],
    number: askedNumber(plain),
    period: askedPeriod(plain),
  };
}

function marksOf(plain: string): readonly number[] {
  const marks = new Set<number>();
  let last: number | undefined;
  for (const character of plain) {
    const [syllable] = soundOf(character).syllables;
    if (last !== undefined && syllable !== undefined) putPair(last, syllable, (mark) => marks.add(mark));
    last = syllable;
  }
  return [...marks];
}
