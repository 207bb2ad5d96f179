import { z } from "zod";

const line = z.strictObject({
  day: z.int(),
  /** May hold {c}, the count of the month, beside the words of fill-words.ts. */
  summary: z.string(),
  category: z.string(),
  /** Yuan, as a person would write them; or `each` times the month's count. */
  income: z.number().exactOptional(),
  expense: z.number().exactOptional(),
  each: z.number().exactOptional(),
  counts: z.array(z.int()).exactOptional(),
  /** Differs by up to so many percent from month to month (in months of their own: from year to year). */
  vary: z.int().exactOptional(),
  /** Only in the calendar year of the last accounts (0), or only in those before (1). */
  age: z.int().exactOptional(),
  handler: z.string(),
  remark: z.string().exactOptional(),
  /** What the author answers when the checks ask for the decision behind the sum (A10). */
  answer: z.string().exactOptional(),
});

export const accounts = z.strictObject({
  /** Balance at the beginning of the last twelve months, in yuan; that of the first month follows from it. */
  opening: z.number(),
  /** Lines of every month. */
  monthly: z.array(line),
  /** Lines of a calendar month, "1" to "12". */
  months: z.record(z.string(), z.array(line)),
});

export type DemoAccountLine = z.infer<typeof line>;
export type DemoAccounts = z.infer<typeof accounts>;
