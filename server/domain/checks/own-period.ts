import type { Posting } from "../catalog.ts";
import type { CheckContext } from "../checks.ts";
import type { PeriodChoice } from "../notice.ts";
import type { Finding } from "../tables/table.ts";

/** A line that says how long the notice hangs: 公示时间：长期, 公告期：6月9日—6月19日. */
const OWN_PERIOD = /^(?:本次)?(?:公示|公告|公开|公布)(?:时间|日期|期限|期间|期)[:：]\s*(?<said>\S.*)$/u;

/**
 * A period written into the text beside the one that is counted, printed and ended by itself: one of the two is wrong for
 * whoever reads it.
 */
export function ownPeriodFindings({ draft, item }: Pick<CheckContext, "draft" | "item">): readonly Finding[] {
  const { days, unit } = chosen(draft.noticePeriod, item.posting);
  const lines = draft.content.split(/\r?\n/u).filter((line) => line.trim() !== "");
  return lines.flatMap((line, row): Finding[] => {
    const text = line.trim();
    const said = OWN_PERIOD.exec(text)?.groups?.["said"];
    if (said === undefined || agrees(said, days, unit)) return [];
    const values = { paragraph: row + 1, text, days, unit };
    return [{ code: "period-in-text", severity: "warning", column: "content", row, values }];
  });
}

/** `days` null: it hangs until something comes (the next reporting period, the end of the matter). */
function chosen(choice: PeriodChoice, posting: Posting): { days: number | null; unit: "natural" | "working" } {
  if (choice === "replaced" || (choice === null && posting.until !== "days")) return { days: null, unit: "natural" };
  const { days, unit } = choice ?? (posting as Extract<Posting, { until: "days" }>);
  return { days, unit };
}

function agrees(said: string, days: number | null, unit: "natural" | "working"): boolean {
  if (days === null) return said.startsWith("长期");
  const [, count, working] = /^(\d{1,4})\s*个?(工作)?[天日](?![\d月])/u.exec(said) ?? [];
  return Number(count) === days && (working !== undefined) === (unit === "working");
}
