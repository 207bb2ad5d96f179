import { z } from "zod";
import { CYCLES, SCOPES } from "../../domain/catalog.ts";

const column = z.strictObject({
  label: z.string(),
  type: z.enum(["text", "person", "money", "area", "count"]).default("text"),
  class: z.enum(["open", "name"]).default("open"),
  sum: z.literal(true).exactOptional(),
  width: z.number().exactOptional(),
});

/** Rows made from the households of the village: `of` names a plot, or "all". */
const list = z.strictObject({
  of: z.string(),
  most: z.int(),
  /** Yuan a mu, or a person where it says so. */
  rate: z.number().exactOptional(),
  by: z.enum(["area", "people"]).default("area"),
  /** People of a household as somebody miscounted them, to be corrected later. */
  instead: z.record(z.string(), z.int()).default({}),
  /** no, group, head, people, area, rate, amount; anything else stands as it is. */
  cells: z.array(z.string()),
});

const cells = z.array(z.array(z.union([z.string(), z.number(), z.null()])));

const source = {
  rows: cells.default([]),
  list: list.exactOptional(),
  /** Rows that follow from the published accounts. */
  accounts: z.enum(["income", "contracts", "subsidies", "year", "profit"]).exactOptional(),
};

/** Money is written in yuan and area in mu, as on paper. A typed table names its kind and the keys of its cells. */
const table = z.union([
  z.strictObject({ columns: z.array(column), ...source }),
  z.strictObject({
    kind: z.string(),
    keys: z.array(z.string()),
    head: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    ...source,
  }),
]);

/** Texts may hold {Y} {Y+1} {P} {n} {D+2}; see fill-words.ts. */
const text = z.strictObject({
  title: z.string().exactOptional(),
  content: z.string(),
  /** Answers to what the checks ask. */
  answers: z
    .array(
      z.strictObject({
        code: z.string(),
        table: z.int().exactOptional(),
        row: z.int().exactOptional(),
        column: z.string().exactOptional(),
        text: z.string(),
      }),
    )
    .default([]),
  scope: z.enum(SCOPES).exactOptional(),
  /** Natural days of the notice period. */
  days: z.int().exactOptional(),
  table: table.exactOptional(),
});

const later = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.enum(["freeze", "release", "withdraw"]),
    by: z.enum(["supervisor", "approver", "township-reviewer"]),
    /** Days before today. */
    back: z.int(),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal("correct"),
    back: z.int(),
    cause: z.enum(["clerical", "objection", "privacy"]),
    reason: z.string(),
    content: z.string().exactOptional(),
    table: table.exactOptional(),
  }),
]);

const single = text.extend({
  key: z.string(),
  item: z.string(),
  /** Day of publication, in days before today. */
  back: z.int(),
  eventBack: z.int().exactOptional(),
  /** Villages hang a township's notice so many days after it; those that wait are left out. */
  hung: z.array(z.strictObject({ unit: z.string(), after: z.int() })).default([]),
  /** Where it stands today; published when absent. */
  stop: z.enum(["draft", "submitted", "returned", "township", "approved", "scheduled"]).exactOptional(),
  returned: z.string().exactOptional(),
  after: z.array(later).default([]),
});

const recurring = z.strictObject({
  item: z.string(),
  cycle: z.enum(CYCLES),
  /** Published so many days before the deadline. */
  before: z.int(),
  /** Also for the months before every item was owed. */
  always: z.literal(true).exactOptional(),
  /** A variant names the months (quarters, halves) it is for; those that name none take turns. */
  variants: z.array(text.extend({ only: z.array(z.int()).exactOptional() })),
});

export const standing = z.array(text.extend({ item: z.string() }));
export const recurrings = z.array(recurring);
export const singles = z.array(single);

export type DemoText = z.infer<typeof text>;
export type DemoTable = z.infer<typeof table>;
export type DemoList = z.infer<typeof list>;
export type DemoSingle = z.infer<typeof single>;
export type DemoSource = Pick<DemoTable, "rows" | "list" | "accounts">;
export type DemoLater = z.infer<typeof later>;
export type DemoRecurring = z.infer<typeof recurring>;
