import type { Bar, BoardFigure } from "../../view.ts";
import { amountOf } from "../amounts.ts";
import { tenThousandthsOf } from "../../area.ts";
import { sumOf } from "../exact.ts";
import type { TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";

const AREA = { key: "area", type: "area" } as const;
const RENT = { key: "annualFen", type: "money" } as const;

export function figuresOf({ rows }: TableDraft): readonly BoardFigure[] {
  const rents = rows.some((row) => typeof row.annualFen === "number");
  return [
    { key: "parcels", label: "地块", count: rows.length, unit: "块" },
    { key: "area", label: "面积", ...amountOf("area", sumOf(rows, AREA)) },
    ...(rents ? [{ key: "annual", label: "年租金", ...amountOf("money", sumOf(rows, RENT)) }] : []),
  ];
}

/** What the land is used for, by area. */
export function barsOf({ rows }: TableDraft): readonly Bar[] {
  const uses = Map.groupBy(rows, ({ purpose }) => textOf(purpose));
  uses.delete("");
  return [...uses]
    .map(([label, own]) => ({ label, tenThousandths: tenThousandthsOf(sumOf(own, AREA)) ?? 0 }))
    .filter(({ tenThousandths }) => tenThousandths > 0)
    .toSorted((a, b) => b.tenThousandths - a.tenThousandths);
}
