import { eachMark } from "./sounds.ts";

export const IN_BLOCK = 32;

/** Marks of 32 texts: for each mark one bit a text. */
export type Block = Uint32Array;

/**
 * Signatures of texts, kept across: one word tells for 32 texts which of them have a mark. A query reads a few words a
 * block, however long the texts are. What has all marks of a query may hold it and is read; what lacks one cannot.
 */
export function createSignatures(marks: number) {
  const blocks: Block[] = [];
  const last = marks - 1;
  return {
    blocks: blocks as readonly Block[],
    put(slot: number, text: string): void {
      const at = Math.floor(slot / IN_BLOCK);
      while (blocks.length <= at) blocks.push(new Uint32Array(marks));
      const [block, bit] = [blocks[at] as Block, 1 << (slot % IN_BLOCK)];
      eachMark(text, (mark) => void (block[mark & last] = (block[mark & last] ?? 0) | bit));
    },
  };
}

/** Which of a block's texts have all of the marks. */
export function haveAll(block: Block, marks: readonly number[]): number {
  const last = block.length - 1;
  let having = -1;
  for (const mark of marks) having &= block[mark & last] ?? 0;
  return having;
}

/** Which of a block's texts have all marks of one of the sets. */
export function haveAny(block: Block, sets: readonly (readonly number[])[]): number {
  let having = 0;
  for (const marks of sets) having |= haveAll(block, marks);
  return having;
}
