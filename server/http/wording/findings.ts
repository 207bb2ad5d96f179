import type { FindingCode } from "../../domain/finding-code.ts";
import type { Finding } from "../../domain/tables/table.ts";
import { ACCOUNTS_FINDINGS } from "./accounts-findings.ts";
import { CONTRACT_FINDINGS } from "./contract-findings.ts";
import { LAND_FINDINGS } from "./land-findings.ts";
import { NOTICE_FINDINGS } from "./notice-findings.ts";
import { SUBSIDY_FINDINGS } from "./subsidy-findings.ts";
import { TABLE_FINDINGS } from "./table-findings.ts";

/** The sentence of every finding: what is wrong, with row and figure, and what to do. */
const SENTENCES: Readonly<Record<FindingCode, (finding: Finding) => string>> = {
  ...NOTICE_FINDINGS,
  ...TABLE_FINDINGS,
  ...ACCOUNTS_FINDINGS,
  ...SUBSIDY_FINDINGS,
  ...LAND_FINDINGS,
  ...CONTRACT_FINDINGS,
};

export const findingSentence = (finding: Finding): string => SENTENCES[finding.code](finding);
