import { pinyin } from "pinyin-pro";
import { plainText } from "./plain-text.ts";

const HAN = /\p{Script=Han}/u;
const known = new Map<string, readonly string[]>();

/**
 * How a character may be read: all its readings in small letters without tones, the usual one first; ü is typed `v`.
 * A sign that is no character reads as itself. The dictionary is that of pinyin-pro: facts, the one package down here.
 */
export function readingsOf(character: string): readonly string[] {
  const found = known.get(character);
  if (found) return found;
  const readings = HAN.test(character) ? lookUp(character) : [plainText(character)];
  known.set(character, readings);
  return readings;
}

function lookUp(character: string): readonly string[] {
  const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
  const spelled = readings.filter((reading) => /^[a-z]+$/.test(reading));
  return spelled.length > 0 ? [...new Set(spelled)] : [character];
}

/**
 * A text spelled, one entry for each character (code point) and in its order: `柳塘村` is `["liu", "tang", "cun"]`. Where a
 * character has several readings they stand side by side, `长青` is `["chang/zhang", "qing"]`; letters, digits and signs
 * stand for themselves, half width and small.
 */
export const spell = (text: string): readonly string[] =>
  Array.from(text, (character) => readingsOf(character).join("/"));
