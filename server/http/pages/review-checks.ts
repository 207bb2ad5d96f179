import { answerTo } from "../../domain/checks.ts";
import type { FindingCode } from "../../domain/finding-code.ts";
import type { Draft } from "../../domain/notice.ts";
import { tableKind } from "../../domain/tables/kinds.ts";
import type { Finding } from "../../domain/tables/table.ts";
import type { Checked } from "../../services/checking.ts";
import { findingSentence } from "../wording/findings.ts";

type Group = {
  readonly good: string;
  readonly codes: readonly FindingCode[];
  readonly when?: (draft: Draft, checked: Checked) => boolean;
};

/** Whether a table with rows was looked at for one of these. */
const lookedFor = ({ tables }: Draft, codes: readonly FindingCode[]): boolean =>
  tables.some(({ kind, rows }) => rows.length > 0 && tableKind(kind).finds.some((code) => codes.includes(code)));

/** What the checks looked at, each as the one line that a reviewer reads when nothing was found. */
const GROUPS: readonly Group[] = [
  {
    good: "上期结余接得上",
    codes: ["opening-differs", "balances-missing", "balances-required"],
    when: (draft, { predecessor }) => lookedFor(draft, ["opening-differs"]) && predecessor !== undefined,
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
  },
  { good: "凭证号不重不漏", codes: ["voucher-repeated", "voucher-gap"] },
  { good: "单价、数量和金额对得上", codes: ["product-differs"] },
  { good: "同一批没有重复领的", codes: ["recipient-repeated", "recipient-paid-before"] },
  { good: "没有超过承包面积", codes: ["area-over-contracted"] },
  { good: "没有超过到账资金", codes: ["funds-exceeded"] },
  { good: "期限没有超过承包期和法定年限", codes: ["term-over-contract", "term-too-long"] },
  { good: "没有一块地流转两次", codes: ["term-overlaps"] },
  { good: "都是农业用途", codes: ["use-not-farming", "use-unclear"] },
  { good: "欠缴的钱算得对、接得上", codes: ["opening-arrears-differ", "arrears-differ"] },
  { good: "没有低于底价的", codes: ["price-under-floor"] },
  {
    good: "没有个人的身份证号、银行卡号、电话",
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
    good: GROUPS.filter(
      ({ codes, when }) =>
        (when ? when(draft, checked) : lookedFor(draft, codes)) && !codes.some((code) => found.has(code)),
    ).map(({ good }) => good),
    asked: checked.findings.map(asked),
  };
}
