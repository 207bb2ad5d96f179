import { COLUMNS, SUMMED } from "./land-transfer/columns.ts";
import { barsOf, figuresOf } from "./land-transfer/figures.ts";
import { overlapFindings } from "./land-transfer/overlaps.ts";
import {
  annualFindings,
  emptyAreaFindings,
  purposeFindings,
  remainingFindings,
  totalPriceFindings,
  yearsFindings,
} from "./land-transfer/rules.ts";
import type { Field, TableKind } from "./table.ts";
import { backwardsFindings } from "./terms.ts";
import { totalFindings, totalsOf } from "./totals.ts";

const HEAD: readonly Field[] = [
  { key: "contractEndDay", label: "承包期到期日", labels: ["承包期至", "承包期限至"], type: "day" },
];

const STATED: readonly Field[] = SUMMED.map(({ key, label, type }) => ({ key, label: `${label}合计`, type }));

/**
 * Transfer of land management rights (土地经营权流转, RLCL 36–46, domain.md §3.3, rules L1–L7). The land itself is never
 * sold: it stays the collective's, and the contracted right the household's.
 */
export const landTransfer: TableKind = {
  id: "land-transfer",
  name: "土地流转表",
  head: () => HEAD,
  columns: () => COLUMNS,
  stated: () => STATED,
  start: ({ previous }) => ({
    kind: "land-transfer",
    ...(previous?.caption === undefined ? {} : { caption: previous.caption }),
    head: { contractEndDay: previous?.head.contractEndDay ?? null },
    rows: [],
    stated: {},
  }),
  withComputed: (table) => table,
  looksBack: true,
  check: (table, context) => [
    ...emptyAreaFindings(table),
    ...annualFindings(table),
    ...totalPriceFindings(table),
    ...backwardsFindings(table),
    ...yearsFindings(table),
    ...remainingFindings(table),
    ...purposeFindings(table),
    ...overlapFindings(table, context),
    ...totalFindings(table, SUMMED),
  ],
  finds: [
    "product-differs",
    "term-differs",
    "term-over-contract",
    "use-not-farming",
    "use-unclear",
    "term-overlaps",
    "total-differs",
  ],
  totals: (table) => totalsOf(table, SUMMED),
  figures: figuresOf,
  bars: barsOf,
  barWords: { title: "土地流转做什么用" },
};
