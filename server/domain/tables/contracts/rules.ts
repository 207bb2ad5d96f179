import { addDays } from "../../calendar.ts";
import { lastDayOfMonths } from "../../day-stretch.ts";
import { compare, exactOf } from "../exact.ts";
import type { Finding, TableContext, TableDraft } from "../table.ts";
import { contractEndOf, termOf } from "../terms.ts";
import { textOf } from "../text-of.ts";
import { contractOf } from "./arrears.ts";

/** So many days before its end a contract is asked about: time for a decision and a new tender. */
const SOON = 90;

/** C3: contracts that have ended, or soon will. */
export const expiryFindings = ({ rows }: TableDraft, { today }: TableContext): readonly Finding[] =>
  rows.flatMap((row, index): Finding[] => {
    const until = termOf(row)?.until;
    if (until === undefined || until > addDays(today, SOON)) return [];
    const at = { severity: "warning", row: index, column: "endDay", values: { until } } as const;
    return [{ ...at, code: until < today ? "contract-expired" : "contract-expiring" }];
  });

/** C4: a price below the floor that was set for it. */
export const floorFindings = ({ rows }: TableDraft): readonly Finding[] =>
  rows.flatMap((row, index): Finding[] => {
    const floor = exactOf("money", row.floorFen);
    const annual = exactOf("money", row.annualFen);
    const price = annual ?? exactOf("decimal", row.rate);
    if (!floor || !price || compare(price, floor) >= 0) return [];
    const values = { price: annual ? "年应收" : "单价", floorFen: row.floorFen ?? null };
    return [
      { code: "price-under-floor", severity: "warning", row: index, column: annual ? "annualFen" : "rate", values },
    ];
  });

/** Longest contract of land for farming, in years (RLCL 21); 四荒 by its contract alone (RLCL 49). */
const FARMING_YEARS: Readonly<Record<string, number | undefined>> = { farmland: 30, grassland: 50, forest: 70 };
const BY_CONTRACT: ReadonlySet<string> = new Set(["wasteland", "water"]);

/** A lease beyond twenty years is void for what is longer (Civil Code 705). */
const LEASE_YEARS = 20;

/** C5: leases of twenty years at most; farming land no longer than the law or its own contract lets it. */
export const termLimitFindings = (table: TableDraft): readonly Finding[] =>
  table.rows.flatMap((row, index): Finding[] => {
    const term = termOf(row);
    const kind = textOf(row.subjectClass);
    if (!term || BY_CONTRACT.has(kind)) return [];
    const at = { severity: "hard", row: index, column: "endDay" } as const;
    const farming = FARMING_YEARS[kind];
    const end = farming === undefined ? undefined : contractEndOf(table, row);
    if (end !== undefined)
      return term.until <= end
        ? []
        : [{ ...at, code: "term-over-contract", values: { until: term.until, contractEnd: end } }];
    const years = farming ?? LEASE_YEARS;
    const last = lastDayOfMonths(term.from, years * 12);
    if (term.until <= addDays(last, 1)) return [];
    const values = { years, last, law: farming === undefined ? "lease" : "farming" };
    return [{ ...at, code: "term-too-long", explainable: true, values }];
  });

/** C6: a contract number stands once. */
export function repeatedContractFindings({ rows }: TableDraft): readonly Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap((row, index): Finding[] => {
    const contract = contractOf(row);
    const earlier = first.get(contract);
    if (contract !== "" && earlier === undefined) first.set(contract, index);
    if (earlier === undefined) return [];
    const values = { contract: textOf(row.contract), firstRow: earlier };
    return [{ code: "contract-repeated", severity: "hard", explainable: true, row: index, column: "contract", values }];
  });
}
