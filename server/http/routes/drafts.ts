import { Router } from "express";
import { z } from "zod";
import type { AuditService } from "../../services/audit.ts";
import type { Month, MonthService } from "../../services/month.ts";
import type { NoticeService } from "../../services/notices.ts";
import type { Clock } from "../../services/ports.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { itemId, reportingPeriod } from "../forms/notices.ts";
import { beginPage, choosePage } from "../pages/start.ts";

export type DraftParts = {
  readonly months: MonthService;
  readonly notices: NoticeService;
  readonly audit: AuditService;
  readonly clock: Clock;
  readonly pages: DeskPages;
};

const period = z
  .union([reportingPeriod, z.literal("")])
  .transform((text) => text || null)
  .catch(null);
const wishQuery = z.object({ item: itemId.optional().catch(undefined), period: period.default(null) });
const beginForm = z.object({ item: itemId, period: period.default(null), nil: z.literal("1").optional() });

/** Choosing what a new notice is about, and beginning it; it starts from the last published one of its item. */
export function draftRoutes({ months, notices, audit, clock, pages }: DraftParts): Router {
  const router = Router();

  router.get("/desk/:unit/new", needsOfficer, async (req, res) => {
    const unit = String(req.params["unit"]);
    const month = partsHere(res, unit, clock).length > 0 ? await months.of(unit) : undefined;
    if (!month) return answerRefusal(res, { code: "not-here" });
    const wish = wishQuery.parse(req.query);
    const item = wish.item === undefined ? undefined : month.here.item(wish.item);
    const fields = item ? beginPage(month, item, wish.period) : choosePage(month);
    const mayWrite = partsHere(res, unit, clock).includes("author");
    return pages.answer(res, "desk/start", {
      title: item?.name ?? "写一条新公告",
      tab: "notices",
      unit: month.here.unit,
      fields: { ...fields, mayWrite },
      styles: ["editor.css"],
    });
  });

  router.post("/desk/:unit/new", needsOfficer, async (req, res) => {
    const unit = String(req.params["unit"]);
    const form = beginForm.parse(req.body ?? {});
    const officer = officerOf(res);
    const month = partsHere(res, unit, clock).length > 0 ? await months.of(unit) : undefined;
    if (!month) return answerRefusal(res, { code: "not-here" });
    const begun = alreadyBegun(month, form);
    if (begun) return res.redirect(303, `/desk/notices/${begun}`);
    const made = await notices.create(
      { unit, item: form.item, reportingPeriod: form.period, nilReturn: form.nil === "1" },
      officer,
    );
    audit.note({
      officer: officer.id,
      action: "create",
      unit,
      notice: made.ok ? made.value.id : null,
      ...resultOf(made),
    });
    return made.ok ? res.redirect(303, `/desk/notices/${made.value.id}`) : answerRefusal(res, made.error);
  });

  return router;
}

/** A second click does not begin a second notice for the same period. */
const alreadyBegun = ({ copies }: Month, form: { item: string; period: string | null }): string | undefined =>
  form.period === null
    ? undefined
    : copies.find(
        ({ item, reportingPeriod: of, correction }) => item === form.item && of === form.period && !correction,
      )?.id;
