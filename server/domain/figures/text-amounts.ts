/** A sum of money or an area as it stands in a sentence, exactly: `value` and `step` in millionths of a yuan or mu. */
export type TextAmount = {
  /** As written: 5273万元. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly of: "money" | "area";
  readonly value: bigint;
  /** One in the last place that is written. */
  readonly step: bigint;
  readonly unit: string;
  /** A price, not a sum: 131.42元/亩, 每户50元. */
  readonly rate: boolean;
  /** 约, 近, 余, 多: written to be near. */
  readonly about: boolean;
};

const UNITS: Readonly<Record<string, readonly [of: TextAmount["of"], times: bigint]>> = {
  元: ["money", 1n],
  万元: ["money", 10_000n],
  亿元: ["money", 100_000_000n],
  亩: ["area", 1n],
  万亩: ["area", 10_000n],
};
const PLACES = 6;
const AMOUNT = /([约近]?)(?<![\d.,])(\d{1,15}(?:,\d{3})*(?:\.\d+)?)(余|多)? ?(亿元|万元|元|万亩|亩)(余|多)?(\/|每)?/gu;
const PRICED = /(?:[每人户]均?|单价|标准)[^，。；、,;\d]{0,8}$/u;

/** Every amount of a text that can be reckoned with. */
export const amountsIn = (text: string): readonly TextAmount[] =>
  [...text.matchAll(AMOUNT)].flatMap((found): TextAmount[] => {
    const [whole, near = "", digits = "", more, unit = "", behind, per] = found;
    const [of, times] = UNITS[unit] ?? [];
    const scale = digits.split(".")[1]?.length ?? 0;
    if (of === undefined || times === undefined || scale > PLACES) return [];
    const step = times * 10n ** BigInt(PLACES - scale);
    const at = found.index + near.length;
    return [
      {
        text: `${digits}${unit}`,
        at,
        end: found.index + whole.length,
        of,
        value: BigInt(digits.replaceAll(/[,.]/g, "")) * step,
        step,
        unit,
        rate: per !== undefined || PRICED.test(text.slice(Math.max(0, found.index - 12), found.index)),
        about: near !== "" || more !== undefined || behind !== undefined,
      },
    ];
  });

/** A reckoned value in the unit of another amount, without trailing noughts: 52.73万元. */
export function inUnitOf({ unit }: Pick<TextAmount, "unit">, value: bigint): string {
  const [, times = 1n] = UNITS[unit] ?? [];
  const one = times * 10n ** BigInt(PLACES);
  const [size, sign] = value < 0n ? [-value, "−"] : [value, ""];
  const digits = ((size * 10n ** BigInt(PLACES)) / one).toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -PLACES)}${fraction === "" ? "" : `.${fraction}`}${unit}`;
}
