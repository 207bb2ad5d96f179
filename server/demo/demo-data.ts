import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BODY_KINDS, CYCLES, SCOPES } from "../domain/catalog.ts";
import { PARTS } from "../domain/officer.ts";

const body = z.strictObject({ kind: z.enum(BODY_KINDS), name: z.string() });

const channel = z.strictObject({
  countyHotlines: z.array(z.string()),
  supervisor: z.string().exactOptional(),
  supervisorPhone: z.string().exactOptional(),
  townshipPhone: z.string().exactOptional(),
  opinionBox: z.string().exactOptional(),
  hours: z.string().exactOptional(),
});

const village = z.strictObject({
  units: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      bodies: z.array(body),
      pack: z.string().exactOptional(),
      channel,
    }),
  ),
  officers: z.array(z.strictObject({ signIn: z.string(), name: z.string(), part: z.enum(PARTS), unit: z.string() })),
});

const accountLine = z.strictObject({
  day: z.int(),
  summary: z.string(),
  category: z.string(),
  /** Yuan, as a person would write them. */
  income: z.number(),
  expense: z.number(),
  handler: z.string(),
  remark: z.string(),
});

const column = z.strictObject({
  label: z.string(),
  type: z.enum(["text", "person", "money", "area", "count"]).default("text"),
  class: z.enum(["open", "name"]).default("open"),
  sum: z.literal(true).exactOptional(),
  width: z.number().exactOptional(),
});

/** Money is written in yuan and area in mu, as on paper. */
const table = z.strictObject({
  columns: z.array(column),
  rows: z.array(z.array(z.union([z.string(), z.number()]))),
});

/** Texts may hold {Y} {Y+1} {P} {n} {D+2}; see fill-words.ts. */
const text = z.strictObject({
  title: z.string().exactOptional(),
  content: z.string(),
  scope: z.enum(SCOPES).exactOptional(),
  /** Natural days of the notice period. */
  days: z.int().exactOptional(),
  table: table.exactOptional(),
});

const later = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.enum(["freeze", "release", "withdraw"]),
    by: z.enum(["supervisor", "approver"]),
    /** Days before today. */
    back: z.int(),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal("correct"),
    back: z.int(),
    cause: z.literal("clerical"),
    reason: z.string(),
    table,
  }),
]);

const single = text.extend({
  key: z.string(),
  item: z.string(),
  /** Day of publication, in days before today. */
  back: z.int(),
  eventBack: z.int().exactOptional(),
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
  /** A variant names the months (quarters, halves) it is for; those that name none take turns. */
  variants: z.array(text.extend({ only: z.array(z.int()).exactOptional() })),
});

const notices = z.strictObject({
  late: z.array(z.strictObject({ item: z.string(), cycle: z.enum(CYCLES) })),
  standing: z.array(text.extend({ item: z.string() })),
  recurring: z.array(recurring),
  single: z.array(single),
});

export type DemoText = z.infer<typeof text>;
export type DemoTable = z.infer<typeof table>;
export type DemoSingle = z.infer<typeof single>;
export type DemoLater = z.infer<typeof later>;
export type DemoAccountLine = z.infer<typeof accountLine>;
export type DemoVillage = z.infer<typeof village>;
export type DemoData = Awaited<ReturnType<typeof loadDemoData>>;

/** Reads data/demo once. Throws where a file does not read as it should. */
export async function loadDemoData(folder: string) {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), "utf8"));
  return {
    village: village.parse(await read("village.json")),
    /** By calendar month, "1" to "12". */
    accounts: z.record(z.string(), z.array(accountLine)).parse(await read("accounts.json")),
    notices: notices.parse(await read("notices.json")),
  };
}
