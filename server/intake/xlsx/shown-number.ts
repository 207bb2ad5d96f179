import { dayOfSerial } from "../../domain/figures/day-serial.ts";
import type { Cell } from "../../domain/grid/grid.ts";
import type { NumberFormat } from "./formats.ts";

/** A stored number as the cell shows it; days are computed in whole days, so no time zone touches them. */
export const shownNumber = (raw: string, format: NumberFormat, date1904: boolean): Cell => {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return { text: raw.trim() };
  const plain = plainDecimal(raw, value);
  const lost = value >= 1e15 && Number.isInteger(value) ? { digitsLost: true as const } : {};
  if (format.kind === "percent")
    return { text: `${rounded(shifted(plain, 2), Math.max(format.decimals, 0))}%`, numeric: true };
  if (format.kind === "number") {
    const { decimals, padTo } = format;
    if (decimals === undefined || decimals >= fractionOf(plain).length)
      return { text: plain.padStart(padTo ?? 0, "0"), numeric: true, ...lost };
    const text = rounded(plain, decimals);
    return { text: text.padStart(padTo ?? 0, "0"), numeric: true, exact: plain, ...lost };
  }
  const serial = value + (date1904 ? 1462 : 0);
  if (format.kind === "time" && serial < 61) return { text: clockOf(serial) };
  const day = dayOfSerial(serial);
  if (day === undefined) return { text: plain, numeric: true };
  if (format.kind === "month") return { text: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月` };
  const time = clockOf(serial);
  return { text: time === "00:00" ? day : `${day} ${time}` };
};

const fractionOf = (plain: string): string => plain.split(".")[1] ?? "";

/** Spreadsheets hold 15 significant digits; what stands behind them is noise of the binary form. */
const plainDecimal = (raw: string, value: number): string => {
  const text = raw.trim().replace(/^\+/, "");
  if (/^-?\d{1,15}$/.test(text)) return text;
  if (/^-?\d+\.\d+$/.test(text) && text.replace(/\D/g, "").length <= 15) return trimmed(text);
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  return trimmed(shifted(mantissa, Number(exponent)));
};

const trimmed = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/** Moves the decimal point to the right (or left) without arithmetic. */
const shifted = (text: string, places: number): string => {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const point = whole.length + places;
  const digits = (whole + fraction)
    .padEnd(point, "0")
    .padStart(Math.max((whole + fraction).length, (whole + fraction).length - point + 1), "0");
  const at = point <= 0 ? 1 : point;
  const head = digits.slice(0, at).replace(/^0+(?=\d)/, "");
  const tail = digits.slice(at);
  return trimmed(`${negative ? "-" : ""}${head}${tail === "" ? "" : `.${tail}`}`);
};

/** Rounds half away from zero, as spreadsheets show. */
const rounded = (plain: string, decimals: number): string => {
  const negative = plain.startsWith("-");
  const [whole = "0", fraction = ""] = plain.replace("-", "").split(".");
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const value = kept + (Number(fraction[decimals] ?? 0) >= 5 ? 1n : 0n);
  const digits = String(value).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative && value !== 0n ? `-${text}` : text;
};

const clockOf = (serial: number): string => {
  const minutes = Math.floor((serial - Math.floor(serial)) * 1440 + 1e-6);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};
