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

/** A row that may be drawn in some months (all, when none is named). {G} is one of the village's groups. */
const pooled = z.strictObject({
  months: z.array(z.int()).exactOptional(),
  cells: z.array(z.union([z.string(), z.number(), z.null()])),
});

const source = {
  rows: cells.default([]),
  /** Figures of a row that move together from period to period: by up to so many percent, in whole steps. */
  vary: z
    .array(z.strictObject({ row: z.int(), columns: z.array(z.int()), percent: z.int(), step: z.number().default(1) }))
    .default([]),
  /** Rows that take turns from month to month, out of a pool that all villages share and what the village adds. */
  pool: z
    .strictObject({
      name: z.string(),
      pick: z.tuple([z.int(), z.int()]),
      own: z.array(pooled).default([]),
      /** What stands at the end of the newest notice alone: it waits for an answer. */
      waiting: cells.default([]),
      /** What stands around a row: its place, a household, points that fall from row to row, and "0", the row itself. */
      cells: z.array(z.enum(["place", "group", "head", "points", "0"])).exactOptional(),
    })
    .exactOptional(),
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
  /**
   * A variant names the months (quarters, halves) it is for; those that name none take turns. `age`: 0 for the calendar
   * year of the last accounts alone, 1 for the year before it and all earlier ones, 2 and so on; of those that fit the
   * narrowest is taken.
   */
  variants: z.array(text.extend({ only: z.array(z.int()).exactOptional(), age: z.int().exactOptional() })),
});

export const standing = z.array(text.extend({ item: z.string() }));
export const recurrings = z.array(recurring);
export const singles = z.array(single);

export const pools = z.record(z.string(), z.array(pooled));

export type DemoPooled = z.infer<typeof pooled>;
export type DemoPools = z.infer<typeof pools>;
export type DemoText = z.infer<typeof text>;
export type DemoTable = z.infer<typeof table>;
export type DemoList = z.infer<typeof list>;
export type DemoSingle = z.infer<typeof single>;
export type DemoSource = Pick<DemoTable, "rows" | "list" | "accounts" | "vary" | "pool">;
export type DemoLater = z.infer<typeof later>;
export type DemoRecurring = z.infer<typeof recurring>;
