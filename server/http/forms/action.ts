import type { Action } from "../../domain/review.ts";
import type { ActionForm } from "./notices.ts";

/** An action from its form; undefined where something it needs is missing or unreadable. */
export function toAction({ type, reason = "", cause, publishAt }: ActionForm): Action | undefined {
  switch (type) {
    case "approve":
      return reason ? { type, reason } : { type };
    case "return":
    case "freeze":
    case "release":
    case "withdraw":
      return { type, reason };
    case "correct":
      return cause && { type, cause, reason };
    case "schedule": {
      const at = publishAt === undefined ? undefined : instantOf(publishAt);
      return at === undefined ? undefined : { type, publishAt: at };
    }
    default:
      return { type };
  }
}

/** An instant, or village time without a zone as a date field gives it (2026-11-22T08:00). */
function instantOf(text: string): string | undefined {
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
