/** Signs that are written in more than one way, as the one that is looked for: quotation marks, brackets, dashes, points. */
const SAME_SIGN: Readonly<Record<string, string>> = {
  "「": '"',
  "」": '"',
  "『": '"',
  "』": '"',
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "。": ".",
  "、": ",",
  "〔": "[",
  "〕": "]",
  "【": "[",
  "】": "]",
  "［": "[",
  "］": "]",
  "〈": "<",
  "〉": ">",
  "《": "<",
  "》": ">",
  "—": "-",
  "–": "-",
  "−": "-",
  "‐": "-",
  "‑": "-",
  "·": ".",
  "•": ".",
  "．": ".",
  "￥": "¥",
  〇: "零",
  "○": "零",
};
const ODD = /[A-Z\u00a0-\u00ff\u2000-\u206f\u2212\u25cb\u3000-\u303f\u0130-\u058f\uff00-\uffef]/g;

/**
 * A text as it is looked for: half width, small letters, one sign where there are several ways to write it. As long as the
 * text it was made from, unit for unit, so that what is found in it can be marked there.
 */
export const plainText = (text: string): string => text.replace(ODD, plainSign);

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign;
  const same = SAME_SIGN[sign] ?? SAME_SIGN[half];
  if (same !== undefined) return same;
  if (/\s/.test(half)) return " ";
  const small = half.toLowerCase();
  return small.length === 1 ? small : half;
}
