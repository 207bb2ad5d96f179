import { eachMark } from "./sounds.ts";

/** A block is 32 texts, a bit of one word each. */
export const IN_BLOCK = 32;
/** So many blocks lie side by side mark by mark: whoever goes from block to block finds the next words of its marks near. */
const IN_GROUP = 16;

type Group = { width: number; words: Uint32Array };

export type Signatures = ReturnType<typeof createSignatures>;

/**
 * Signatures of texts, kept across: one word tells for 32 texts which of them have a mark. A query reads a few words a
 * block, however long the texts are. What has all marks of a query may hold it and is read; what lacks one cannot.
 * `marks`: how many there are, a power of two; marks beyond it are folded.
 */
export function createSignatures(marks: number) {
  const groups: Group[] = [];
  const last = marks - 1;
  let blocks = 0;
  let size = 0;

  /** The group of a block, wide enough for it. */
  function groupFor(block: number): Group {
    const at = Math.floor(block / IN_GROUP);
    while (groups.length <= at) {
      groups.push({ width: 1, words: new Uint32Array(marks) });
      size += marks;
    }
    const group = groups[at] as Group;
    while (group.width <= block % IN_GROUP) widen(group);
    blocks = Math.max(blocks, block + 1);
    return group;
  }

  function widen(group: Group): void {
    const { width, words } = group;
    const wider = new Uint32Array(2 * words.length);
    for (let mark = 0; mark < marks; mark += 1)
      for (let at = 0; at < width; at += 1) wider[2 * width * mark + at] = words[width * mark + at] ?? 0;
    size += words.length;
    group.width = 2 * width;
    group.words = wider;
  }

  /** Which of a block's texts have all of the marks. */
  function haveAll(block: number, wanted: readonly number[]): number {
    const { width, words } = groups[Math.floor(block / IN_GROUP)] as Group;
    let having = -1;
    for (let at = 0; at < wanted.length && having !== 0; at += 1)
      having &= words[((wanted[at] ?? 0) & last) * width + (block % IN_GROUP)] ?? 0;
    return having;
  }

  return {
    blocks: () => blocks,
    bytes: () => 4 * size,
    haveAll,
    /** Which of a block's texts have all marks of one of the sets. */
    haveAny(block: number, sets: readonly (readonly number[])[]): number {
      let having = 0;
      for (const wanted of sets) having |= haveAll(block, wanted);
      return having;
    },
    put(slot: number, text: string): void {
      const block = Math.floor(slot / IN_BLOCK);
      const { width, words } = groupFor(block);
      const [at, bit] = [block % IN_GROUP, 1 << (slot % IN_BLOCK)];
      eachMark(text, (mark) => {
        const place = (mark & last) * width + at;
        words[place] = (words[place] ?? 0) | bit;
      });
    },
  };
}
