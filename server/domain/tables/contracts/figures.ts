import type { Bar, BoardFigure } from "../../view.ts";
import { amountOf } from "../amounts.ts";
import { sumOf } from "../exact.ts";
import type { TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { arrearsOf } from "./arrears.ts";
import { SUMMED } from "./columns.ts";

const SHOWN = ["dueFen", "paidFen", "arrearsFen"];

/**
 * The sums of money that are there – due, paid and owed, or where none is, the yearly price – and then how many contracts:
 * a screen with room for three shows what is owed.
 */
export function figuresOf({ rows }: TableDraft): readonly BoardFigure[] {
  const filled = SUMMED.filter(({ key }) => rows.some((row) => typeof row[key] === "number"));
  const shown = filled.filter(({ key }) => SHOWN.includes(key));
  const figures = shown.length > 0 ? shown : filled.filter(({ key }) => key === "annualFen");
  return [
    ...figures.map((column) => ({
      key: column.key.replace("Fen", ""),
      label: column.label,
      ...amountOf("money", sumOf(rows, column)),
    })),
    { key: "contracts", label: "合同", count: rows.length, unit: "份" },
  ];
}

/** What each contract brought in; before anything is due, what it brings in a year. */
export function barsOf({ rows }: TableDraft): readonly Bar[] {
  const key = rows.some((row) => arrearsOf(row) !== null) ? "paidFen" : "annualFen";
  const subjects = Map.groupBy(rows, ({ subject }) => textOf(subject));
  subjects.delete("");
  return [...subjects]
    .map(([label, own]) => ({ label, fen: Number(sumOf(own, { key, type: "money" })) }))
    .filter(({ fen }) => fen > 0)
    .toSorted((a, b) => b.fen - a.fen);
}
