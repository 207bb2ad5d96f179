import { z } from "zod";
import { AFFAIRS_KEYS, BODY_KINDS, MEDIA } from "../../domain/catalog.ts";
import { ELEMENTS, type ElementKey } from "../../domain/notice.ts";
import { unitCode } from "./notices.ts";

/** What the read API answers; the contract test parses real answers with these (design.md §4). */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const named = { key: z.string(), label: z.string() };
/** Money in fen, area in ten-thousandths of a mu, or a count with what it counts. */
const figure = z.union([
  z.strictObject({ ...named, fen: z.number().int() }),
  z.strictObject({ ...named, tenThousandths: z.number().int() }),
  z.strictObject({ ...named, count: z.number().int(), unit: z.string() }),
]);
const elements = z.object(
  Object.fromEntries((Object.keys(ELEMENTS) as ElementKey[]).map((key) => [key, z.string()])) as Record<
    ElementKey,
    z.ZodString
  >,
);

const table = z.strictObject({
  caption: z.string(),
  unitLine: z.string(),
  head: z.array(z.object({ label: z.string(), text: z.string() })),
  columns: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  rows: z.array(z.array(z.string())),
  totals: z.array(z.object({ label: z.string(), cells: z.array(z.string()) })),
  omitted: z.array(z.string()),
  figures: z.array(figure),
});

const view = z.strictObject({
  audience: z.enum(["public", "village"]),
  title: z.string(),
  paragraphs: z.array(z.string()),
  tables: z.array(table),
  remarks: z.array(z.string()),
  salt: z.string().optional(),
  hash: z.string().optional(),
});

const shownNotice = z.strictObject({
  id: z.string(),
  unit: unitCode,
  from: z.strictObject({ code: unitCode, name: z.string() }).nullable(),
  number: z.string().nullable(),
  edition: z.number().int(),
  latestEdition: z.number().int(),
  title: z.string(),
  item: z.object({ id: z.string(), name: z.string(), affairs: z.enum(AFFAIRS_KEYS as [string, ...string[]]) }),
  life: z.enum(["in-force", "frozen", "withdrawn", "expired"]),
  degree: z.enum(["whole", "totals", "entry", "mark"]),
  reportingPeriod: z.string().nullable(),
  noticePeriod: z.object({ from: day, until: z.union([day, z.literal("replaced")]), minUntil: day.optional() }),
  nilReturn: z.boolean(),
  elements,
  media: z.array(z.enum(MEDIA)),
  reason: z.string().nullable(),
  correction: z.object({ cause: z.enum(["clerical", "objection", "privacy"]), reason: z.string() }).nullable(),
  issuedDay: day,
  publishedDay: day,
  changedDay: day,
  code: z.string(),
  path: z.string(),
  view: view.nullable(),
});

export const boardAnswer = z.strictObject({
  version: z.string(),
  day,
  unit: z.object({ code: unitCode, name: z.string(), place: z.string() }),
  notices: z.array(shownNotice),
});

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.number().int().nullable() });

export const unitsAnswer = listOf(
  z.strictObject({
    code: unitCode,
    name: z.string(),
    level: z.enum(["county", "township", "village", "group"]).nullable(),
    validFrom: day,
    validUntil: day.nullable(),
    successor: unitCode.nullable(),
    bodies: z.array(z.object({ kind: z.enum(BODY_KINDS), name: z.string() })),
  }),
);

export const ledgerAnswer = listOf(
  z.looseObject({
    v: z.literal(1),
    unit: unitCode,
    sequence: z.number().int().min(1),
    kind: z.string(),
    at: z.string(),
    day,
    by: z.array(z.string()),
    previous: z.string().regex(/^[0-9a-f]{64}$/),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

export const catalogAnswer = listOf(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    affairs: z.string(),
    media: z.array(z.enum(MEDIA)),
    scopes: z.array(z.string()),
  }),
);

export const privacyAnswer = z.strictObject({
  findings: z.array(z.strictObject({ start: z.number().int(), end: z.number().int(), kind: z.string() })),
  masked: z.string(),
});

export const refusalAnswer = z.object({ code: z.string(), message: z.string() });

export const findingsAnswer = refusalAnswer.extend({
  findings: z.array(
    z.looseObject({
      code: z.string(),
      severity: z.enum(["hard", "warning"]),
      message: z.string(),
      table: z.number().int().optional(),
      row: z.number().int().optional(),
      column: z.string().optional(),
    }),
  ),
});
