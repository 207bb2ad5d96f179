import type { Clock } from "./ports.ts";
import type { Audit, AuditLine } from "./record-ports.ts";

export type AuditService = ReturnType<typeof createAuditService>;

/** What a write was about; `result` is left out where it went well. */
export type Deed = Pick<AuditLine, "officer" | "action"> & Partial<Pick<AuditLine, "unit" | "notice" | "result">>;

/** Every write through desk and API leaves a line, refused ones too. */
export function createAuditService({ audit, clock }: { audit: Audit; clock: Clock }) {
  return {
    note: ({ officer, action, unit = null, notice = null, result = "ok" }: Deed): void =>
      audit.append({ at: clock.now(), officer, action, unit, notice, result }),
    page: (range: { before?: number; limit: number }) => audit.page(range),
  };
}
