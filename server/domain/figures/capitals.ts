const DIGITS = new Map(
  [..."零壹贰叁肆伍陆柒捌玖"]
    .map((sign, value) => [sign, BigInt(value)] as const)
    .concat(
      [..."〇一二三四五六七八九"].map((sign, value) => [sign, BigInt(value)] as const),
      [
        ["○", 0n],
        ["两", 2n],
        ["貳", 2n],
        ["參", 3n],
        ["陸", 6n],
      ],
    ),
);
const STEPS = new Map([
  ["拾", 10n],
  ["十", 10n],
  ["佰", 100n],
  ["百", 100n],
  ["仟", 1000n],
  ["千", 1000n],
]);
const GROUPS = new Map([
  ["万", 10_000n],
  ["萬", 10_000n],
  ["亿", 100_000_000n],
  ["億", 100_000_000n],
]);

/** A whole number in Chinese numerals, ordinary or capital (叁仟贰佰, 十二, 一万零五); nothing when the order of signs makes no number. */
export const wholeFromCapitals = (text: string): bigint | undefined => {
  let total = 0n;
  let section = 0n;
  let digit: bigint | undefined;
  let lastStep = 100_000n;
  let lastGroup = 1n << 60n;
  if (text === "") return undefined;
  for (const sign of text) {
    const value = DIGITS.get(sign);
    const step = STEPS.get(sign);
    const group = GROUPS.get(sign);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0n) return undefined;
      digit = value;
    } else if (step !== undefined) {
      if (step >= lastStep) return undefined;
      if (digit === undefined && step !== 10n) return undefined;
      section += (digit ?? 1n) * step;
      lastStep = step;
      digit = undefined;
    } else if (group !== undefined) {
      section += digit ?? 0n;
      if (group >= lastGroup || section === 0n) return undefined;
      total += section * group;
      lastGroup = group;
      lastStep = 100_000n;
      section = 0n;
      digit = undefined;
    } else return undefined;
  }
  return total + section + (digit ?? 0n);
};

const SHAPE = /^(?:人民币)?(?:(.+?)[元圆])?(?:零?(.)角)?(?:零?(.)分)?[整正]?$/u;

/** A sum in Chinese numerals (大写金额) in fen, when it says 元/圆, 角 or 分; `undefined` when it is no such sum. */
export const fenFromCapitals = (text: string): bigint | undefined => {
  const shape = SHAPE.exec(text.replaceAll(" ", ""));
  if (!shape) return undefined;
  const [, yuan, jiao, fen] = shape;
  if (yuan === undefined && jiao === undefined && fen === undefined) return undefined;
  const parts = [yuan, jiao, fen].map((part) => (part === undefined ? 0n : wholeFromCapitals(part)));
  const [yuanPart, jiaoPart, fenPart] = parts;
  if (yuanPart === undefined || jiaoPart === undefined || fenPart === undefined) return undefined;
  if (jiaoPart > 9n || fenPart > 9n) return undefined;
  return yuanPart * 100n + jiaoPart * 10n + fenPart;
};

/** Whether a text is written in Chinese numerals alone, with or without units of money. */
export const isCapitals = (text: string): boolean =>
  /^(?:人民币)?[零〇○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟一二三四五六七八九十百千两万萬亿億元圆角分整正 ]+$/u.test(text) &&
  /[零〇○壹贰貳叁參肆伍陆陸柒捌玖拾一二三四五六七八九十两]/u.test(text);
