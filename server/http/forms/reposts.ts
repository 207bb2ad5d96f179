import { z } from "zod";
import { NOTICE_ID } from "../../domain/notice.ts";
import { confirmed, unitCode } from "./notices.ts";

/** A township's notice that a village hangs; `version` is that of the notice as it was read (PB12). */
export const hangForm = z.object({
  notice: z.string().regex(NOTICE_ID),
  version: z.coerce.number().int().min(0),
  leapConfirmed: confirmed.default(false),
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const period = z.object({ from: day, until: z.union([day, z.literal("replaced")]), minUntil: day.optional() });

export const waitingAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      notice: z.string(),
      version: z.number().int(),
      edition: z.number().int(),
      title: z.string(),
      number: z.string().nullable(),
      item: z.string(),
      from: z.strictObject({ code: unitCode, name: z.string() }),
      issuedDay: day,
      /** The period it would have if it were hung today. */
      noticePeriod: period,
    }),
  ),
  next: z.null(),
});

export const hungAnswer = z.strictObject({
  unit: unitCode,
  notice: z.string(),
  edition: z.number().int(),
  noticePeriod: period,
  code: z.string(),
});
