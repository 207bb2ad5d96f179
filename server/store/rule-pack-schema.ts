import { z } from "zod";
import { DAY_UNITS } from "../domain/catalog.ts";
import { ELEMENTS, type ElementKey } from "../domain/notice.ts";
import type { PackSource } from "../domain/pack-inheritance.ts";
import type { RulePack } from "../domain/rule-pack.ts";
import { changeable } from "./catalog-schema.ts";

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z]+(-[a-z]+)*$/, "not a kebab-case code");
const unit = z.enum(DAY_UNITS);
const days = z.int().min(1).max(366);
const term = z.strictObject({ days, unit, source: text });
const dueDay = z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), source: text });
const round = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const attribute = z.enum(["proactive", "on-request", "withheld"]);

const stage = z.strictObject({
  id,
  part: z.enum(["author", "supervisor", "approver", "township-reviewer"]),
  review: round,
  proof: round,
  label: text,
  asks: z.enum(["always", "when-required"]),
});

/** The author's own stage comes first and only there; who else is there always depends on the level (PB5). */
const reviewChain = (...needed: readonly z.infer<typeof stage>["part"][]) =>
  z.strictObject({
    source: text,
    stages: z
      .array(stage)
      .refine(
        (chain) => chain.findLastIndex(({ part }) => part === "author") === 0,
        "must begin with the author's own stage",
      )
      .refine(
        (chain) => needed.every((part) => chain.some((held) => held.part === part && held.asks === "always")),
        `needs ${needed.map((part) => `${part === "approver" ? "an" : "a"} ${part}`).join(" and ")} always`,
      )
      .refine((chain) => new Set(chain.map((held) => held.id)).size === chain.length, "names a stage twice"),
  });

const reviewChains = z.strictObject({
  village: reviewChain("supervisor", "approver"),
  group: reviewChain("supervisor", "approver"),
  township: reviewChain("township-reviewer", "approver"),
  county: reviewChain("township-reviewer", "approver"),
});

const { cycles, due, posting, otherPostings, media, scopes, townshipReview, nilReturn } = changeable;
const itemOverride = z.strictObject({
  cycles: cycles.exactOptional(),
  due: due.exactOptional(),
  posting: posting.exactOptional(),
  otherPostings,
  media: media.exactOptional(),
  scopes: scopes.exactOptional(),
  townshipReview: townshipReview.exactOptional(),
  nilReturn: nilReturn.exactOptional(),
  source: text,
});

const elements = Object.keys(ELEMENTS) as ElementKey[];

/** A pack as it stands after inheritance. */
export const rulePack: z.ZodType<RulePack> = z.strictObject({
  id,
  name: text,
  extends: id.nullable(),
  numberForm: text.refine((form) => form.includes("{year}") && form.includes("{number}"), "needs {year} and {number}"),
  counting: z.strictObject({
    countFirstDay: z.boolean(),
    unit,
    rollEndOnHoliday: z.boolean(),
    rollDueOnHoliday: z.boolean(),
    source: text,
  }),
  due: z.strictObject({
    monthly: dueDay,
    quarterly: dueDay,
    "half-yearly": dueDay,
    yearly: dueDay,
    "on-occurrence": term,
    standing: term,
  }),
  governmentDue: term,
  keepAtLeast: term.nullable(),
  objections: z.strictObject({
    raise: term.nullable(),
    reply: term,
    supervisorObjects: term.nullable(),
    supervisorAnswered: term.nullable(),
    townshipReply: term,
  }),
  reviewChain: reviewChains,
  townshipReview: z.boolean(),
  townshipFiling: z.strictObject({ required: z.boolean(), source: text }),
  petition: z
    .strictObject({ villagersOneIn: z.int().min(1), representativesOneIn: z.int().min(1), source: text })
    .nullable(),
  confidentialityAttributes: z.array(z.strictObject({ attribute, label: text })).min(1),
  villagePass: z.strictObject({ on: z.boolean(), days, source: text }),
  maxStaleHours: z.int().min(1),
  postElements: z
    .array(z.enum(elements))
    .refine((listed) => elements.every((element) => listed.includes(element)), "leaves out one of the six elements"),
  monthlyAccounts: z.strictObject({
    decisionThresholdFen: z.int().min(0),
    prohibitedWords: z.array(text),
    vagueWords: z.array(text),
    source: text,
  }),
  itemOverrides: z.record(z.string(), itemOverride),
});

/** A pack as its file has it, before inheritance. */
export const packSource: z.ZodType<PackSource> = z.looseObject({ id, name: text, extends: id.nullable() });
