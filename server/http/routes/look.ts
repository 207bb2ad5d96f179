import { Router } from "express";
import { z } from "zod";
import { LARGE_COOKIE } from "../public-answer.ts";

/** A path of this site and nothing that a browser could take for another. */
const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .catch("/");
const lookForm = z.object({ large: z.enum(["0", "1"]), back: localPath });

const YEAR_MS = 365 * 86_400_000;

/** `POST /look`: large type (大字) on or off, remembered by the phone; works without script. */
export function lookRoutes(): Router {
  const router = Router();
  router.post("/look", (req, res) => {
    const { large, back } = lookForm.parse(req.body ?? {});
    const cookie = { httpOnly: true, sameSite: "lax", secure: req.secure, path: "/" } as const;
    if (large === "1") res.cookie(LARGE_COOKIE, "1", { ...cookie, maxAge: YEAR_MS });
    else res.clearCookie(LARGE_COOKIE, cookie);
    res.redirect(303, back);
  });
  return router;
}
