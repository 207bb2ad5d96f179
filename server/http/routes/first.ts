import { Router, type Response } from "express";
import type { Views } from "../../render/views.ts";
import type { Unit } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { Facts } from "../../services/jurisdiction.ts";
import type { OfficerService } from "../../services/officers.ts";
import type { Clock, Records } from "../../services/ports.ts";
import type { SessionService } from "../../services/sessions.ts";
import type { Assets } from "../assets.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { firstForm, firstMessage, ownPasswordForm } from "../forms/desk-admin.ts";
import { secureOnly } from "../guards.ts";
import { networkOf } from "../network.ts";
import { usualBodies } from "../pages/admin-unit.ts";
import { STATUS_OF } from "../refusal.ts";
import { sentenceOf } from "../wording/refusals.ts";

export type FirstParts = {
  readonly pages: DeskPages;
  readonly views: Views;
  readonly assets: Assets;
  readonly facts: Facts;
  readonly officers: OfficerService;
  readonly sessions: SessionService;
  readonly units: Records<Unit>;
  readonly audit: AuditService;
  readonly clock: Clock;
};

/** The first administrator of an empty machine, asked for in the browser; and everybody's own password. */
export function firstRoutes(parts: FirstParts): Router {
  const { pages, views, assets, facts, officers, sessions, units, audit, clock } = parts;
  const router = Router();
  let beginning = false;
  const isEmpty = async (): Promise<boolean> => (await officers.all()).length === 0;

  function answerFirst(res: Response, typed: Readonly<Record<string, unknown>>, message: string) {
    const text = (key: string): string => (typeof typed[key] === "string" ? typed[key] : "");
    return res.send(
      views.render("desk/first", {
        title: "第一次使用",
        surface: "desk",
        styles: [assets.path("desk.css")],
        message,
        name: text("name"),
        signIn: text("signIn"),
        code: text("code"),
        county: text("county"),
        packs: [...facts.packs.values()].map(({ id, name }) => ({
          id,
          name,
          selected: id === (text("pack") || "nation"),
        })),
      }),
    );
  }

  router.get("/desk/sign-in", async (_req, res, next) =>
    (await isEmpty()) ? res.redirect(303, "/desk/first") : next(),
  );

  router.get("/desk/first", secureOnly, async (_req, res) =>
    (await isEmpty()) ? answerFirst(res, {}, "") : answerRefusal(res, { code: "not-here" }),
  );

  router.post("/desk/first", secureOnly, async (req, res) => {
    if (beginning || !(await isEmpty())) return answerRefusal(res, { code: "not-here" });
    const typed = (req.body ?? {}) as Record<string, unknown>;
    const read = firstForm.safeParse(typed);
    if (!read.success) return answerFirst(res.status(422), typed, firstMessage(read.error));
    const { code, county, pack, again, ...wish } = read.data;
    if (wish.password !== again) return answerFirst(res.status(422), typed, "两次输的密码不一样，请再输一遍。");
    if (!facts.packs.has(pack)) return answerFirst(res.status(422), typed, "请选一套规则。");
    beginning = true;
    try {
      const added = await officers.add(wish);
      audit.note({ officer: added.ok ? added.value.id : null, action: "first-administrator", ...resultOf(added) });
      if (!added.ok) return answerFirst(res.status(STATUS_OF[added.error.code]), typed, sentenceOf(added.error));
      const today = clock.today();
      const bodies = usualBodies(code, county, undefined, today);
      const unit: Unit = {
        code,
        name: county,
        bodies,
        validFrom: today,
        pack,
        channel: { countyHotlines: ["12345"] },
        since: today,
      };
      await units.put(code, (found) => found ?? unit);
      await officers.appoint(added.value.id, { unit: code, part: "administrator", from: today });
    } finally {
      beginning = false;
    }
    return res.redirect(303, "/desk/sign-in?to=/desk/admin");
  });

  const answerPassword = (res: Response, message: string) =>
    pages.answer(res, "desk/password", { title: "改我的密码", tab: "own", fields: { message } });

  router.get("/desk/password", needsOfficer, async (_req, res) => answerPassword(res, ""));

  router.post("/desk/password", needsOfficer, secureOnly, async (req, res) => {
    const officer = officerOf(res);
    const { current, password, again } = ownPasswordForm.parse(req.body ?? {});
    if (password !== again) return answerPassword(res.status(422), "两次输的新密码不一样，请再输一遍。");
    const known = await sessions.signIn({
      name: officer.signIn,
      password: current,
      address: networkOf(req),
    });
    if (!known.ok) {
      audit.note({ officer: officer.id, action: "set-password", ...resultOf(known) });
      const message = known.error.code === "wrong-password" ? "现在的密码不对，请再输一遍。" : sentenceOf(known.error);
      return answerPassword(res.status(known.error.code === "wrong-password" ? 422 : 429), message);
    }
    await sessions.end(known.value.token);
    const changed = await officers.setPassword(officer.id, password);
    audit.note({ officer: officer.id, action: "set-password", ...resultOf(changed) });
    if (!changed.ok) return answerPassword(res.status(STATUS_OF[changed.error.code]), sentenceOf(changed.error));
    return res.redirect(303, "/desk/sign-in");
  });

  return router;
}
