import type { CheckContext } from "../checks.ts";
import type { Finding } from "../tables/table.ts";

/** Confidentiality review (保密审查): only what is proposed for proactive disclosure, with its reason, goes on. */
export function confidentialityFindings({ draft, item }: CheckContext): readonly Finding[] {
  const { attribute, reason } = draft.confidentiality;
  const at = { severity: "hard", column: "confidentiality" } as const;
  if (attribute !== "proactive") return [{ ...at, code: "confidentiality-not-proactive", values: { attribute } }];
  return item.confidentialityReview && reason.trim() === "" ? [{ ...at, code: "confidentiality-reason-missing" }] : [];
}
