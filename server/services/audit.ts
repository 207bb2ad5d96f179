import { NOTICE_ID } from "../domain/notice.ts";
import type { Clock } from "./ports.ts";
import type { Audit, AuditLine } from "./record-ports.ts";

export type AuditService = ReturnType<typeof createAuditService>;

/** What a write was about; `result` is left out where it went well. */
export type Deed = Pick<AuditLine, "officer" | "action"> & Partial<Pick<AuditLine, "unit" | "notice" | "result">>;

/** An address holds whatever somebody typed: what is no notice's id does not reach the disk (AU3). */
const idOrNothing = (notice: string | null): string | null => (notice && NOTICE_ID.test(notice) ? notice : null);

/** Every write through desk and API leaves a line, refused ones too. */
export function createAuditService({ audit, clock }: { audit: Audit; clock: Clock }) {
  return {
    note: ({ officer, action, unit = null, notice = null, result = "ok" }: Deed): void =>
      audit.append({ at: clock.now(), officer, action, unit, notice: idOrNothing(notice), result }),
    page: (range: { before?: number; limit: number }) => audit.page(range),
  };
}
