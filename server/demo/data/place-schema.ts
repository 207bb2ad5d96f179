import { z } from "zod";
import { BODY_KINDS, CYCLES } from "../../domain/catalog.ts";
import { PARTS } from "../../domain/officer.ts";

const body = z.strictObject({ kind: z.enum(BODY_KINDS), name: z.string() });

const channel = z.strictObject({
  countyHotlines: z.array(z.string()),
  supervisor: z.string().exactOptional(),
  supervisorPhone: z.string().exactOptional(),
  townshipPhone: z.string().exactOptional(),
  opinionBox: z.string().exactOptional(),
  hours: z.string().exactOptional(),
});

const unit = z.strictObject({
  code: z.string(),
  name: z.string(),
  bodies: z.array(body),
  pack: z.string().exactOptional(),
  channel,
});

const officer = z.strictObject({ signIn: z.string(), name: z.string(), part: z.enum(PARTS), unit: z.string() });

/** The folders of county and townships, of villages, and of villagers' groups. */
export const places = z.strictObject({
  governments: z.array(z.string()),
  villages: z.array(z.string()),
  groups: z.array(z.string()),
});

/** Attributes of a household that lists are made from: area in mu (least, most, share of households in percent). */
const plot = z.tuple([z.number(), z.number(), z.int()]);

export const roster = z.strictObject({
  groups: z.array(z.string()),
  /** Households of each group that appear in lists. */
  perGroup: z.int(),
  /** The commonest first. */
  surnames: z.array(z.string()),
  plots: z.record(z.string(), plot),
  /** Households that are there by name. */
  named: z.array(
    z.strictObject({
      group: z.string(),
      head: z.string(),
      people: z.int().exactOptional(),
      plots: z.record(z.string(), z.number()).exactOptional(),
    }),
  ),
});

export const place = z.strictObject({
  unit,
  officers: z.array(officer),
  /** How many days ago the unit began to owe every item; accounts are there for longer. */
  owesFor: z.int(),
  /** Who stands on every line of the accounts. */
  signers: z.strictObject({ witness: z.string(), approver: z.string() }),
  /** How many of the last periods are still missing, or late by so many days. */
  late: z.array(
    z.strictObject({ item: z.string(), cycle: z.enum(CYCLES), missing: z.int(), days: z.int().exactOptional() }),
  ),
  roster,
  /** Of a villagers' group: what its village's roster calls it, whose households it has. */
  group: z.string().exactOptional(),
});

export type DemoPlaces = z.infer<typeof places>;
export type DemoUnit = z.infer<typeof unit>;
export type DemoOfficer = z.infer<typeof officer>;
export type DemoPlace = z.infer<typeof place>;
export type DemoRoster = z.infer<typeof roster>;
