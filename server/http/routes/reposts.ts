import { Router, type Response } from "express";
import { isVillage, type Unit } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import { Stale, type Clock } from "../../services/ports.ts";
import type { RepostService } from "../../services/reposts.ts";
import type { SheetService } from "../../services/sheets.ts";
import type { Jurisdictions } from "../../services/jurisdiction.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { hangForm } from "../forms/reposts.ts";
import { townshipReposts, villageReposts } from "../pages/reposts.ts";
import { STATUS_OF, type AnyRefusal } from "../refusal.ts";
import { sentenceOf } from "../wording/refusals.ts";
import { answerPdf, paperForm } from "./sheets.ts";

export type RepostParts = {
  readonly pages: DeskPages;
  readonly reposts: RepostService;
  readonly jurisdictions: Jurisdictions;
  readonly sheets: Pick<SheetService, "boardCopy">;
  readonly audit: AuditService;
  readonly clock: Clock;
  readonly canPrint: boolean;
};

type Told = { readonly refusal?: AnyRefusal; readonly about?: string; readonly done?: boolean };

/** 上级要求挂出 of a village, 挂到各村 of a township (PB12). */
export function repostRoutes({ pages, reposts, jurisdictions, sheets, audit, clock, canPrint }: RepostParts): Router {
  const router = Router();

  async function village(res: Response, unit: Unit) {
    const here = await jurisdictions.of(unit.code);
    const waiting = here ? await reposts.waiting(unit.code) : [];
    return villageReposts({
      unit: unit.code,
      day: clock.today(),
      waiting: here ? waiting.map((above) => ({ above, period: reposts.periodIn(here, above, clock.today()) })) : [],
      hung: await reposts.hungIn(unit.code),
      mayHang: partsHere(res, unit.code, clock).some((part) => part === "author" || part === "approver"),
      canPrint,
    });
  }

  async function answer(res: Response, unit: Unit, { refusal, about = "", done = false }: Told): Promise<void> {
    if (refusal) res.status(STATUS_OF[refusal.code]);
    const message = refusal ? sentenceOf(refusal) : "";
    const leap = refusal?.code === "clock-leaps" ? about : "";
    const isLower = isVillage(unit.code);
    const lists = isLower
      ? await village(res, unit)
      : townshipReposts({ unit: unit.code, day: clock.today(), handed: await reposts.handedDown(unit.code) });
    await pages.answer(res, isLower ? "desk/reposts-village" : "desk/reposts-township", {
      title: isLower ? "上级要求挂出" : "挂到各村",
      tab: "reposts",
      unit,
      fields: { ...lists, message, leap, done },
    });
  }

  router.get("/desk/:unit/reposts", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    if (!unit) return answerRefusal(res, { code: "not-here" });
    return answer(res, unit, { done: req.query["done"] !== undefined });
  });

  router.post("/desk/:unit/reposts", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    if (!unit) return answerRefusal(res, { code: "not-here" });
    const form = hangForm.parse(req.body ?? {});
    const officer = officerOf(res);
    const deed = { officer: officer.id, action: "repost", unit: unit.code, notice: form.notice };
    try {
      const hung = await reposts.hang(unit.code, form.notice, { ...form, officer });
      audit.note({ ...deed, ...resultOf(hung) });
      if (!hung.ok) return await answer(res, unit, { refusal: hung.error, about: form.notice });
    } catch (error) {
      audit.note({ ...deed, result: error instanceof Stale ? "stale" : "fault" });
      if (!(error instanceof Stale)) throw error;
      return answer(res, unit, { refusal: { code: "stale" } });
    }
    return res.redirect(303, `/desk/${unit.code}/reposts?done=1`);
  });

  router.get("/desk/:unit/reposts/:id/sheet.pdf", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    const { paper } = paperForm.parse(req.query);
    const sheet = unit && (await sheets.boardCopy(String(req.params["id"]), unit.code, paper));
    return sheet ? answerPdf(res, sheet) : answerRefusal(res, { code: "not-found" });
  });

  return router;
}
