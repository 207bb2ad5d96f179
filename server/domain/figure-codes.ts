import type { FindingCode } from "./finding-code.ts";

/** Findings about figures: what their author answered stands on the notice (PB6). */
const CODES: readonly FindingCode[] = [
  "total-differs",
  "closing-differs",
  "opening-differs",
  "category-total-differs",
  "balance-differs",
  "closing-parts-differ",
  "year-total-differs",
  "balances-missing",
  "amount-missing",
  "both-sides",
  "reversal-uncited",
  "petty-cash-open",
  "earmarked-overspent",
  "product-differs",
  "bank-total-differs",
  "area-over-contracted",
  "rate-varies",
  "funds-exceeded",
  "opening-arrears-differ",
  "arrears-differ",
  "price-under-floor",
  "figure-missing",
  "text-sum-differs",
  "text-count-differs",
  "text-share-differs",
  "text-product-differs",
];

export const figureCodes: ReadonlySet<string> = new Set(CODES);
