import { COLUMNS, SUMMED } from "./subsidy/columns.ts";
import { HEAD, STATED } from "./subsidy/fields.ts";
import { barsOf, figuresOf } from "./subsidy/figures.ts";
import { doubtfulFindings, paidBeforeFindings, repeatedFindings } from "./subsidy/person-rules.ts";
import { contractedFindings, fundsFindings, amountFindings, rateFindings, sumFindings } from "./subsidy/sum-rules.ts";
import type { TableKind } from "./table.ts";
import { totalsOf } from "./totals.ts";

/** Subsidies and allowances paid to households or persons, batch by batch (惠农补贴发放公示表, domain.md §3.2, rules S1–S8). */
export const subsidy: TableKind = {
  id: "subsidy",
  name: "补贴发放表",
  head: () => HEAD,
  columns: () => COLUMNS,
  stated: () => STATED,
  start: ({ previous }) => ({
    kind: "subsidy",
    ...(previous?.caption === undefined ? {} : { caption: previous.caption }),
    head: {
      scheme: previous?.head.scheme ?? null,
      batch: null,
      rounding: previous?.head.rounding ?? "fen",
      arrivedFen: null,
    },
    rows: [],
    stated: {},
  }),
  withComputed: (table) => table,
  looksBack: true,
  check: (table, context) => [
    ...amountFindings(table),
    ...contractedFindings(table),
    ...rateFindings(table),
    ...repeatedFindings(table),
    ...paidBeforeFindings(table, context),
    ...doubtfulFindings(table),
    ...fundsFindings(table),
    ...sumFindings(table),
  ],
  finds: [
    "product-differs",
    "area-over-contracted",
    "rate-varies",
    "recipient-repeated",
    "recipient-paid-before",
    "funds-exceeded",
    "bank-total-differs",
    "total-differs",
  ],
  totals: (table) => totalsOf(table, SUMMED),
  figures: figuresOf,
  bars: barsOf,
  barWords: { title: "各组发了多少" },
};
