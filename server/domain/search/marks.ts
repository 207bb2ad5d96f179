import { plainText } from "./plain-text.ts";
import type { Word } from "./query.ts";
import { findSpelled } from "./spelled.ts";

/** Where something stands in a text: UTF-16 units, the end not included. */
export type Mark = readonly [start: number, end: number];
export type Way = "number" | "text" | "month" | "pinyin" | "initials";
export type Marked = { readonly marks: readonly Mark[]; readonly ways: readonly (Way | undefined)[] };

const MOST_MARKS = 8;

/** How a field is listened to: running text asks for more of a word, a public number is not heard at all. */
export type Listening = "short" | "running" | "silent";

/** Where the words stand in a text, and by which way each was found there. */
export function marksIn(text: string, words: readonly Word[], listening: Listening): Marked {
  const plain = plainText(text);
  const bodyFrom = listening === "running" ? 0 : plain.length;
  const marks: Mark[] = [];
  const ways = words.map((word) => {
    const written = writtenIn(plain, word.plain);
    if (written.length > 0 || !word.spelled || listening === "silent") {
      marks.push(...written);
      return written.length > 0 ? "text" : undefined;
    }
    let as: Way | undefined;
    for (let from = 0; marks.length < MOST_MARKS;) {
      const heard = findSpelled(plain, word.plain, { from, until: plain.length, bodyFrom });
      if (!heard) break;
      marks.push([heard.start, heard.end]);
      as = as === "pinyin" ? as : heard.as;
      from = heard.end;
    }
    return as;
  });
  return { marks: joined(marks), ways };
}

function writtenIn(plain: string, word: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = plain.indexOf(word); at >= 0 && marks.length < MOST_MARKS; at = plain.indexOf(word, at + word.length))
    marks.push([at, at + word.length]);
  return marks;
}

/** In order, and one where several overlap. */
export function joined(marks: readonly Mark[]): readonly Mark[] {
  const whole: [number, number][] = [];
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}

const LONGEST = 64;
const BEFORE = 16;
const BREAK = /[\s,.;:!?，。；：！？、]/;

/** The part of a text around its first mark, with signs of omission where something was left out. */
export function snippet(text: string, marks: readonly Mark[]): { text: string; marks: readonly Mark[] } {
  if (text.length <= LONGEST) return { text, marks };
  const from = beginning(text, Math.max(0, (marks[0]?.[0] ?? 0) - BEFORE));
  const until = whole(text, Math.min(text.length, Math.max(from + LONGEST, marks[0]?.[1] ?? 0)));
  const shift = (from > 0 ? 1 : 0) - from;
  return {
    text: `${from > 0 ? "…" : ""}${text.slice(from, until)}${until < text.length ? "…" : ""}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= until)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** A little on, where a sentence or its part begins, if one does. */
function beginning(text: string, from: number): number {
  if (from === 0) return 0;
  for (let at = from; at < from + BEFORE / 2; at += 1) if (BREAK.test(text[at - 1] ?? "")) return at;
  return whole(text, from);
}

/** Never between the halves of a rare character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at);
