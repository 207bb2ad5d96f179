import { firstDayOf, lastDayOf, parseReportingPeriod } from "../../reporting-period.ts";
import { isDay } from "../../calendar.ts";
import type { Finding, Row, TableContext, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { sidesOf } from "./sums.ts";

/** A7: days lie inside the reporting period. */
export function dayFindings(table: TableDraft, { reportingPeriod }: TableContext): readonly Finding[] {
  if (reportingPeriod === null || !parseReportingPeriod(reportingPeriod)) return [];
  const [from, until] = [firstDayOf(reportingPeriod), lastDayOf(reportingPeriod)];
  return table.rows.flatMap(({ date }, row): Finding[] =>
    typeof date !== "string" || !isDay(date) || (from <= date && date <= until)
      ? []
      : [
          {
            code: "date-outside-period",
            severity: "hard",
            explainable: true,
            row,
            column: "date",
            values: { day: date, reportingPeriod },
          },
        ],
  );
}

type Numbered = { readonly prefix: string; readonly number: number; readonly width: number };

const numbered = (voucher: string): Numbered | undefined => {
  const found = /^(.*?)(\d{1,9})$/.exec(voucher.replace(/号$/, ""));
  return found ? { prefix: found[1] ?? "", number: Number(found[2]), width: found[2]?.length ?? 1 } : undefined;
};

/** A7: a voucher number stands once (lines of one voucher directly below one another are one), and none is left out. */
export function voucherFindings(table: TableDraft): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const runs = new Map<string, { width: number; numbers: Set<number> }>();
  table.rows.forEach((line, row) => {
    const voucher = textOf(line.voucher);
    if (voucher === "") return;
    const earlier = seen.get(voucher);
    const sameVoucher = earlier === row - 1 && table.rows[earlier]?.date === line.date;
    if (earlier !== undefined && !sameVoucher)
      findings.push({
        code: "voucher-repeated",
        severity: "hard",
        explainable: true,
        row,
        column: "voucher",
        values: { voucher, firstRow: earlier },
      });
    seen.set(voucher, row);
    const parts = numbered(voucher);
    if (!parts) return;
    const run = runs.get(parts.prefix) ?? { width: parts.width, numbers: new Set<number>() };
    run.numbers.add(parts.number);
    runs.set(parts.prefix, run);
  });
  for (const [prefix, run] of runs) findings.push(...gapsOf(prefix, run));
  return findings;
}

function gapsOf(
  prefix: string,
  { width, numbers }: { width: number; numbers: ReadonlySet<number> },
): readonly Finding[] {
  const sorted = [...numbers].toSorted((a, b) => a - b);
  return sorted.flatMap((number, index): Finding[] => {
    const before = sorted[index - 1];
    if (before === undefined || number === before + 1) return [];
    const [from, until] = [before + 1, number - 1].map((wanted) => prefix + String(wanted).padStart(width, "0"));
    const values = { from: from ?? "", until: until ?? "", count: number - before - 1 };
    return [{ code: "voucher-gap", severity: "warning", column: "voucher", values }];
  });
}

const CITED = /(?:凭证|记|付|收|转|银|现)(?:字)?(?:第)?[-—–\s]*\d+|\d+\s*号/u;

/** A8: a negative line names the voucher that it reverses. */
export function reversalFindings(table: TableDraft, { previous }: TableContext): readonly Finding[] {
  const vouchers = [...table.rows, ...(previous?.rows ?? [])].map(({ voucher }) => textOf(voucher));
  return table.rows.flatMap((line, row): Finding[] => {
    const { incomeFen, expenseFen } = sidesOf(table, line);
    if (incomeFen >= 0 && expenseFen >= 0) return [];
    const own = textOf(line.voucher);
    const text = `${textOf(line.summary)} ${textOf(line.remark)}`;
    if (CITED.test(text) || vouchers.some((voucher) => voucher !== "" && voucher !== own && text.includes(voucher)))
      return [];
    return [{ code: "reversal-uncited", severity: "warning", row, column: "summary", values: amountOf(table, line) }];
  });
}

export const amountOf = (table: TableDraft, row: Row): { readonly amountFen: number } => {
  const { incomeFen, expenseFen } = sidesOf(table, row);
  return { amountFen: expenseFen === 0 ? incomeFen : expenseFen };
};
