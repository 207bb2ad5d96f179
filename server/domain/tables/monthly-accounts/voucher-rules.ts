import { firstDayOf, lastDayOf, parseReportingPeriod } from "../../reporting-period.ts";
import { isDay } from "../../calendar.ts";
import type { Finding, Row, TableContext, TableDraft } from "../table.ts";
import { textOf } from "../text-of.ts";
import { sidesOf } from "./sums.ts";

/** A7: days lie inside the reporting period. */
export function dayFindings(table: TableDraft, { reportingPeriod }: TableContext): readonly Finding[] {
  if (reportingPeriod === null || !parseReportingPeriod(reportingPeriod)) return [];
  const [from, until] = [firstDayOf(reportingPeriod), lastDayOf(reportingPeriod)];
  const outside = table.rows.flatMap(({ date }, row) =>
    typeof date !== "string" || !isDay(date) || (from <= date && date <= until) ? [] : [{ row, day: date }],
  );
  const wrongPeriod = outside.length > MANY && outside.length * 2 > table.rows.length;
  const told = wrongPeriod ? outside.slice(0, 1) : outside;
  return told.map(({ row, day }) => ({
    code: "date-outside-period",
    severity: "hard",
    explainable: true,
    row,
    column: "date",
    values: { day, reportingPeriod, count: wrongPeriod ? outside.length : 1 },
  }));
}

/** With more days outside, and most of them, it is the reporting period that is wrong: said once. */
const MANY = 3;

type Numbered = { readonly prefix: string; readonly number: number; readonly width: number };

const numbered = (voucher: string): Numbered | undefined => {
  const found = /^(.*?)(\d{1,9})$/.exec(voucher.replace(/号$/, ""));
  return found ? { prefix: found[1] ?? "", number: Number(found[2]), width: found[2]?.length ?? 1 } : undefined;
};

/** A7: a voucher number stands once; lines of one voucher directly below one another are one. */
export function repeatedVoucherFindings(table: TableDraft): readonly Finding[] {
  const seen = new Map<string, number>();
  return table.rows.flatMap((line, row): Finding[] => {
    const voucher = textOf(line.voucher);
    if (voucher === "") return [];
    const earlier = seen.get(voucher);
    seen.set(voucher, row);
    if (earlier === undefined || (earlier === row - 1 && table.rows[earlier]?.date === line.date)) return [];
    const values = { voucher, firstRow: earlier };
    return [{ code: "voucher-repeated", severity: "hard", explainable: true, row, column: "voucher", values }];
  });
}

/** A7: no number of a run is left out; the accounts of one notice share their vouchers. Told at the line after the gap. */
export function voucherGapFindings(table: TableDraft, { siblings = [] }: TableContext): readonly Finding[] {
  const others = siblings.filter((other) => other !== table && other.kind === table.kind);
  const elsewhere = new Set(others.flatMap(({ rows }) => rows.map(({ voucher }) => writtenPlain(textOf(voucher)))));
  const runs = Map.groupBy(
    table.rows.flatMap(({ voucher }, row) => {
      const parts = numbered(textOf(voucher));
      return parts ? [{ ...parts, row }] : [];
    }),
    ({ prefix }) => prefix,
  );
  return [...runs.values()].flatMap((run) => {
    const sorted = run.toSorted((a, b) => a.number - b.number);
    return sorted.flatMap((after, index): Finding[] => {
      const before = sorted[index - 1];
      if (before === undefined || after.number <= before.number + 1) return [];
      const [first, last] = [before.number + 1, after.number - 1];
      const count = last - first + 1;
      const known = (number: number): boolean => elsewhere.has(`${after.prefix}${number}`);
      if (count <= 1000 && Array.from({ length: count }, (_, at) => first + at).every(known)) return [];
      const values = { from: written(after, first), until: written(after, last), count };
      return [{ code: "voucher-gap", severity: "warning", row: after.row, column: "voucher", values }];
    });
  });
}

const written = ({ prefix, width }: Numbered, number: number): string => prefix + String(number).padStart(width, "0");

const writtenPlain = (voucher: string): string => {
  const parts = numbered(voucher);
  return parts ? `${parts.prefix}${parts.number}` : "";
};

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
