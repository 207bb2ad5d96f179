import type { CheckContext } from "../checks.ts";
import { tableKind } from "../tables/kinds.ts";
import type { Finding } from "../tables/table.ts";
import { isBlankRow } from "../tables/text-of.ts";
import { bodyOn } from "../unit.ts";

/** The elements an author answers for: 公开事项, 内容, 公布单位 (PB4); the others come from the trail. */
export function elementFindings({ draft, item, unit, today }: CheckContext): readonly Finding[] {
  const findings: Finding[] = [];
  const hard = { severity: "hard" } as const;
  const rows = draft.tables.flatMap((table) => table.rows.filter((row) => !isBlankRow(row)));
  const hasContent = draft.content.trim() !== "";
  if (draft.title.trim() === "") findings.push({ ...hard, code: "title-missing", column: "title" });
  if (draft.nilReturn) {
    if (!item.nilReturn) findings.push({ ...hard, code: "nil-not-allowed", column: "nilReturn" });
    if (rows.length > 0) findings.push({ ...hard, code: "nil-with-rows", column: "nilReturn" });
  } else if (!hasContent && rows.length === 0) {
    findings.push({ ...hard, code: "content-missing", column: "content" });
  } else if (item.table !== null && rows.length === 0) {
    findings.push({
      code: "rows-missing",
      severity: "warning",
      column: "tables",
      values: { label: tableKind(item.table).name },
    });
  }
  if (item.bodies.length > 0 && !item.bodies.includes(draft.issuingBody) && item.repostedBy !== draft.issuingBody)
    findings.push({ ...hard, code: "issuing-body-not-allowed", column: "issuingBody" });
  else if (!bodyOn(unit, draft.issuingBody, today))
    findings.push({ ...hard, code: "issuing-body-missing", column: "issuingBody" });
  if (!item.scopes.includes(draft.scope)) findings.push({ ...hard, code: "scope-not-allowed", column: "scope" });
  return findings;
}
