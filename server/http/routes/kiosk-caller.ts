import type { Response } from "express";
import type { Caller } from "../../domain/audience.ts";

/** A paired kiosk of this unit, or anyone: nothing else changes what a kiosk may show (AU1). */
export function callerOf(unit: string, response: Response): Caller {
  const caller = response.locals["caller"] as Caller | undefined;
  return caller?.kind === "screen" && caller.is === "kiosk" && caller.unit === unit ? caller : { kind: "anyone" };
}

export const keepPrivate = (response: Response): void => void response.set("cache-control", "private, no-store");
