import { wholeFromCapitals } from "../figures/capitals.ts";

/** What a text lists under a head: …5273万元：（一）…；（二）… in one paragraph, or a paragraph each. */
export type TextList = {
  /** Index of the paragraph with the head. */
  readonly row: number;
  /** The sentence that ends in the colon. */
  readonly head: string;
  readonly items: readonly string[];
};

const MARK = /[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?<![\d.])(\d{1,2})[.．、](?!\d)|([①-⑳])/gu;
const ENDS_IN_COLON = /[:：]\s*$/u;

/** Lists whose marks count on from one; `row` counts the paragraphs given. */
export const listsIn = (paragraphs: readonly string[]): readonly TextList[] =>
  paragraphs.flatMap((line, row): TextList[] => {
    const within = itemsOf(line);
    if (within && ENDS_IN_COLON.test(within.before))
      return [{ row, head: lastSentence(within.before), items: within.items }];
    if (within || !ENDS_IN_COLON.test(line)) return [];
    const items = following(paragraphs.slice(row + 1));
    return items.length < 2 ? [] : [{ row, head: lastSentence(line), items }];
  });

function itemsOf(line: string): { readonly before: string; readonly items: readonly string[] } | undefined {
  const marks = [...line.matchAll(MARK)];
  const style = styleOf(marks[0]);
  const own = marks.filter((mark) => styleOf(mark) === style);
  if (own.length < 2 || own.some((mark, index) => numberOf(mark) !== index + 1)) return undefined;
  const items = own.map((mark, index) => line.slice(mark.index + mark[0].length, own[index + 1]?.index));
  return { before: line.slice(0, own[0]?.index), items };
}

/** The paragraphs that begin with one, two, three … */
function following(paragraphs: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of paragraphs) {
    const [mark] = line.trimStart().matchAll(MARK);
    if (mark?.index !== 0 || numberOf(mark) !== items.length + 1) break;
    items.push(line.trimStart().slice(mark[0].length));
  }
  return items;
}

const styleOf = (mark: RegExpExecArray | undefined): string =>
  mark?.[1] === undefined ? (mark?.[2] === undefined ? "circled" : "plain") : /\d/.test(mark[1]) ? "digits" : "chinese";

function numberOf([, bracketed, plain, circled]: RegExpExecArray): number {
  if (circled !== undefined) return (circled.codePointAt(0) ?? 0) - ("①".codePointAt(0) ?? 0) + 1;
  const written = bracketed ?? plain ?? "";
  return /^\d+$/.test(written) ? Number(written) : Number(wholeFromCapitals(written) ?? 0n);
}

const lastSentence = (text: string): string => text.split(/[。；;]/u).at(-1) ?? text;
