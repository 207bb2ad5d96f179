/** A text in which disguises are undone, one sign for each place, with the way back to the original's offsets. */
export type Folded = {
  readonly text: string;
  readonly original: (start: number, end: number) => { start: number; end: number };
};

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\u30fc\u2500]/;
const ENTITY = /&(?:nbsp|ensp|emsp|thinsp|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/y;
const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: "0",
  零: "0",
  "○": "0",
  一: "1",
  幺: "1",
  壹: "1",
  二: "2",
  贰: "2",
  三: "3",
  叁: "3",
  四: "4",
  肆: "4",
  五: "5",
  伍: "5",
  六: "6",
  陆: "6",
  七: "7",
  柒: "7",
  八: "8",
  捌: "8",
  九: "9",
  玖: "9",
};
const SPOKEN = /[\d〇零○一幺壹二贰三叁四肆五伍六陆七柒八捌九玖]{11,}/g;

/** Signs that fold one for one, so that offsets stay: what nearly every cell is made of. */
const PLAIN = /^[\t\n\r -%'-~\u2010-\u2015\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*$/;
const FOLDED_SIGNS = /[\u2010-\u2015\u3000\uff01-\uff5e]/g;

const foldPlain = (source: string): Folded => ({
  text: spelledOut(source.replace(FOLDED_SIGNS, (sign) => plain(sign, sign.charCodeAt(0)))),
  original: (start, end) => ({ start, end }),
});

const spelledOut = (text: string): string =>
  text.replace(SPOKEN, (run) => [...run].map((sign) => CHINESE_DIGITS[sign] ?? sign).join(""));

/** Undoes full-width and mathematical signs, spaces and dashes of all kinds, invisible signs, entities, and numbers spelled digit by digit. */
export const fold = (source: string): Folded => {
  if (PLAIN.test(source)) return foldPlain(source);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  const put = (sign: string, start: number, end: number): void => {
    for (let unit = 0; unit < sign.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    text += sign;
  };
  for (let at = 0; at < source.length;) {
    const code = source.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const sign = source.slice(at, at + width);
    ENTITY.lastIndex = at;
    const entity = sign === "&" ? ENTITY.exec(source) : null;
    if (entity) {
      put(decoded(entity[1], entity[2]), at, at + entity[0].length);
      at += entity[0].length;
      continue;
    }
    if (!INVISIBLE.test(sign)) put(plain(sign, code), at, at + width);
    at += width;
  }
  return {
    text: spelledOut(text),
    original: (start, end) => ({ start: starts[start] ?? source.length, end: ends[end - 1] ?? source.length }),
  };
};

const plain = (sign: string, code: number): string => {
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  if (SPACE.test(sign)) return " ";
  return DASH.test(sign) ? "-" : sign;
};

const decoded = (decimal: string | undefined, hexadecimal: string | undefined): string => {
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? "20", 16);
  return code >= 0x30 && code <= 0x7a ? String.fromCharCode(code) : " ";
};
