import { z } from "zod";
import { isDay } from "../../domain/calendar.ts";
import { unitCode } from "./notices.ts";

/** What readers may ask of the API, each with its limits. */
export const unitRequest = z.object({ unit: unitCode });

export const boardRequest = z.object({
  day: z.string().refine(isDay, "日子请写成 2026-11-22 这样。").optional(),
  medium: z.enum(["web", "kiosk", "tv", "sheet", "feed"]).default("web"),
});

export const ledgerRequest = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const privacyRequest = z.object({ text: z.string().max(100_000, "文字太长了。请分几次查。") });
