import { Router, type Response } from "express";
import { isVillage } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { Jurisdictions } from "../../services/jurisdiction.ts";
import { Stale, type Clock } from "../../services/ports.ts";
import type { RepostService } from "../../services/reposts.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import { answerRefusal } from "../errors.ts";
import { unitRequest } from "../forms/reading.ts";
import { hangForm } from "../forms/reposts.ts";

/** What a village is to hang for the units above it, and the hanging, as JSON (PB12). */
export function repostApiRoutes({
  reposts,
  jurisdictions,
  audit,
  clock,
}: {
  reposts: RepostService;
  jurisdictions: Jurisdictions;
  audit: AuditService;
  clock: Clock;
}): Router {
  const router = Router();

  /** The village, when the officer has a part in it. */
  async function villageOf(res: Response, unit: string) {
    return isVillage(unit) && partsHere(res, unit, clock).length > 0 ? jurisdictions.of(unit) : undefined;
  }

  router.get("/api/units/:unit/reposts", needsOfficer, async (req, res) => {
    const here = await villageOf(res, unitRequest.parse(req.params).unit);
    if (!here) return answerRefusal(res, { code: "not-here" });
    const items = (await reposts.waiting(here.unit.code)).map((above) => ({
      notice: above.notice.id,
      version: above.notice.version,
      edition: above.edition.ordinal,
      title: above.edition.draft.title,
      number: above.number,
      item: above.item.id,
      from: { code: above.from.code, name: above.from.name },
      issuedDay: above.origin.firstDay,
      noticePeriod: reposts.periodIn(here, above, clock.today()),
    }));
    return res.json({ items, next: null });
  });

  router.post("/api/units/:unit/reposts", needsOfficer, async (req, res) => {
    const { unit } = unitRequest.parse(req.params);
    const form = hangForm.parse(req.body ?? {});
    const officer = officerOf(res);
    const deed = { officer: officer.id, action: "repost", unit, notice: form.notice };
    try {
      const hung = await reposts.hang(unit, form.notice, { ...form, officer });
      audit.note({ ...deed, ...resultOf(hung) });
      if (!hung.ok) return answerRefusal(res, hung.error);
      const entry = hung.value;
      return res.status(201).json({
        unit,
        notice: form.notice,
        ...(entry.kind === "reposted" && { edition: entry.edition, noticePeriod: entry.period, code: entry.code }),
      });
    } catch (error) {
      audit.note({ ...deed, result: error instanceof Stale ? "stale" : "fault" });
      throw error;
    }
  });

  return router;
}
