import type { Bar, BoardFigure } from "../../view.ts";
import { amountOf } from "../amounts.ts";
import { sumOf } from "../exact.ts";
import type { Row, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { groupOf, nameOf } from "./recipients.ts";

const AREA = { key: "area", type: "area" } as const;
const AMOUNT = { key: "amountFen", type: "money" } as const;

export function figuresOf({ rows }: TableDraft): readonly BoardFigure[] {
  const households = new Set(rows.map((row) => `${groupOf(row)} ${nameOf(row)}`).filter((key) => key.trim() !== ""));
  const areas = rows.some((row) => textOf(row.area) !== "");
  return [
    { key: "households", label: "户数", count: households.size, unit: "户" },
    ...(areas ? [{ key: "area", label: "面积", ...amountOf("area", sumOf(rows, AREA)) }] : []),
    { key: "amount", label: "金额", ...amountOf("money", sumOf(rows, AMOUNT)) },
  ];
}

/** What each group got; one bar alone says nothing. */
export function barsOf({ rows }: TableDraft): readonly Bar[] {
  const groups = Map.groupBy(rows, (row: Row) => textOf(row.group));
  groups.delete("");
  return [...groups]
    .map(([label, own]) => ({ label, fen: Number(sumOf(own, AMOUNT)) }))
    .filter(({ fen }) => fen > 0)
    .toSorted((a, b) => b.fen - a.fen);
}
