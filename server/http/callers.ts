import type { Request, RequestHandler, Response } from "express";
import type { Caller } from "../domain/audience.ts";
import { heldOn, partsOn, type Officer, type Part } from "../domain/officer.ts";
import type { Clock } from "../services/ports.ts";
import { callerOfScreen, type ScreenService } from "../services/screens.ts";
import type { SessionService } from "../services/sessions.ts";
import { answerRefusal } from "./errors.ts";

export const SESSION_COOKIE = "sanwu-session";
export const SCREEN_COOKIE = "sanwu-screen";
export const PASS_COOKIE = "sanwu-pass";

/** How the other ways of being somebody are recognized: by a cookie's value alone. */
export type CallerParts = {
  readonly sessions: SessionService;
  readonly screens: Pick<ScreenService, "byKey">;
  readonly passes: { unitOf(token: string): Promise<string | undefined> | string | undefined };
  readonly clock: Clock;
};

/** The cookies of a request; a name that is there twice counts once, the first. */
export function cookiesOf(req: Pick<Request, "headers">): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (req.headers.cookie ?? "").split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** Finds out who asks, from cookies alone, and leaves it in `res.locals.caller` (AU1). */
export function recognizeCaller({ sessions, screens, passes, clock }: CallerParts): RequestHandler {
  return async (req, res, next) => {
    const cookies = cookiesOf(req);
    const token = cookies.get(SESSION_COOKIE) ?? bearerOf(req);
    const officer = token ? await sessions.officerOf(token) : undefined;
    res.locals["officer"] = officer;
    res.locals["caller"] = officer ? officerCaller(officer, clock.today()) : await otherCaller();
    next();

    async function otherCaller(): Promise<Caller> {
      const key = cookies.get(SCREEN_COOKIE);
      const screen = key ? await screens.byKey(key) : undefined;
      if (screen) return callerOfScreen(screen);
      const pass = cookies.get(PASS_COOKIE);
      const unit = pass ? await passes.unitOf(pass) : undefined;
      return unit ? { kind: "pass", unit } : { kind: "anyone" };
    }
  };
}

const bearerOf = (req: Request): string | undefined => /^Bearer (\S+)$/.exec(req.get("authorization") ?? "")?.[1];

const officerCaller = (officer: Officer, day: string): Caller => ({
  kind: "officer",
  officer: officer.id,
  parts: heldOn(officer, day),
});

export const callerOf = (res: Response): Caller => res.locals["caller"] as Caller;

/** The signed-in officer. Only behind `needsOfficer`. */
export const officerOf = (res: Response): Officer => res.locals["officer"] as Officer;

/** Lets officers through; sends a page's visitor to sign in and comes back after. */
export const needsOfficer: RequestHandler = (req, res, next) => {
  if (res.locals["officer"]) return next();
  const isPage = req.method === "GET" && !req.originalUrl.startsWith("/api/") && req.get("x-sanwu") === undefined;
  if (isPage) return res.redirect(303, `/desk/sign-in?to=${encodeURIComponent(req.originalUrl)}`);
  return answerRefusal(res, { code: "sign-in-needed" });
};

/** The parts of the signed-in officer in a unit today. */
export const partsHere = (res: Response, unit: string, clock: Clock): readonly Part[] =>
  partsOn(officerOf(res), unit, clock.today());
