import type { Row, TableDraft } from "../domain/tables/table.ts";
import type { DemoAccountLine, DemoTable } from "./demo-data.ts";
import { fillWords, type Occasion } from "./fill-words.ts";

/** Yuan to fen, mu to hundredths of a mu. */
const hundredths = (written: number): number => Math.round(written * 100);

export function plainTableOf({ columns, rows }: DemoTable, occasion: Occasion): TableDraft {
  const keyed = columns.map((column, index) => ({ key: `c${index + 1}`, ...column }));
  return {
    kind: "plain-table",
    columns: keyed,
    head: {},
    rows: rows.map((cells) =>
      Object.fromEntries(
        keyed.map(({ key, type }, index) => {
          const cell = cells[index] ?? null;
          if (typeof cell === "string") return [key, fillWords(cell, occasion)];
          return [key, cell !== null && type !== "count" ? hundredths(cell) : cell];
        }),
      ),
    ),
    stated: {},
  };
}

/** The lines of a month, with voucher numbers of either side and the same three people as every month. */
export function accountRows(lines: readonly DemoAccountLine[], { day, reportingPeriod }: Occasion): readonly Row[] {
  const numbers = { 收: 0, 付: 0 };
  return lines.map((line): Row => {
    const side = line.income > 0 ? "收" : "付";
    numbers[side] += 1;
    return {
      date: `${reportingPeriod}-${String(line.day).padStart(2, "0")}`,
      voucher: `${side}-${String(numbers[side]).padStart(2, "0")}`,
      category: line.category,
      summary: line.summary,
      nature: side === "收" ? "income" : "expense",
      incomeFen: line.income > 0 ? hundredths(line.income) : null,
      expenseFen: line.expense > 0 ? hundredths(line.expense) : null,
      handler: line.handler,
      witness: "孙国富",
      approver: "李长青",
      remark: fillWords(line.remark, { day, reportingPeriod }),
    };
  });
}
