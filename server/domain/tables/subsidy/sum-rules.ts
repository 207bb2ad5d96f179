import { compare, exactOf, fenOf, sumOf, times } from "../exact.ts";
import { productFindings } from "../products.ts";
import { differing, totalFindings } from "../totals.ts";
import type { Finding, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { SUMMED } from "./columns.ts";
import { roundsToYuan, toleranceOf } from "./fields.ts";
import { schemeOf } from "./recipients.ts";

/** More of them are told once, at the first. */
const MANY = 3;

/** S1: area, or else quantity, × rate = amount, within what the scheme rounds to. */
export const amountFindings = (table: TableDraft): readonly Finding[] =>
  productFindings(table, {
    into: "amountFen",
    toleranceFen: toleranceOf(table),
    wholeYuan: roundsToYuan(table),
    factors: (row) => {
      const area = exactOf("area", row.area);
      return [
        area ? { label: "面积", exact: area } : { label: "数量", exact: exactOf("decimal", row.quantity) },
        { label: "标准", exact: exactOf("decimal", row.rate) },
      ];
    },
  });

/** S2: what the sheet states as totals; S7: what the bank was given to pay out. */
export function sumFindings(table: TableDraft): readonly Finding[] {
  const paid = sumOf(table.rows, { key: "amountFen", type: "money" });
  const bank = table.stated.bankFen ?? null;
  return [
    ...totalFindings(table, SUMMED),
    ...(typeof bank !== "number" || bank === paid
      ? []
      : [
          differing(
            "bank-total-differs",
            { key: "bankFen", label: "银行代发合计", type: "money" },
            {
              stated: bank,
              actual: paid,
            },
          ),
        ]),
  ];
}

/** S4: no more area than is contracted to the household, where that is known. */
export const contractedFindings = ({ rows }: TableDraft): readonly Finding[] =>
  rows.flatMap((row, index): Finding[] => {
    const [area, most] = [exactOf("area", row.area), exactOf("area", row.contractedArea)];
    if (!area || !most || compare(area, most) <= 0) return [];
    const values = { statedArea: row.area ?? null, actualArea: row.contractedArea ?? null };
    return [{ code: "area-over-contracted", severity: "hard", explainable: true, row: index, column: "area", values }];
  });

/** S5: one rate for one item of a batch; the lines that differ from what most have. */
export function rateFindings(table: TableDraft): readonly Finding[] {
  const lines = table.rows.flatMap((row, index) => {
    const rate = exactOf("decimal", row.rate);
    const of = `${schemeOf(table, row)}\u0000${exactOf("area", row.area) ? "area" : textOf(row.unit)}`;
    return rate
      ? [{ index, rate: String(row.rate), key: String(fenOf(times(rate, { units: 10000n, scale: 0 }))), of }]
      : [];
  });
  return [...Map.groupBy(lines, ({ of }) => of).values()].flatMap((same): Finding[] => {
    const rates = [...Map.groupBy(same, ({ key }) => key).values()].toSorted((a, b) => b.length - a.length);
    const [usual] = rates[0] ?? [];
    const others = rates.slice(1).flat();
    if (!usual || others.length === 0) return [];
    const told = others.length > MANY ? others.slice(0, 1) : others;
    return told.map(({ index, rate }) => ({
      code: "rate-varies",
      severity: "hard",
      explainable: true,
      row: index,
      column: "rate",
      values: { rate, usual: usual.rate, count: told.length < others.length ? others.length : 1 },
      suggestion: usual.rate,
    }));
  });
}

/** S6: no more is paid out than arrived. */
export function fundsFindings(table: TableDraft): readonly Finding[] {
  const [arrived, paid] = [table.head.arrivedFen, sumOf(table.rows, { key: "amountFen", type: "money" })];
  if (typeof arrived !== "number" || typeof paid !== "number" || paid <= arrived) return [];
  const values = { paidFen: paid, arrivedFen: arrived, differenceFen: paid - arrived };
  return [{ code: "funds-exceeded", severity: "hard", explainable: true, column: "arrivedFen", values }];
}
