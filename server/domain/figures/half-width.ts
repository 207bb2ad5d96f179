/** Nothing to fold: most cells, told quickly. */
const ORDINARY = /^[\x21-\x7e\u4e00-\u9fff]*$/;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const MINUS = /[\u2212\u2010\u2011\u2013\ufe63\u2012]/g;

/** Full-width signs as their ASCII ones, every space as a plain one, every short minus as '-', nothing invisible left. */
export const halfWidth = (text: string): string => (ORDINARY.test(text) ? text : folded(text));

const folded = (text: string): string =>
  text
    .replace(INVISIBLE, "")
    .replace(ODD_SPACE, " ")
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(MINUS, "-")
    .trim();

export const hasFullWidthDigits = (text: string): boolean => /[\uff10-\uff19]/.test(text);
