/** A piece of a sentence; a whole one is never broken over two lines. */
export interface Piece {
  readonly text: string;
  readonly whole: boolean;
}

/** A figure with its unit, a day, a telephone number, the number of a document (look/README.md §3). */
const UNBROKEN =
  /\p{Script=Han}{0,2}〔\d{4}〕\d*号?|(?:[−-]?\d[\d,.:：—/-]*\s?[\p{Script=Han}%]?)+(?:\/\p{Script=Han})?/gu;

export function unbroken(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(UNBROKEN)) {
    if (index > at) pieces.push({ text: text.slice(at, index), whole: false });
    pieces.push({ text: found, whole: true });
    at = index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), whole: false });
  return pieces;
}

/** A sentence in phrases, each with its pieces: a line ends after a phrase as long as a phrase fits on a line. */
export const phrases = (text: string): readonly (readonly Piece[])[] => text.split(/(?<=[，；。、])/u).map(unbroken);

/** Where a column's head may break when a table is too wide: before its unit, else in its middle. */
export function headPieces(label: string): readonly string[] {
  const [name = "", ...unit] = label.split(/(?=（)/u);
  const letters = [...name];
  if (letters.length < 4) return [name, ...unit];
  const middle = Math.ceil(letters.length / 2);
  return [letters.slice(0, middle).join(""), letters.slice(middle).join(""), ...unit];
}
