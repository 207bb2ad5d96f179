import { isNumber } from "./asked-number.ts";
import { holdsMonths } from "./asked-period.ts";
import type { Corpus } from "./corpus.ts";
import type { Word } from "./query.ts";
import { haveAll, haveAny, IN_BLOCK, type Block } from "./signatures.ts";
import type { Sought } from "./sought.ts";
import { findSpelled } from "./spelled.ts";
import type { Visible } from "./visible.ts";

/** How well a notice has a word, the best first; what is found by its sound comes after what is found as it is written. */
const RANK = { number: 0, title: 1, period: 2, cell: 3, body: 4 } as const;
const BY_SOUND = 5;
export const NOT_THERE = -1;

/** Calls `found` for every text that has all words within what can be seen of it, with its rank: that of its weakest word. */
export function find(
  corpus: Corpus,
  words: readonly Word[],
  { visible, found }: { visible: Visible; found: (slot: number, rank: number) => void },
): void {
  const having = new Int32Array(2 * words.length);
  for (const [at, block] of corpus.blocks.entries()) {
    const first = at * IN_BLOCK;
    let left = candidates(block, words, having);
    while (left !== 0) {
      const bit = 31 - Math.clz32(left);
      left &= ~(1 << bit);
      const slot = first + bit;
      const until = visible.ends[slot] ?? 0;
      const sought = until === 0 ? undefined : corpus.texts[slot];
      if (!sought) continue;
      const rank = rankOf(sought, words, { until, months: visible.months[slot] ?? 0, having, bit: 1 << bit });
      if (rank !== NOT_THERE) found(slot, rank);
    }
  }
}

/** Texts of a block worth reading; leaves in `having` which of them may have each word as it is written, and as it sounds. */
function candidates(block: Block, words: readonly Word[], having: Int32Array): number {
  let all = -1;
  for (const [at, { marks, spelledMarks, number, period }] of words.entries()) {
    const written = haveAll(block, marks);
    const heard = spelledMarks ? haveAny(block, spelledMarks) : -1;
    having[2 * at] = written;
    having[2 * at + 1] = heard;
    if (!number && !period) all &= written | heard;
  }
  return all;
}

type Seen = {
  readonly until: number;
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
  if (number && isNumber(number, sought.number)) return RANK.number;
  const { text, titleEnd, cellsEnd } = sought;
  const start = ((seen.having[2 * at] ?? 0) & seen.bit) === 0 ? -1 : text.indexOf(plain);
  const isSeen = start >= 0 && start + plain.length <= seen.until;
  if (isSeen && isWholeNumber(sought, start, plain)) return RANK.number;
  if (isSeen && start < titleEnd) return RANK.title;
  if (period && holdsMonths(period, seen.months)) return RANK.period;
  if (isSeen) return start < cellsEnd ? RANK.cell : RANK.body;
  if (!spelled || ((seen.having[2 * at + 1] ?? 0) & seen.bit) === 0) return NOT_THERE;
  const heard = findSpelled(text, plain, { until: seen.until, bodyFrom: cellsEnd });
  if (!heard) return NOT_THERE;
  const place = heard.start < titleEnd ? RANK.title : heard.start < cellsEnd ? RANK.cell : RANK.body;
  return BY_SOUND + 2 * place + (heard.as === "initials" ? 1 : 0);
}

/** The end of the public number, not beginning within its digits. */
function isWholeNumber({ text, numberEnd }: Sought, at: number, plain: string): boolean {
  if (at + plain.length !== numberEnd - 1) return false;
  return at === 0 || !/\d/.test(text[at - 1] ?? "") || !/^\d/.test(plain);
}
