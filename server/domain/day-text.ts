import { dayOfSerial } from "./figures/day-serial.ts";
import { wholeFromCapitals } from "./figures/capitals.ts";
import { halfWidth } from "./figures/half-width.ts";
import { isNothing } from "./figures/decimal.ts";
import { ok, refuse } from "./result.ts";
import type { Result } from "./result.ts";

/**
 * `serial`: a spreadsheet's bare day number · `two-digit-year` · `us-order`: month/day/year · `year-added`: month and day only ·
 * `zero-doubt`: a *number* 4.1, 4.2 or 4.3, which may have been 4.10, 4.20 or 4.30 · `time-dropped`
 */
export type DayOdd = "serial" | "two-digit-year" | "us-order" | "year-added" | "zero-doubt" | "time-dropped";

export type DayProblem = "no-such-day" | "month-only" | "range" | "year-missing" | "other-calendar" | "not-a-day";

/** `day` is 'YYYY-MM-DD', null where the cell is empty. */
export type DayReading = { readonly day: string | null; readonly odd: readonly DayOdd[] };

export type DayContext = {
  /** the reporting period; gives month and day their year */
  readonly within?: { readonly from: string; readonly until: string };
  readonly year?: number;
  /** the cell held a number, not text */
  readonly numeric?: boolean;
};

type Read = Result<DayReading, DayProblem>;

const FULL = /^(\d{4})(?: *[-./年] *)(\d{1,2})(?: *[-./月] *)(\d{1,2}) *[日号]?(?:[ T]+(\d{1,2}[:时].*))?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const MONTH_ONLY = /^\d{2,4}(?: *[-./年] *)\d{1,2} *(?:月份?)?$/;
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const SHORT_YEAR = /^(\d{2})([-./])(\d{1,2})\2(\d{1,2})$/;
const SHORT_YEAR_WORDS = /^(\d{2})年 *(\d{1,2})月 *(\d{1,2}) *[日号]?$/;
const MONTH_DAY = /^(\d{1,2})(?: *[-./月] *)(\d{1,2}) *[日号]?$/;
const RANGE = /\d *[日号]? *(?:[—―─~至]|--|到) *\d/;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;

/** Reads a day as people write it; never shifts it, never invents one (2024.2.30 is a problem, not 1 March). */
export const parseDay = (text: string, context: DayContext = {}): Read => {
  if (text.length > 60) return refuse("not-a-day");
  const plain = arabic(halfWidth(text).replace(/^['’‘]/, ""));
  if (isNothing(plain)) return ok({ day: null, odd: [] });
  if (/民国|农历|阴历|腊月|正月|初[一二三四五六七八九十\d]/.test(plain)) return refuse("other-calendar");
  const full = FULL.exec(plain);
  if (full) return day(full[1], full[2], full[3], full[4] === undefined ? [] : ["time-dropped"]);
  const compact = COMPACT.exec(plain);
  if (compact) return day(compact[1], compact[2], compact[3], []);
  const american = US.exec(plain);
  if (american) return day(american[3], american[1], american[2], ["us-order"]);
  if (RANGE.test(plain) || /\d\.\d{1,2}-\d{1,2}\.\d/.test(plain) || /[日号] *- *\d/.test(plain)) return refuse("range");
  const short = SHORT_YEAR.exec(plain) ?? SHORT_YEAR_WORDS.exec(plain);
  if (short) return day(`20${short[1]}`, short.at(-2), short.at(-1), ["two-digit-year"]);
  const monthDay = MONTH_DAY.exec(plain);
  if (monthDay && Number(monthDay[1]) <= 12) return inContext(monthDay[1], monthDay[2], plain, context);
  if (MONTH_ONLY.test(plain) || /^\d{1,2}月份?$/.test(plain)) return refuse("month-only");
  const serial = SERIAL.exec(plain);
  return serial ? fromSerial(Number(serial[1])) : refuse("not-a-day");
};

const inContext = (month: string | undefined, date: string | undefined, plain: string, context: DayContext): Read => {
  const odd: DayOdd[] = ["year-added"];
  if (context.numeric && /^\d{1,2}\.[123]$/.test(plain)) odd.push("zero-doubt");
  const { within } = context;
  if (!within) return context.year === undefined ? refuse("year-missing") : day(String(context.year), month, date, odd);
  const [first, last] = [Number(within.from.slice(0, 4)), Number(within.until.slice(0, 4))];
  for (let year = first; year <= Math.min(last, first + 5); year += 1) {
    const read = day(String(year), month, date, odd);
    if (read.ok && read.value.day !== null && read.value.day >= within.from && read.value.day <= within.until)
      return read;
  }
  return first === last ? day(String(first), month, date, odd) : refuse("year-missing");
};

const pad = (part: string | undefined): string => String(Number(part)).padStart(2, "0");

const day = (
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  odd: readonly DayOdd[],
): Read => {
  const text = `${year}-${pad(month)}-${pad(date)}`;
  return isDay(text) ? ok({ day: text, odd }) : refuse("no-such-day");
};

/** Whether a text is an existing day, 'YYYY-MM-DD', 1900 to 2199. */
export const isDay = (text: string): boolean => {
  const parts = /^((?:19|20|21)\d{2})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return date >= 1 && date <= length;
};

const fromSerial = (serial: number): Read => {
  const found = serial >= 32_874 && serial <= 73_050 ? dayOfSerial(serial) : undefined;
  return found === undefined ? refuse("not-a-day") : ok({ day: found, odd: ["serial"] });
};

const NUMERALS = "零一二三四五六七八九";

const arabic = (text: string): string =>
  text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (year) =>
      [...year.replace(/[〇○]/gu, "零")].map((sign) => NUMERALS.indexOf(sign)).join(""),
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/gu, (part) => String(wholeFromCapitals(part) ?? part));

/** "2026年10月12日" */
export const formatDay = (text: string): string => `${Number(text.slice(0, 4))}年${formatDayShort(text)}`;

/** "10月12日" */
export const formatDayShort = (text: string): string => `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`;
