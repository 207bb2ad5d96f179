import { lettersOf, type Ear } from "./hearing.ts";
import { readingsOf } from "./spell.ts";

/** How a plain text begins to sound, made once so that queries by initials need not hear it. */
export type Initials = {
  /**
   * One letter a code unit, by the usual reading of each character; signs stay, and what has no letter is `_`. One byte a
   * unit, so that it is looked through many times faster than the text is heard.
   */
  readonly letters: string;
  /** Places of characters that can also begin otherwise (长: c, z). */
  readonly unsure: Uint32Array;
};

const usual = new Uint8Array(65_536);
const NO_LETTER = 95;

export function initialsOf(text: string): Initials {
  const letters = Buffer.allocUnsafe(text.length);
  const unsure: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    letters[at] = usual[unit] || lookUpUsual(unit);
    const all = lettersOf(unit);
    if ((all & (all - 1)) !== 0) unsure.push(at);
  }
  return { letters: letters.toString("latin1"), unsure: Uint32Array.from(unsure) };
}

function lookUpUsual(unit: number): number {
  const character = String.fromCharCode(unit);
  const code = /[\ud800-\udfff]/.test(character) ? 0 : (readingsOf(character)[0] ?? "").charCodeAt(0);
  return (usual[unit] = code > 0 && code < 128 ? code : NO_LETTER);
}

/**
 * From where on, not before `from`, a word of which every letter stands for a character of its own may be heard by another
 * reading than the usual: near one of the places that are unsure. Undefined when nowhere.
 */
export function heardFrom(
  text: string,
  { unsure }: Initials,
  { word, ear, from, until }: { word: string; ear: Ear; from: number; until: number },
): number | undefined {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= lettersOf(word.charCodeAt(at));
  const reach = 2 * word.length;
  for (const at of unsure) {
    if (at >= until) return undefined;
    if (at < from || (lettersOf(text.charCodeAt(at)) & letters) === 0) continue;
    const near = Math.max(from, at - reach);
    if (ear.firstEnd(text, near, Math.min(until, at + reach)) >= 0) return near;
  }
  return undefined;
}
