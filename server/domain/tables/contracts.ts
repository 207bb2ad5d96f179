import { arrearsFindings, openingArrearsFindings, withArrears } from "./contracts/arrears.ts";
import { COLUMNS, SUMMED } from "./contracts/columns.ts";
import { barsOf, figuresOf } from "./contracts/figures.ts";
import { expiryFindings, floorFindings, repeatedContractFindings, termLimitFindings } from "./contracts/rules.ts";
import type { Field, TableKind } from "./table.ts";
import { backwardsFindings } from "./terms.ts";
import { totalFindings, totalsOf } from "./totals.ts";

const HEAD: readonly Field[] = [
  { key: "contractEndDay", label: "土地承包期到期日", labels: ["承包期至"], type: "day" },
];

const STATED: readonly Field[] = SUMMED.map(({ key, label, type }) => ({ key, label: `${label}合计`, type }));

/** Assets and resources of the collective that are let (资产资源发包出租, domain.md §3.4, rules C1–C7). */
export const contracts: TableKind = {
  id: "contracts",
  name: "合同收款表",
  head: () => HEAD,
  columns: () => COLUMNS,
  stated: () => STATED,
  start: ({ previous }) => ({
    kind: "contracts",
    ...(previous?.caption === undefined ? {} : { caption: previous.caption }),
    head: { contractEndDay: previous?.head.contractEndDay ?? null },
    rows: [],
    stated: {},
  }),
  withComputed: withArrears,
  looksBack: true,
  check: (table, context) => [
    ...repeatedContractFindings(table),
    ...openingArrearsFindings(table, context),
    ...arrearsFindings(table),
    ...backwardsFindings(table),
    ...termLimitFindings(table),
    ...expiryFindings(table, context),
    ...floorFindings(table),
    ...totalFindings(withArrears(table), SUMMED),
  ],
  finds: [
    "contract-repeated",
    "opening-arrears-differ",
    "arrears-differ",
    "term-over-contract",
    "term-too-long",
    "contract-expired",
    "contract-expiring",
    "price-under-floor",
    "total-differs",
  ],
  totals: (table) => totalsOf(withArrears(table), SUMMED),
  figures: (table) => figuresOf(withArrears(table)),
  bars: barsOf,
  barWords: { title: "各项合同收了多少" },
};
