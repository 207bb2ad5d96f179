/**
 * What fits on the glass of a television, in px of 1920 × 1080. Pages are cut on the server, so that a set-top box
 * without script turns them by links; views/styles/_tv-*.css keeps to the same measures.
 */
export const GLASS = { width: 1728, body: 700, secondTitleLine: 50 } as const;
export const TEXT = { font: 42, line: 67, gap: 18, ems: 40 } as const;
export const CELL = { font: 38, line: 50, pad: 16, gap: 30 } as const;
export const TABLE = { head: 64, caption: 54, foot: 70, most: 8, least: 3 } as const;
export const LIST_ROWS = 6;

/** Width in characters: figures and Latin letters are a little more than half as wide. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const letter of text) ems += (letter.codePointAt(0) ?? 0) < 0x2e80 ? 0.58 : 1;
  return ems;
}

/** Lines a text takes in a width; a line may end early so that figures and days stay whole. */
export const linesOf = (text: string, ems: number): number =>
  Math.max(1, Math.ceil(emsOf(text) / Math.max(1, ems - 1)));

/** The first part of a text that takes at most so many lines, ended after a sentence where one ends in its last third. */
export function headOf(text: string, { lines, ems }: { lines: number; ems: number }): string {
  const room = lines * (ems - 1);
  if (emsOf(text) <= room) return text;
  let used = 0;
  let end = 0;
  const letters = [...text];
  while (end < letters.length && used + emsOf(letters[end] ?? "") <= room) used += emsOf(letters[end++] ?? "");
  const cut = letters.slice(0, end).join("");
  const sentence = Math.max(...["。", "；", "，", "、"].map((mark) => cut.lastIndexOf(mark)));
  return sentence > (cut.length * 2) / 3 ? cut.slice(0, sentence + 1) : cut;
}

/** Texts that follow each other down a page, cut over pages: each part says on which page it stands. */
export type Part = { readonly page: number; readonly text: string };

export function createFlow({ first, room }: { first: number; room: number }) {
  let page = first;
  let left = room;

  function nextPage(): void {
    page += 1;
    left = room;
  }

  return {
    page: (): number => page,
    /** Whether anything stands on the page already. */
    begun: (): boolean => left < room,
    /** Keeps a block of a height together; returns its page. */
    block(height: number): number {
      if (height > left && left < room) nextPage();
      left -= height;
      return page;
    },
    text(text: string): readonly Part[] {
      const parts: Part[] = [];
      let rest = text;
      do {
        let lines = Math.floor((left - TEXT.gap) / TEXT.line);
        const wanted = linesOf(rest, TEXT.ems);
        if (lines < Math.min(2, wanted)) {
          nextPage();
          lines = Math.floor((left - TEXT.gap) / TEXT.line);
        }
        const head = headOf(rest, { lines, ems: TEXT.ems });
        parts.push({ page, text: head });
        left -= linesOf(head, TEXT.ems) * TEXT.line + TEXT.gap;
        rest = rest.slice(head.length);
      } while (rest !== "");
      return parts;
    },
    nextPage,
  };
}
