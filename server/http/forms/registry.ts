import { z } from "zod";
import { PARTS } from "../../domain/officer.ts";
import { unitCode } from "./notices.ts";

/** Screens and officers as the API takes and gives them (design.md §4). */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string();

export const pairRequest = z.object({
  unit: unitCode,
  code: z.string().max(40),
  name: z.string().trim().min(1).max(40),
  inVillage: z.boolean().default(true),
});

export const screenAnswer = z.strictObject({
  id: z.string(),
  unit: unitCode,
  name: z.string(),
  kind: z.enum(["kiosk", "tv"]),
  inVillage: z.boolean(),
  pairedAt: instant,
  connected: z.boolean(),
  seenAt: instant.nullable(),
  /** Holds the list of the present board: never said of a screen with old content (SC2). */
  upToDate: z.boolean(),
});
export const screensAnswer = z.strictObject({ items: z.array(screenAnswer), next: z.null() });

export const officerRequest = z.object({
  signIn: z.string().trim().min(2).max(40),
  name: z.string().trim().min(1).max(40),
  password: z.string().max(200),
});
export const appointmentRequest = z.object({
  unit: unitCode,
  part: z.enum(PARTS),
  from: day,
  declaredUnrelated: z.boolean().default(false),
});

export const officerAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  appointments: z.array(z.strictObject({ unit: unitCode, part: z.enum(PARTS), from: day, until: day.nullable() })),
});
export const officersAnswer = z.strictObject({ items: z.array(officerAnswer), next: z.null() });
