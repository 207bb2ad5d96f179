import type { CatalogItem } from "./catalog.ts";
import type { NoticeState } from "./fold.ts";
import type { LedgerEvent } from "./ledger.ts";
import type { ActionType, CorrectionCause, CopyStatus, Draft, Notice, Signature, Step, WorkingCopy } from "./notice.ts";
import type { Part } from "./officer.ts";
import { ok, refuse, type Result } from "./result.ts";
import type { ReviewStage as Stage } from "./rule-pack.ts";
import type { Finding } from "./tables/table.ts";

/** What an officer asks to be done with a notice. */
export type Action =
  | { readonly type: "submit" }
  | { readonly type: "recall" }
  | { readonly type: "approve"; readonly reason?: string }
  | { readonly type: "return"; readonly reason: string }
  | { readonly type: "publish" }
  | { readonly type: "schedule"; readonly publishAt: string }
  | { readonly type: "unschedule" }
  | { readonly type: "discard" }
  | { readonly type: "freeze" | "release" | "withdraw"; readonly reason: string }
  | { readonly type: "correct"; readonly cause: CorrectionCause; readonly reason: string };

export type Refusal =
  | { readonly code: "not-found" }
  | { readonly code: "not-now"; readonly action: ActionType; readonly status: string }
  | { readonly code: "not-your-part"; readonly action: ActionType }
  | { readonly code: "own-work" }
  | { readonly code: "same-reviewer" }
  | { readonly code: "same-person-releases" }
  | { readonly code: "reason-missing" }
  | { readonly code: "time-passed" }
  | { readonly code: "unit-closed" }
  | { readonly code: "clock-behind" | "clock-past-calendar" | "clock-leaps" }
  | { readonly code: "findings"; readonly findings: readonly Finding[] };

/** What a decision rests on; the caller brings time, person and checks. */
export type Circumstances = {
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string; readonly parts: readonly Part[] };
  readonly item: CatalogItem;
  /** The review chain of item and pack, the author's own stage first. */
  readonly chain: readonly Stage[];
  /** Findings that still block; empty when the draft may be submitted. */
  readonly blocking: readonly Finding[];
  /** What the ledger says of it; undefined while it was never published. */
  readonly state: NoticeState | undefined;
};

/** What is to be done: the notice as it becomes, and for ledger actions what has to be appended to make it so. */
export type Decision =
  | { readonly kind: "save"; readonly notice: Notice }
  /** The working copy becomes the next edition; views, number and code are given in the unit's turn. */
  | { readonly kind: "publish"; readonly notice: Notice; readonly copy: WorkingCopy; readonly by: Signature }
  | {
      readonly kind: "act";
      readonly notice: Notice;
      readonly act: {
        readonly type: "freeze" | "release" | "withdraw";
        readonly reason: string;
        readonly by: Signature;
      };
      readonly event: LedgerEvent;
    };

const MAY: Readonly<Record<ActionType, readonly Part[]>> = {
  create: ["author"],
  submit: ["author"],
  recall: ["author"],
  discard: ["author"],
  approve: ["supervisor", "approver", "township-reviewer"],
  return: ["supervisor", "approver", "township-reviewer"],
  publish: ["author", "approver"],
  schedule: ["author", "approver"],
  unschedule: ["author", "approver"],
  freeze: ["supervisor", "approver", "township-reviewer", "overseer"],
  release: ["supervisor", "approver", "township-reviewer", "overseer"],
  withdraw: ["approver", "township-reviewer", "overseer"],
  correct: ["author"],
};

/** What an action makes of a notice (PB2–PB8). Pure; refusals are values. */
export function decide(notice: Notice, action: Action, now: Circumstances): Result<Decision, Refusal> {
  const { actor, state } = now;
  const copy = notice.workingCopy;
  const part = MAY[action.type].find((allowed) => actor.parts.includes(allowed));
  if (!part) return refuse({ code: "not-your-part", action: action.type });
  const notNow = () => refuse({ code: "not-now", action: action.type, status: statusOf(notice, state) } as const);
  if ("reason" in action && action.type !== "approve" && (action.reason ?? "").trim().length < 2)
    return refuse({ code: "reason-missing" });

  const save = (status: CopyStatus, more: Partial<Step> = {}) =>
    copy ? ok(saved(notice, copy, status, { type: action.type, by: actor.id, part, at: now.at, ...more })) : notNow();

  switch (action.type) {
    case "submit":
      if (!copy || !isWritable(copy)) return notNow();
      if (now.blocking.length > 0) return refuse({ code: "findings", findings: now.blocking });
      return save(stageAfter(0, now.chain), { stage: now.chain[0]?.id ?? "author", answers: copy.draft.answers });

    case "recall":
      if (copy?.status.name !== "in-review" && copy?.status.name !== "approved") return notNow();
      return save({ name: "draft" });

    case "discard":
      if (!copy || !isWritable(copy)) return notNow();
      return ok({ kind: "save", notice: { ...notice, workingCopy: null } });

    case "approve":
    case "return": {
      if (copy?.status.name !== "in-review") return notNow();
      const stage = now.chain[copy.status.stage];
      if (!stage || !actor.parts.includes(stage.part)) return refuse({ code: "not-your-part", action: action.type });
      if (copy.authors.includes(actor.id)) return refuse({ code: "own-work" });
      if (approvalsOf(copy).some((step) => step.by === actor.id)) return refuse({ code: "same-reviewer" });
      const more = { stage: stage.id, part: stage.part };
      if (action.type === "return") {
        const step = { type: action.type, by: actor.id, at: now.at, ...more, reason: action.reason };
        const status = { name: "returned", reason: action.reason, by: actor.id } as const;
        return ok(saved(notice, { ...copy, returnedDraft: copy.draft }, status, step));
      }
      const reason = action.reason?.trim();
      return save(stageAfter(copy.status.stage, now.chain), { ...more, ...(reason ? { reason } : {}) });
    }

    case "publish":
      if (copy?.status.name !== "approved" && copy?.status.name !== "scheduled") return notNow();
      return mayPublish(copy, now, part) ?? ok(publication(notice, copy, signature(now, part)));

    case "schedule":
      if (copy?.status.name !== "approved") return notNow();
      if (action.publishAt <= now.at) return refuse({ code: "time-passed" });
      return (
        mayPublish(copy, now, part) ??
        save({ name: "scheduled", at: action.publishAt, by: actor.id, part }, { publishAt: action.publishAt })
      );

    case "unschedule":
      return copy?.status.name === "scheduled" ? save({ name: "approved" }) : notNow();

    case "freeze":
      if (state?.standing !== "live") return notNow();
      return ok(actOn(notice, state, { type: "freeze", reason: action.reason, by: signature(now, part) }));

    case "release":
      if (state?.standing !== "frozen") return notNow();
      if (state.frozenBy.includes(actor.id)) return refuse({ code: "same-person-releases" });
      return ok(actOn(notice, state, { type: "release", reason: action.reason, by: signature(now, part) }));

    case "withdraw":
      if (!state || state.standing === "withdrawn") return notNow();
      return ok(actOn(notice, state, { type: "withdraw", reason: action.reason, by: signature(now, part) }));

    case "correct": {
      const edition = notice.editions.find(({ ordinal }) => ordinal === state?.edition);
      if (copy || !edition || !state || state.standing === "withdrawn") return notNow();
      return ok({
        kind: "save",
        notice: { ...notice, workingCopy: correction(edition.draft, action, actor.id, part, now.at) },
      });
    }
  }
}

/** One word for where a notice stands, for lists and refusals. */
export const statusOf = (notice: Notice, state: NoticeState | undefined): string =>
  notice.workingCopy?.status.name ?? (state ? state.standing : "discarded");

export const isWritable = ({ status }: WorkingCopy): boolean => status.name === "draft" || status.name === "returned";

/** Approvals since the last submission. */
export function approvalsOf({ trail }: Pick<WorkingCopy, "trail">): readonly Step[] {
  const submitted = trail.findLastIndex(({ type }) => type === "submit");
  return submitted < 0 ? [] : trail.slice(submitted + 1).filter(({ type }) => type === "approve");
}

const stageAfter = (stage: number, chain: readonly Stage[]): CopyStatus =>
  stage + 1 < chain.length ? { name: "in-review", stage: stage + 1 } : { name: "approved" };

const saved = (notice: Notice, copy: WorkingCopy, status: CopyStatus, step: Step): Decision => ({
  kind: "save",
  notice: { ...notice, workingCopy: { ...copy, status, trail: [...copy.trail, step] } },
});

/** The publisher may be author or approver, never supervisor (PB5). */
function mayPublish(copy: WorkingCopy, now: Circumstances, part: Part) {
  if (now.actor.parts.includes("supervisor")) return refuse({ code: "not-your-part", action: "publish" } as const);
  if (part === "author" && !copy.authors.includes(now.actor.id) && !now.actor.parts.includes("approver"))
    return refuse({ code: "not-your-part", action: "publish" } as const);
  return undefined;
}

const signature = ({ actor }: Circumstances, part: Part): Signature => ({ id: actor.id, name: actor.name, part });

const publication = (notice: Notice, copy: WorkingCopy, by: Signature): Decision => ({
  kind: "publish",
  notice,
  copy,
  by,
});

const EVENT = { freeze: "frozen", release: "released", withdraw: "withdrawn" } as const;

const actOn = (
  notice: Notice,
  { edition }: NoticeState,
  act: { type: "freeze" | "release" | "withdraw"; reason: string; by: Signature },
): Decision => ({ kind: "act", notice, act, event: { kind: EVENT[act.type], notice: notice.id, edition } });

const correction = (
  draft: Draft,
  { cause, reason }: { cause: CorrectionCause; reason: string },
  by: string,
  part: Part,
  at: string,
): WorkingCopy => ({
  draft,
  status: { name: "draft" },
  trail: [{ type: "correct", by, part, at, cause, reason }],
  authors: [by],
  correction: { cause, reason },
});
