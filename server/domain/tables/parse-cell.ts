import { areaValue, FINER_AREA, parseArea } from "../area.ts";
import { parseDay, type DayContext } from "../day-text.ts";
import { halfWidth } from "../figures/half-width.ts";
import { isNothing } from "../figures/decimal.ts";
import { isDay } from "../calendar.ts";
import { parseMoney, type MoneyUnit } from "../money.ts";
import type { Column, Field, Value } from "./table.ts";

/** What surrounds a cell: the period that gives days their year, and the unit that the sheet's head states. */
export type CellContext = {
  readonly within?: { readonly from: string; readonly until: string };
  readonly moneyUnit?: MoneyUnit;
  readonly areaUnit?: "mu" | "ten-thousand-mu";
  /** The cell held a number, not text. */
  readonly numeric?: boolean;
};

/** The value; `problem` when the text could not be read and is kept as it is; `odd` what was unusual about it. */
export type CellReading = { readonly value: Value; readonly problem?: string; readonly odd: readonly string[] };

/** Reads what stands in a cell, from a sheet or typed. Nothing a person typed is lost, nothing is guessed. */
export function parseCell(
  { type, choices }: Pick<Column | Field, "type" | "choices">,
  text: string,
  context: CellContext = {},
): CellReading {
  const plain = text.trim();
  if (plain === "") return { value: null, odd: [] };
  switch (type) {
    case "money": {
      const read = parseMoney(plain, { unit: context.moneyUnit ?? "yuan" });
      return read.ok ? { value: read.value.fen, odd: read.value.odd } : kept(plain, read.error);
    }
    case "area": {
      const read = parseArea(plain, { unit: context.areaUnit ?? "mu" });
      if (!read.ok) return kept(plain, read.error);
      return { value: areaValue(read.value), odd: read.value.odd.filter((odd) => odd !== "finer") };
    }
    case "day": {
      const within: DayContext = context.within ? { within: context.within } : {};
      const read = parseDay(plain, { ...within, ...(context.numeric ? { numeric: true } : {}) });
      return read.ok ? { value: read.value.day, odd: read.value.odd } : kept(plain, read.error);
    }
    case "month":
      return monthIn(plain);
    case "count":
      return countIn(plain);
    case "decimal":
    case "percent":
      return decimalIn(plain, type);
    case "choice": {
      const said = bare(plain);
      const found = choices?.find(
        ({ value, label, labels = [] }) => value === plain || [label, ...labels].some((each) => bare(each) === said),
      );
      return found ? { value: found.value, odd: [] } : kept(plain, "not-a-choice");
    }
    case "text":
    case "person":
      return { value: plain, odd: [] };
  }
}

const bare = (text: string): string => halfWidth(text).replace(/\s/g, "");

const kept = (value: string, problem: string): CellReading => ({ value, problem, odd: [] });

function monthIn(text: string): CellReading {
  const found = /^(\d{4})(?:[-./年])0?(\d{1,2})月?$/.exec(halfWidth(text));
  const month = Number(found?.[2]);
  return found && month >= 1 && month <= 12
    ? { value: `${found[1]}-${String(month).padStart(2, "0")}`, odd: [] }
    : kept(text, "not-a-month");
}

function countIn(text: string): CellReading {
  if (isNothing(text)) return { value: null, odd: ["dash-as-empty"] };
  const plain = halfWidth(text).replace(/[个人户份名次项只块亩]$/u, "");
  const digits = /^\d{1,3}(?:,\d{3})+$/.test(plain) ? plain.replaceAll(",", "") : plain;
  return /^-?\d{1,15}(?:\.0+)?$/.test(digits) ? { value: Number(digits) || 0, odd: [] } : kept(text, "not-a-count");
}

function decimalIn(text: string, type: "decimal" | "percent"): CellReading {
  if (isNothing(text)) return { value: null, odd: ["dash-as-empty"] };
  const plain = halfWidth(text).replaceAll(",", "");
  const digits = type === "percent" ? plain.replace(/%$/, "") : plain;
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? { value: digits, odd: [] } : kept(text, "not-a-number");
}

/** Whether a stored value is of its column's type; one that is not was kept as text and is a finding. */
export function valueFits({ type, choices }: Pick<Column | Field, "type" | "choices">, value: Value): boolean {
  if (value === null || value === "") return true;
  switch (type) {
    case "area":
      return Number.isSafeInteger(value) || FINER_AREA.test(String(value));
    case "money":
    case "count":
      return Number.isSafeInteger(value);
    case "day":
      return typeof value === "string" && isDay(value);
    case "month":
      return typeof value === "string" && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value);
    case "choice":
      return choices?.some((choice) => choice.value === value) ?? true;
    case "decimal":
    case "percent":
      return typeof value === "number" || /^-?\d+(?:\.\d+)?$/.test(value);
    case "text":
    case "person":
      return true;
  }
}
