/** A piece of a sentence; a whole one is never broken over two lines. */
export interface Piece {
  readonly text: string;
  readonly whole: boolean;
}

/** A figure with its unit, a day, a telephone number, the number of a document (look/README.md §3). */
const UNBROKEN = new RegExp(
  [
    String.raw`\p{Script=Han}{0,2}〔\d{4}〕\d*号?`,
    String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日`,
    String.raw`\d{4}年(?:\d{1,2}月)?`,
    String.raw`(?:电话\s?)?[−-]?\d[\d,.:：—/-]*\s?(?:(?![至到和与及起])\p{Script=Han}|%)?(?:\/\p{Script=Han})?`,
  ].join("|"),
  "gu",
);

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

/** A part of a sentence up to its mark; one that is kept goes to the next line whole. */
export interface Phrase {
  readonly pieces: readonly Piece[];
  readonly kept: boolean;
}

const SHORTEST_PHRASE = 4;
const LONGEST_PHRASE = 16;

/** A sentence in phrases: where it needs a second line, the first ends after a phrase. */
export function phrases(text: string): readonly Phrase[] {
  const found: string[] = [];
  for (const part of text.split(/(?<=[，；。、])/u)) {
    const last = found.at(-1);
    if (last !== undefined && (last.length < SHORTEST_PHRASE || part.length < SHORTEST_PHRASE))
      found.push(`${found.pop()}${part}`);
    else found.push(part);
  }
  return found.map((part) => ({ pieces: unbroken(part), kept: part.length <= LONGEST_PHRASE }));
}

const LONGEST_END = 14;

/** A paragraph whose last phrase goes to the last line whole, so that no two or three characters stand on it alone. */
export function sentence(text: string): readonly Phrase[] {
  const end = text.split(/(?<=[，；。、：])/u).at(-1) ?? "";
  if (end.length === 0 || end.length > LONGEST_END || end.length === text.length) {
    return [{ pieces: unbroken(text), kept: false }];
  }
  return [
    { pieces: unbroken(text.slice(0, -end.length)), kept: false },
    { pieces: unbroken(end), kept: true },
  ];
}

/** A title that needs two lines breaks after its reporting period: 柳塘村2026年第三季度 | 债权债务、借款、担保. */
export function titleParts(title: string): readonly string[] {
  const period = /^.{0,12}\d{4}年(?:\d{1,2}月(?!\d)|第.季度|[上下]半年|度)?(?=\D.{3})/u.exec(title)?.[0];
  return period === undefined ? [title] : [period, title.slice(period.length)];
}

/** Where a column's head may break when a table is too wide: before its unit, else in its middle. */
export function headPieces(label: string): readonly string[] {
  const [name = "", ...unit] = label.split(/(?=（)/u);
  const letters = [...name];
  if (letters.length < 4) return [name, ...unit];
  const middle = Math.ceil(letters.length / 2);
  return [letters.slice(0, middle).join(""), letters.slice(middle).join(""), ...unit];
}
