import { formatAreaExact, tenThousandthsOf } from "../../domain/area.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Finding, Value } from "../../domain/tables/table.ts";

/** "第 6 行", with the table before it where a notice has several; "" when the finding has no row. */
export const placeOf = ({ table, row }: Finding): string => {
  const sheet = table === undefined || table === 0 ? "" : `第 ${table + 1} 张表`;
  return row === undefined ? sheet : `${sheet}第 ${row + 1} 行`;
};

const value = ({ values }: Finding, key: string): Value => values?.[key] ?? null;

export const textIn = (finding: Finding, key: string): string => {
  const found = value(finding, key);
  return found === null ? "" : String(found);
};

export const numberIn = (finding: Finding, key: string): number => Number(value(finding, key) ?? 0);

/** The earlier row that a finding is about. */
export const firstRow = (finding: Finding): string => `第 ${numberIn(finding, "firstRow") + 1} 行`;

/** Behind a fault that is told once for many rows. */
export const many = (finding: Finding): string => {
  const count = numberIn(finding, "count");
  return count > 1 ? `，这样的一共有 ${count} 行` : "";
};

/** A sum in yuan, "48,770.95 元". */
export const yuan = (finding: Finding, key: string): string => `${formatMoney(numberIn(finding, key))} 元`;

/** The stated or true figure of a total, in its own unit. */
export const figure = (finding: Finding, name: "stated" | "actual" | "difference"): string => {
  const absolute = name === "difference" ? Math.abs : (number: number): number => number;
  if (value(finding, `${name}Fen`) !== null) return `${formatMoney(absolute(numberIn(finding, `${name}Fen`)))} 元`;
  const area = tenThousandthsOf(value(finding, `${name}Area`));
  if (area !== undefined) return `${formatAreaExact(absolute(area))} 亩`;
  return String(absolute(numberIn(finding, `${name}Count`)));
};

/** "2026年10月", "2026年第4季度", "2026年上半年", "2026年". */
export const periodText = (period: string): string => {
  const [year = "", part = ""] = period.split("-");
  if (part === "") return `${year}年`;
  if (part.startsWith("Q")) return `${year}年第${part.slice(1)}季度`;
  if (part.startsWith("H")) return `${year}年${part === "H1" ? "上" : "下"}半年`;
  return `${year}年${Number(part)}月`;
};
