import { answerTo } from "../../domain/checks.ts";
import type { FindingCode } from "../../domain/finding-code.ts";
import type { Draft } from "../../domain/notice.ts";
import type { Finding } from "../../domain/tables/table.ts";
import type { Checked } from "../../services/checking.ts";
import { findingSentence } from "../wording/findings.ts";

type Group = {
  readonly good: string;
  readonly codes: readonly FindingCode[];
  readonly when: (draft: Draft, checked: Checked) => boolean;
};

const hasTables = ({ tables }: Draft): boolean => tables.some(({ rows }) => rows.length > 0);
const hasAccounts = ({ tables }: Draft): boolean => tables.some(({ kind }) => kind === "monthly-accounts");

/** What the checks looked at, each as the one line that a reviewer reads when nothing was found. */
const GROUPS: readonly Group[] = [
  {
    good: "上期结余接得上",
    codes: ["opening-differs", "balances-missing", "balances-required"],
    when: (draft, { predecessor }) => hasAccounts(draft) && predecessor !== undefined,
  },
  {
    good: "合计算得对",
    codes: [
      "total-differs",
      "closing-differs",
      "balance-differs",
      "category-total-differs",
      "closing-parts-differ",
      "year-total-differs",
    ],
    when: hasTables,
  },
  { good: "凭证号不重不漏", codes: ["voucher-repeated", "voucher-gap"], when: hasAccounts },
  {
    good: "没有身份证号、银行卡号、电话",
    codes: ["personal-data", "column-forbidden"],
    when: () => true,
  },
];

/** The lines of good news, and what asked with its answer. */
export function reviewChecks(checked: Checked, draft: Draft) {
  const found = new Set(checked.findings.map(({ code }) => code));
  const asked = (finding: Finding) => ({
    sentence: findingSentence(finding).replace(/请[^。]*。$/u, ""),
    answer: answerTo(finding, draft.answers)?.text ?? "",
  });
  return {
    good: GROUPS.filter(({ codes, when }) => when(draft, checked) && !codes.some((code) => found.has(code))).map(
      ({ good }) => good,
    ),
    asked: checked.findings.map(asked),
  };
}
