import { holdersOf, partsOn, type Officer, type Part } from "../../domain/officer.ts";
import { decide, type Action } from "../../domain/review.ts";
import type { Opened } from "../../services/notices.ts";
import { ACT_TYPES, ACTS, type ActType } from "../wording/desk-acts.ts";
import { roleOf } from "../wording/desk.ts";
import { sentenceOf } from "../wording/refusals.ts";

/** A button of the notice's page; `why` says why it cannot be pressed now. */
export type DeskAction = {
  readonly type: string;
  readonly label: string;
  readonly href: string;
  readonly main: boolean;
  readonly why: string;
};

/** Whose task an action is, so that a button that is not mine can name who has it. */
const BELONGS_TO: Readonly<Record<ActType, readonly Part[]>> = {
  submit: ["author"],
  recall: ["author"],
  discard: ["author"],
  publish: ["approver"],
  schedule: ["approver"],
  unschedule: ["approver"],
  correct: ["author"],
  freeze: ["approver", "supervisor"],
  release: ["approver", "supervisor"],
  withdraw: ["approver"],
};

const FAR = "9999-12-31T00:00:00.000Z";

const trial = (type: ActType): Action => {
  if (type === "schedule") return { type, publishAt: FAR };
  if (type === "correct") return { type, cause: "clerical", reason: "……" };
  return type === "freeze" || type === "release" || type === "withdraw" ? { type, reason: "……" } : { type };
};

/** What may be done with a notice now, as the same rules decide that will decide when it is done. */
export function actionsOf({
  opened: { notice, here, item, state },
  officer,
  officers,
  at,
  day,
}: {
  opened: Opened;
  officer: Officer;
  officers: readonly Officer[];
  at: string;
  day: string;
}): readonly DeskAction[] {
  const actor = { id: officer.id, name: officer.name, parts: partsOn(officer, notice.unit, day) };
  const chain = here.chain(item);
  return ACT_TYPES.flatMap((type): readonly DeskAction[] => {
    const decided = decide(notice, trial(type), { at, actor, item, chain, blocking: [], state });
    const base = { type, label: ACTS[type].label, href: `/desk/notices/${notice.id}/do/${type}` };
    if (decided.ok) return [{ ...base, main: type === "publish", why: "" }];
    const { code } = decided.error;
    if (code === "not-now") return [];
    if (code !== "not-your-part") return [{ ...base, main: false, why: sentenceOf(decided.error) }];
    const possible = decide(notice, trial(type), {
      at,
      item,
      chain,
      blocking: [],
      state,
      actor: { id: "somebody", name: "", parts: BELONGS_TO[type].filter((part) => part !== "supervisor") },
    });
    if (!possible.ok || type === "discard" || type === "submit" || type === "recall") return [];
    const who = BELONGS_TO[type].flatMap((part) =>
      holdersOf(part, officers, notice.unit, day).map(
        (holder) => `${roleOf(holder, { part, unit: notice.unit, day })}${holder.name}`,
      ),
    );
    return [
      { ...base, main: false, why: who.length > 0 ? `这一步由${who.join("或")}来办。` : sentenceOf(decided.error) },
    ];
  });
}
