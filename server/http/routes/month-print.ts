import { Router, type Response } from "express";
import { z } from "zod";
import { PAPERS } from "../../domain/paper.ts";
import type { Unit } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { MonthPrints } from "../../services/month-prints.ts";
import type { Clock } from "../../services/ports.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { monthPrintPage, printJobPage, progressOf, volumeTitle } from "../pages/month-print.ts";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MOST_NOTICES = 200;

const one = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const orderForm = z.object({
  month: z.string().regex(MONTH),
  paper: z.enum(PAPERS),
  bothSides: z.literal("1").optional(),
  notices: one.optional().transform((value) => value ?? []),
});

export type MonthPrintParts = {
  readonly pages: DeskPages;
  readonly monthPrints: MonthPrints;
  readonly audit: AuditService;
  readonly clock: Clock;
  readonly canPrint: boolean;
};

/** 打印本月全部: chosen, followed while it is made, taken away as one PDF; all of it works without script. */
export function monthPrintRoutes({ pages, monthPrints, audit, clock, canPrint }: MonthPrintParts): Router {
  const router = Router();

  async function answerChoice(res: Response, unit: Unit, month: string, message = ""): Promise<void> {
    const fields = monthPrintPage({
      unit: unit.code,
      month,
      months: await monthPrints.months(unit.code),
      notices: await monthPrints.printable(unit.code, month),
      running: monthPrints.runningOf(officerOf(res).id, unit.code),
      canPrint,
      message,
    });
    await pages.answer(res, "desk/month-print", { title: "打印本月全部", tab: "month", unit, fields });
  }

  router.get("/desk/:unit/print", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    if (!unit) return answerRefusal(res, { code: "not-here" });
    const asked = String(req.query["month"] ?? "");
    return answerChoice(res, unit, MONTH.test(asked) ? asked : clock.today().slice(0, 7));
  });

  router.post("/desk/:unit/print", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    if (!unit) return answerRefusal(res, { code: "not-here" });
    const { month, paper, bothSides, notices } = orderForm.parse(req.body ?? {});
    const officer = officerOf(res).id;
    const known = (await monthPrints.printable(unit.code, month)).map(({ id }) => id);
    const chosen = known.filter((id) => notices.includes(id)).slice(0, MOST_NOTICES);
    if (chosen.length === 0 || !canPrint) {
      audit.note({ officer, action: "print-month", unit: unit.code, result: "bad-request" });
      res.status(canPrint ? 422 : 503);
      return answerChoice(res, unit, month, canPrint ? "请至少勾一件。" : "");
    }
    const order = { unit: unit.code, month, paper, bothSides: bothSides === "1", notices: chosen };
    const job = monthPrints.start(officer, order, volumeTitle);
    audit.note({ officer, action: "print-month", unit: unit.code });
    return res.redirect(303, `/desk/${job.order.unit}/print/${job.id}`);
  });

  router.get("/desk/:unit/print/:job", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    const job = unit && monthPrints.of(String(req.params["job"]), officerOf(res).id, unit.code);
    if (!unit || !job) return answerRefusal(res, { code: "print-gone" });
    res.set("Cache-Control", "no-store");
    if (req.get("x-sanwu") !== undefined) return res.json(progressOf(job));
    return pages.answer(res, "desk/print-job", {
      title: "打印本月全部",
      tab: "month",
      unit,
      fields: printJobPage(job),
    });
  });

  router.get("/desk/:unit/print/:job/file.pdf", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    const job = unit && monthPrints.of(String(req.params["job"]), officerOf(res).id, unit.code);
    if (!unit || !job?.pdf) return answerRefusal(res, { code: "print-gone" });
    const name = encodeURIComponent(`${volumeTitle(job, unit.name)}.pdf`);
    res.set({
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="month.pdf"; filename*=UTF-8''${name}`,
      "Cache-Control": "private, no-store",
    });
    return res.send(Buffer.from(job.pdf));
  });

  router.post("/desk/:unit/print/:job/cancel", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    const job = unit && monthPrints.of(String(req.params["job"]), officerOf(res).id, unit.code);
    if (!unit || !job) return answerRefusal(res, { code: "print-gone" });
    monthPrints.cancel(job);
    audit.note({ officer: officerOf(res).id, action: "cancel-print", unit: unit.code });
    return res.redirect(303, `/desk/${unit.code}/print/${job.id}`);
  });

  return router;
}
