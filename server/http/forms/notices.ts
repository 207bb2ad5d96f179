import { z } from "zod";
import { BODY_KINDS, MEDIA, SCOPES } from "../../domain/catalog.ts";
import { parseReportingPeriod } from "../../domain/reporting-period.ts";

/** Names inside a notice (keys, codes, kinds) carry no number of a person or an account to the disk (AU3). */
const withoutNumber = (text: string): boolean => text.replace(/\P{Nd}/gu, "").length < 9;

/** A key that no object has by inheritance, so that a row never meets a prototype; `category:补助收入` is one. */
const key = z
  .string()
  .max(60)
  .regex(/^(?!__proto__$|constructor$|prototype$)[\p{L}\p{N}_:()（）、，/·-]+$/u)
  .refine(withoutNumber);
const value = z.union([z.string().max(20_000), z.number().int(), z.null()]);
const row = z.record(key, value);

export const unitCode = z.string().regex(/^(\d{6}|\d{9}|\d{12}|\d{14})$/);
export const itemId = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/);
export const reportingPeriod = z.string().refine((text) => parseReportingPeriod(text) !== undefined);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const column = z.object({
  key,
  label: z.string().max(60),
  labels: z.array(z.string().max(60)).max(40).optional(),
  type: z.enum(["text", "person", "money", "area", "count", "decimal", "percent", "day", "month", "choice"]),
  class: z.enum(["open", "name", "in-village", "masked", "never"]),
  required: z.boolean().optional(),
  sum: z.boolean().optional(),
  onScreen: z.boolean().optional(),
  width: z.number().positive().max(20).optional(),
});

export const tableForm = z.object({
  kind: itemId.refine(withoutNumber),
  caption: z.string().max(200).optional(),
  profile: z.string().max(40).refine(withoutNumber).optional(),
  columns: z.array(column).max(60).optional(),
  head: row.default({}),
  rows: z.array(row).max(5_000, "表格最多 5000 行。请分成几份。"),
  stated: row.default({}),
});

const answerForm = z.object({
  code: z.string().max(60).refine(withoutNumber),
  table: z.number().int().min(0).optional(),
  row: z.number().int().min(0).optional(),
  column: z.string().max(60).refine(withoutNumber).optional(),
  text: z.string().max(500),
});

/** The body of a notice as the API takes it; what is left out keeps its value. */
export const draftForm = z.object({
  title: z.string().max(2_000),
  content: z.string().max(200_000),
  issuingBody: z.enum(BODY_KINDS),
  reportingPeriod: reportingPeriod.nullable(),
  eventDay: day.nullable(),
  noticePeriod: z.union([
    z.object({ days: z.number().int().min(1).max(3_660), unit: z.enum(["natural", "working"]) }),
    z.literal("replaced"),
    z.null(),
  ]),
  tables: z.array(tableForm).max(20),
  answers: z.array(answerForm).max(500),
  nilReturn: z.boolean(),
  confidentiality: z.object({
    attribute: z.enum(["proactive", "on-request", "withheld"]),
    reason: z.string().max(500),
  }),
  scope: z.enum(SCOPES),
  withoutMedia: z.array(z.enum(MEDIA)).max(8),
  hangIn: z.array(unitCode).max(3_000).nullable(),
});

export const createForm = draftForm.partial().extend({
  unit: unitCode,
  item: itemId,
  reportingPeriod: reportingPeriod.nullable().default(null),
  nilReturn: z.boolean().default(false),
});

export const writeForm = draftForm.partial().extend({ version: z.number().int().min(0) });

const reason = z.string().trim().max(500).optional();

/** A yes that somebody gave, in JSON or in a form; `false` written out is none. */
export const confirmed = z.union([z.boolean(), z.stringbool()]);

/** An action as the API takes it. */
export const actionForm = z.object({
  type: z.enum([
    "submit",
    "recall",
    "approve",
    "return",
    "publish",
    "schedule",
    "unschedule",
    "freeze",
    "release",
    "withdraw",
    "correct",
    "discard",
  ]),
  version: z.coerce.number().int().min(0),
  reason,
  cause: z.enum(["clerical", "objection", "privacy"]).optional(),
  /** Village time as a form's datetime-local gives it, or an instant. */
  publishAt: z.string().max(40).optional(),
  leapConfirmed: confirmed.optional(),
});

export type ActionForm = z.infer<typeof actionForm>;
