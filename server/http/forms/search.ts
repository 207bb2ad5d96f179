import { z } from "zod";
import { AFFAIRS_KEYS, type Affairs } from "../../domain/catalog.ts";
import { LONGEST_QUERY } from "../../domain/search/query.ts";
import { itemId, unitCode } from "./notices.ts";

/** What may be asked of the search, and what it answers. */
export const searchRequest = z.object({
  q: z.string().trim().max(LONGEST_QUERY, `要找的字最多 ${LONGEST_QUERY} 个。`).default(""),
  after: z.coerce.number().int().min(0).max(2_000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  medium: z.enum(["web", "kiosk", "tv"]).optional(),
  affairs: z.enum(AFFAIRS_KEYS as [Affairs, ...Affairs[]]).optional(),
  item: itemId.optional(),
  state: z.enum(["in-force", "expired", "withdrawn"]).optional(),
});

const mark = z.tuple([z.number().int(), z.number().int()]);

export const searchAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      notice: z.string(),
      edition: z.number().int(),
      number: z.string().nullable(),
      title: z.string(),
      affairs: z.enum(AFFAIRS_KEYS as [string, ...string[]]),
      item: z.string(),
      itemName: z.string(),
      unit: unitCode,
      unitName: z.string(),
      life: z.enum(["in-force", "frozen", "withdrawn", "expired"]),
      reportingPeriod: z.string().nullable(),
      publishedDay: z.string(),
      reasons: z.array(
        z.strictObject({
          kind: z.enum(["title", "number", "month", "body", "cell"]),
          label: z.string(),
          text: z.string(),
          marks: z.array(mark),
        }),
      ),
      by: z.enum(["text", "pinyin", "initials", "number", "month"]),
    }),
  ),
  next: z.number().int().nullable(),
  total: z.number().int(),
  /** True: more were found than are counted; the items are the newest of them. */
  more: z.boolean(),
  /** False: boards are still being read for the first time since the start, there may be more. */
  complete: z.boolean(),
});
