import { Router, type Request, type Response } from "express";
import { z } from "zod";
import type { Part } from "../../domain/officer.ts";
import { groupsIn, type Unit } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { BoardService } from "../../services/boards.ts";
import type { Pairing, PairRefusal } from "../../services/pairing.ts";
import type { Clock } from "../../services/ports.ts";
import type { ScreenService } from "../../services/screens.ts";
import { resultOf } from "../audited.ts";
import { callerOf, needsOfficer, officerOf, partsHere } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { screensPage } from "../pages/screens.ts";
import { sentenceOf } from "../wording/refusals.ts";

const pairForm = z.object({
  code: z.string().max(40).default(""),
  name: z.string().max(80).default(""),
  place: z.enum(["village", "away"]).default("village"),
});
const PAIRS: ReadonlySet<Part> = new Set<Part>(["author", "approver", "administrator"]);

const SENTENCES: Readonly<Record<PairRefusal["code"], string>> = {
  "no-such-code": sentenceOf({ code: "unknown-pairing-code" }),
  "too-many-tries": "输错太多次了。请十分钟以后再试。",
  "no-name": "请写上这块屏的名称，例如：村部大厅。",
};
const DONE: Readonly<Record<string, string>> = {
  paired: "配好了。那块屏自己会接上。",
  revoked: "已经收回。那块屏马上停用村里的内容，存下的也清掉。",
};

export type ScreenPageParts = {
  readonly pages: DeskPages;
  readonly screens: ScreenService;
  readonly pairing: Pairing;
  readonly boards: BoardService;
  readonly audit: AuditService;
  readonly clock: Clock;
};

/** The desk's page of a unit's screens: what stands on each, pairing a new one, taking a key back. */
export function screenRoutes({ pages, screens, pairing, boards, audit, clock }: ScreenPageParts): Router {
  const router = Router();
  const may = (res: Response, unit: string): boolean => partsHere(res, unit, clock).some((part) => PAIRS.has(part));

  async function show(res: Response, unit: Unit, { message = "", done = "", typed = pairForm.parse({}) } = {}) {
    const groups = groupsIn(unit.code, await boards.units(), clock.today()).map(({ code }) => code);
    const noticesOn = async (medium: "kiosk" | "tv", units: readonly string[]) => {
      const found = await Promise.all(units.map((code) => boards.board(code, { caller: callerOf(res), medium })));
      return found.flatMap((board) => board?.notices ?? []);
    };
    const fields = screensPage({
      unit: unit.code,
      statuses: await screens.statuses(unit.code),
      carried: { kiosk: await noticesOn("kiosk", [unit.code, ...groups]), tv: await noticesOn("tv", [unit.code]) },
      now: clock.now(),
      may: may(res, unit.code),
      message,
      done: DONE[done] ?? "",
      typed,
    });
    await pages.answer(res, "desk/screens", { title: "屏幕", tab: "screens", unit, fields });
  }

  /** The unit, when the officer may change its screens; else the refusal is answered. */
  async function changeable(req: Request, res: Response): Promise<Unit | undefined> {
    const unit = await pages.unitOf(req, res);
    if (!unit) return void answerRefusal(res, { code: "not-here" });
    if (!may(res, unit.code)) return void answerRefusal(res, { code: "not-your-part", action: "create" });
    return unit;
  }

  router.get("/desk/:unit/screens", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    if (!unit) return answerRefusal(res, { code: "not-here" });
    return show(res, unit, { done: String(req.query["done"] ?? "") });
  });

  router.post("/desk/:unit/screens", needsOfficer, async (req, res) => {
    const unit = await changeable(req, res);
    if (!unit) return;
    const form = pairForm.safeParse(req.body ?? {});
    if (!form.success) return answerRefusal(res, { code: "bad-request" });
    const officer = officerOf(res).id;
    const { code, name, place } = form.data;
    const paired = await pairing.pair({ unit: unit.code, code, name, inVillage: place === "village", officer });
    audit.note({ officer, action: "pair-screen", unit: unit.code, ...resultOf(paired) });
    if (paired.ok) return res.redirect(303, `/desk/${unit.code}/screens?done=paired`);
    res.status(paired.error.code === "too-many-tries" ? 429 : 422);
    return show(res, unit, { message: SENTENCES[paired.error.code], typed: form.data });
  });

  router.post("/desk/:unit/screens/:id/revoke", needsOfficer, async (req, res) => {
    const unit = await changeable(req, res);
    if (!unit) return;
    const revoked = await screens.revoke(unit.code, String(req.params["id"]));
    const result = revoked ? {} : { result: "not-here" };
    audit.note({ officer: officerOf(res).id, action: "revoke-screen", unit: unit.code, ...result });
    if (!revoked) return answerRefusal(res, { code: "not-here" });
    return res.redirect(303, `/desk/${unit.code}/screens?done=revoked`);
  });

  return router;
}
