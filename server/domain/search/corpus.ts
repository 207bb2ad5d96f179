import { packedNumber } from "./asked-number.ts";
import { createSignatures, IN_BLOCK } from "./signatures.ts";
import { MARKS } from "./sounds.ts";
import type { Sought } from "./sought.ts";

export type Corpus = ReturnType<typeof createCorpus>;

/** What the record of a text costs beside the text itself and its signature. */
const RECORD_BYTES = 300;
/** Numbers and titles are short: an eighth of the marks tells them apart. */
const TITLE_MARKS = MARKS / 8;

/**
 * All texts of one board that can be looked through, each in a slot of its own; newer ones stand further back. A text
 * that changed leaves an empty slot and takes a new one.
 */
export function createCorpus() {
  const texts: (Sought | undefined)[] = [];
  const slots = new Map<string, readonly number[]>();
  const numbers: number[] = [];
  const signatures = createSignatures(MARKS);
  const titles = createSignatures(TITLE_MARKS);
  let emptied = 0;
  let letters = 0;
  let changes = 0;

  function remove(notice: string): boolean {
    const held = slots.get(notice);
    if (!held) return false;
    for (const slot of held) {
      letters -= texts[slot]?.text.length ?? 0;
      texts[slot] = undefined;
      emptied += 1;
    }
    changes += 1;
    return slots.delete(notice);
  }

  return {
    texts: texts as readonly (Sought | undefined)[],
    /** Public numbers by slot, packed; 0 for none. */
    numbers: numbers as readonly number[],
    signatures,
    /** Signatures of what stands first in each text: number, item and titles. */
    titles,
    has: (notice: string): boolean => slots.has(notice),
    remove,

    /** Puts a notice in, in place of what was there of it. */
    put(notice: string, soughts: readonly Sought[]): void {
      remove(notice);
      slots.set(
        notice,
        soughts.map((sought) => {
          signatures.put(texts.length, sought.text);
          titles.put(texts.length, sought.text.slice(0, sought.titleEnd));
          numbers.push(packedNumber(sought.number));
          letters += sought.text.length;
          return texts.push(sought) - 1;
        }),
      );
      changes += 1;
    },

    /** Counts what was put in and taken out. */
    changes: () => changes,
    /** More empty slots than full ones: time to make it anew. */
    isWorn: () => emptied > Math.max(IN_BLOCK, texts.length / 2),
    /** Two bytes a letter, and one for how it begins to sound. */
    bytes: () => 3 * letters + RECORD_BYTES * texts.length + signatures.bytes() + titles.bytes(),
  };
}
