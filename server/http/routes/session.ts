import { Router, type CookieOptions, type Request, type Response } from "express";
import { z } from "zod";
import type { Assets } from "../assets.ts";
import type { Views } from "../../render/views.ts";
import type { AuditService } from "../../services/audit.ts";
import type { SessionService } from "../../services/sessions.ts";
import { cookiesOf, SESSION_COOKIE } from "../callers.ts";
import { answerRefusal } from "../errors.ts";
import { secureOnly } from "../guards.ts";
import { networkOf } from "../network.ts";
import { resultOf } from "../audited.ts";
import { STATUS_OF } from "../refusal.ts";
import { sentenceOf } from "../wording/refusals.ts";

const signInForm = z.object({
  name: z.string().max(100),
  password: z.string().max(200),
  to: z.string().max(500).optional(),
});

/** Where to go after signing in: only a path of the desk, never another site. */
const safePath = (to: string | undefined): string =>
  to !== undefined && /^\/desk(\/[\w/?=&%.-]*)?$/.test(to) ? to : "/desk";

const cookie = (req: Request): CookieOptions => ({ httpOnly: true, sameSite: "strict", secure: req.secure, path: "/" });

export type SessionParts = {
  readonly sessions: SessionService;
  readonly audit: AuditService;
  readonly views: Views;
  readonly assets: Assets;
  /** Names and password hint shown while the demo runs. */
  readonly demo: () => Promise<{ readonly names: readonly { signIn: string; what: string }[] } | undefined>;
};

/** Signing in and out, as a page and as JSON (design.md §4). Refused over plain http except on loopback. */
export function sessionRoutes({ sessions, audit, views, assets, demo }: SessionParts): Router {
  const router = Router();

  async function signIn(req: Request) {
    const { name, password, to } = signInForm.parse(req.body ?? {});
    const signed = await sessions.signIn({ name, password, address: networkOf(req) });
    audit.note({ officer: signed.ok ? signed.value.officer.id : null, action: "sign-in", ...resultOf(signed) });
    return { signed, to, name };
  }

  async function page(res: Response, fields: { name: string; to: string; message: string }) {
    res.send(
      views.render("desk/sign-in", {
        title: "登录",
        surface: "desk",
        styles: [assets.path("desk.css")],
        demo: (await demo()) ?? null,
        ...fields,
      }),
    );
  }

  router.get("/desk/sign-in", async (req, res) => {
    await page(res, { name: "", to: safePath(String(req.query["to"] ?? "")), message: "" });
  });

  router.post("/desk/sign-in", secureOnly, async (req, res) => {
    const { signed, to, name } = await signIn(req);
    if (signed.ok) return res.cookie(SESSION_COOKIE, signed.value.token, cookie(req)).redirect(303, safePath(to));
    res.status(STATUS_OF[signed.error.code]);
    return page(res, { name, to: safePath(to), message: sentenceOf(signed.error) });
  });

  router.post("/api/session", secureOnly, async (req, res) => {
    const { signed } = await signIn(req);
    if (!signed.ok) return answerRefusal(res, signed.error);
    return res.cookie(SESSION_COOKIE, signed.value.token, cookie(req)).json({ token: signed.value.token });
  });

  router.post(["/api/session/end", "/desk/sign-out"], async (req, res) => {
    const token = cookiesOf(req).get(SESSION_COOKIE) ?? /^Bearer (\S+)$/.exec(req.get("authorization") ?? "")?.[1];
    if (token) await sessions.end(token);
    res.clearCookie(SESSION_COOKIE, cookie(req));
    return req.path.startsWith("/api/") ? res.json({ ended: true }) : res.redirect(303, "/desk/sign-in");
  });

  return router;
}
