import type { Request, Response } from "express";
import type { PassService } from "../services/passes.ts";
import { PASS_COOKIE } from "./callers.ts";

const DAY_MS = 86_400_000;

export const passCookie = (req: Request) =>
  ({ httpOnly: true, sameSite: "lax", secure: req.secure, path: "/" }) as const;

/** Gives a phone the village pass in return for a link; false when the link is an old one. */
export async function takePass(
  link: string,
  { passes, req, res }: { passes: PassService; req: Request; res: Response },
): Promise<boolean> {
  const opened = await passes.open(link);
  if (opened) res.cookie(PASS_COOKIE, opened.pass, { ...passCookie(req), maxAge: opened.days * DAY_MS });
  return opened !== undefined;
}
