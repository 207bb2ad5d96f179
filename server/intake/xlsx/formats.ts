import { walkXml } from "./xml.ts";

/** How a number is shown. `decimals` is undefined where the format leaves them open. */
export type NumberFormat =
  | { readonly kind: "number"; readonly decimals?: number; readonly padTo?: number }
  | { readonly kind: "percent"; readonly decimals: number }
  | { readonly kind: "day" }
  | { readonly kind: "month" }
  | { readonly kind: "time" };

const OPEN: NumberFormat = { kind: "number" };

/** Built-in formats are known by number; 27–36 and 50–58 are days in Chinese editions. */
const builtIn = (id: number): NumberFormat => {
  if ([1, 3, 37, 38, 41, 42].includes(id)) return { kind: "number", decimals: 0 };
  if ([2, 4, 7, 8, 39, 40, 43, 44].includes(id)) return { kind: "number", decimals: 2 };
  if (id === 9 || id === 10) return { kind: "percent", decimals: id === 9 ? 0 : 2 };
  if (id === 17) return { kind: "month" };
  if ([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].includes(id)) return { kind: "time" };
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? { kind: "day" } : OPEN;
};

/** Reads a format code such as `yyyy"年"m"月"d"日"` or `#,##0.00_ `. */
export const readFormat = (code: string): NumberFormat => {
  const plain = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (/^general$/i.test(plain.trim()) || plain.includes("@")) return OPEN;
  const [years, days, hours] = [/[ye]/i.test(plain), /d/i.test(plain), /[hs]/i.test(plain)];
  if (/[ymdhs]/i.test(plain)) {
    if (days || (years && hours)) return { kind: "day" };
    if (hours) return { kind: "time" };
    return { kind: "month" };
  }
  const decimals = /\.([0#?]+)/.exec(plain)?.[1]?.length ?? 0;
  if (plain.includes("%")) return { kind: "percent", decimals };
  if (/^0{2,}$/.test(plain.trim())) return { kind: "number", decimals: 0, padTo: plain.trim().length };
  if (/[e?/]/i.test(plain) || /[0#],+(?:\.|$)/.test(plain.trim()) || !/[0#]/.test(plain)) return OPEN;
  return { kind: "number", decimals };
};

/** The number format of each cell style. */
export const readFormats = (xml: string | undefined): ((style: number) => NumberFormat) => {
  const codes = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let inCellFormats = false;
  if (xml !== undefined)
    walkXml(xml, {
      open: (name, attributes) => {
        if (name === "numFmt") codes.set(Number(attributes["numFmtId"]), readFormat(attributes["formatCode"] ?? ""));
        if (name === "cellXfs") inCellFormats = true;
        if (name !== "xf" || !inCellFormats) return;
        const id = Number(attributes["numFmtId"] ?? 0);
        styles.push(codes.get(id) ?? builtIn(id));
      },
      close: (name) => {
        if (name === "cellXfs") inCellFormats = false;
      },
    });
  return (style) => styles[style] ?? OPEN;
};
