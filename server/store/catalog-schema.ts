import { z } from "zod";
import {
  AFFAIRS_KEYS,
  BODY_KINDS,
  CYCLES,
  DAY_UNITS,
  MEDIA,
  PERIOD_CYCLES,
  SCOPES,
  WORDINGS,
  type CatalogItem,
  type DueRule,
  type Posting,
} from "../domain/catalog.ts";

const text = z.string().trim().min(1);
const code = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, "not a kebab-case code");
const unit = z.enum(DAY_UNITS);
const days = z.int().min(1).max(366);
const listOf = <Value extends string>(values: z.ZodType<Value>) =>
  z
    .array(values)
    .min(1)
    .refine((list) => new Set(list).size === list.length, "named twice");

const reference = z.strictObject({
  law: text,
  version: text.nullable(),
  article: text.nullable(),
  label: text,
});

export const dueRule: z.ZodType<DueRule> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("period"),
    cycle: z.enum(PERIOD_CYCLES),
    reports: z.enum(["ended", "running"]),
    month: z.int().min(1).max(12).exactOptional(),
    day: z.int().min(1).max(31).exactOptional(),
    source: text,
  }),
  z.strictObject({
    kind: z.literal("event"),
    cycle: z.enum(CYCLES),
    event: code,
    direction: z.enum(["after", "before"]),
    days: z.int().min(0).max(366).exactOptional(),
    unit: unit.exactOptional(),
    source: text,
  }),
]);

export const posting: z.ZodType<Posting> = z.discriminatedUnion("until", [
  z.strictObject({ until: z.literal("days"), days, unit }),
  z.strictObject({ until: z.literal("replaced"), minDays: days, unit }),
  z.strictObject({ until: z.literal("author"), event: code, minDays: days, unit }),
]);

const otherPosting = z.strictObject({ label: text, posting });

/** The columns that a rule pack may change, too. */
export const changeable = {
  cycles: listOf(z.enum(CYCLES)),
  due: z.array(dueRule),
  posting,
  otherPostings: z.array(otherPosting).min(1).exactOptional(),
  media: listOf(z.enum(MEDIA)),
  scopes: listOf(z.enum(SCOPES)),
  townshipReview: z.boolean(),
  nilReturn: z.boolean(),
};

const row = z.strictObject({
  id: code,
  name: text,
  shortName: text.exactOptional(),
  affairs: z.enum(AFFAIRS_KEYS),
  basis: z.array(reference),
  contentElements: z.array(text).min(1),
  mustNotContain: z.array(text).min(1).exactOptional(),
  bodies: listOf(z.enum(BODY_KINDS)),
  repostedBy: z.enum(BODY_KINDS).exactOptional(),
  ...changeable,
  table: code.nullable(),
  confidentialityReview: z.boolean(),
  wording: z.enum(WORDINGS),
  keyMatter: z.int().min(1).max(12).exactOptional(),
  note: text.exactOptional(),
});

const item: z.ZodType<CatalogItem> = row.superRefine(({ cycles, due }, context) => {
  for (const [index, rule] of due.entries()) {
    if (cycles.includes(rule.cycle)) continue;
    context.addIssue({
      code: "custom",
      path: ["due", index, "cycle"],
      message: `${rule.cycle} is not among the cycles`,
    });
  }
});

export const catalogFile = z.array(item);

export const lawsFile = z.array(z.strictObject({ law: text, inForce: text.nullable(), note: text.exactOptional() }));
