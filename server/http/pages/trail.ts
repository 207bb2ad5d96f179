import { dayOf } from "../../clock.ts";
import type { Notice, NoticeAct, Step } from "../../domain/notice.ts";
import type { Officer, Part } from "../../domain/officer.ts";
import type { ReviewStage } from "../../domain/rule-pack.ts";
import { instantText } from "../words/instants.ts";
import { roleOf, STEP_WORDS } from "../wording/desk.ts";

export type TrailLine = ReturnType<typeof trailOf>[number];

const CAUSES = { clerical: "笔误", objection: "村民提出异议", privacy: "涉及个人信息" } as const;

/** 留痕: every step of a notice through all its editions, the last first. */
export function trailOf(
  notice: Notice,
  { officers, chain, year }: { officers: readonly Officer[]; chain: readonly ReviewStage[]; year: string },
) {
  const officerOf = (id: string) => officers.find((each) => each.id === id);
  const roleAt = (id: string, part: Part, at: string): string =>
    roleOf(officerOf(id), { part, unit: notice.unit, day: dayOf(at) });
  const steps = [...notice.editions.flatMap(({ trail }) => trail), ...(notice.workingCopy?.trail ?? [])];
  const told = [...steps.map((step) => stepLine(step)), ...notice.acts.map(actLine)];
  return told.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

  function stepLine({ type, by, part, at, stage, reason, cause, publishAt, answers }: Step) {
    const label = type === "approve" || type === "return" ? chain.find(({ id }) => id === stage)?.label : undefined;
    return {
      at,
      when: instantText(at, year),
      who: officerOf(by)?.name ?? by,
      role: roleAt(by, part, at),
      what: `${STEP_WORDS[type]}${label ? `（${label}）` : ""}`,
      reason: [
        ...(cause ? [`原因：${CAUSES[cause]}`] : []),
        ...(reason ? [reason] : []),
        ...(publishAt ? [`定在${instantText(publishAt, year)}`] : []),
        ...(answers?.length ? [`写了 ${answers.length} 处说明`] : []),
      ].join("，"),
      strong: type === "publish" || type === "return",
    };
  }

  function actLine({ type, by, at, reason }: NoticeAct) {
    return {
      at,
      when: instantText(at, year),
      who: by.name,
      role: roleAt(by.id, by.part, at),
      what: STEP_WORDS[type],
      reason,
      strong: true,
    };
  }
}
