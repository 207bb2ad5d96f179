import type { CheckContext } from "../checks.ts";
import type { Finding } from "../tables/table.ts";

const LONGEST_TITLE = 100;
const LONGEST_CONTENT = 20_000;
const MOST_ROWS = 5_000;

export function sizeFindings({ draft }: Pick<CheckContext, "draft">): readonly Finding[] {
  const findings: Finding[] = [];
  const [title, content] = [[...draft.title].length, [...draft.content].length];
  if (title > LONGEST_TITLE)
    findings.push({
      code: "title-too-long",
      severity: "hard",
      column: "title",
      values: { length: title, most: LONGEST_TITLE },
    });
  if (content > LONGEST_CONTENT)
    findings.push({
      code: "content-too-long",
      severity: "hard",
      column: "content",
      values: { length: content, most: LONGEST_CONTENT },
    });
  draft.tables.forEach(({ rows }, table) => {
    if (rows.length > MOST_ROWS)
      findings.push({ code: "too-many-rows", severity: "hard", table, values: { rows: rows.length, most: MOST_ROWS } });
  });
  return findings;
}
