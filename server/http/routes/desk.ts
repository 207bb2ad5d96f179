import { Router, type RequestHandler } from "express";
import { z } from "zod";
import type { DeskSearch } from "../../services/desk-search.ts";
import type { MonthService } from "../../services/month.ts";
import type { NoticeService } from "../../services/notices.ts";
import type { Clock } from "../../services/ports.ts";
import type { OfficerService } from "../../services/officers.ts";
import type { RegisterService } from "../../services/register.ts";
import type { ScreenService } from "../../services/screens.ts";
import type { WaitingService } from "../../services/waiting.ts";
import { heldOn, type Officer } from "../../domain/officer.ts";
import { isVillage } from "../../domain/unit.ts";
import { LONGEST_QUERY } from "../../domain/search/query.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { isOverseeing } from "../pages/desk-frame.ts";
import { registerPage, unitsPage } from "../pages/desk-list.ts";
import { monthPage } from "../pages/month.ts";
import type { PayFor } from "../paying.ts";

export type DeskParts = {
  readonly pages: DeskPages;
  readonly months: MonthService;
  readonly notices: NoticeService;
  readonly officers: OfficerService;
  readonly register: RegisterService;
  readonly waiting: WaitingService;
  readonly screens: Pick<ScreenService, "statuses">;
  readonly deskSearch: DeskSearch;
  readonly payFor: PayFor;
  readonly clock: Clock;
  readonly canPrint: boolean;
};

/** What cannot be read of a list's address counts as not there. */
const listQuery = z.object({
  q: z
    .string()
    .transform((text) => text.trim().slice(0, LONGEST_QUERY))
    .catch(""),
  state: z.string().catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Lets go on what is no unit, before anybody is asked to sign in: the sign-in page itself is one such address. */
const unitOnly: RequestHandler = (req, _res, next) =>
  next(/^\d+$/.test(String(req.params["unit"])) ? undefined : "route");

/** The desk's first pages: the units of an officer, 本月 of a unit, and all its notices. */
export function deskRoutes({
  pages,
  months,
  notices,
  officers,
  register,
  waiting,
  screens,
  deskSearch,
  payFor,
  clock,
  canPrint,
}: DeskParts): Router {
  const router = Router();

  /** Reasons of return, for the author to read on top. */
  async function returnedOf(ids: readonly string[], officer: Officer) {
    const opened = await Promise.all(ids.map((id) => notices.open(id, officer)));
    const reasons = opened.map(async (each) => {
      const status = each?.notice.workingCopy?.status;
      if (!each || status?.name !== "returned") return undefined;
      return [each.notice.id, { reason: status.reason, by: await officers.nameOf(status.by) }] as const;
    });
    return new Map((await Promise.all(reasons)).filter((each) => each !== undefined));
  }

  router.get("/desk", needsOfficer, async (_req, res) => {
    const [officer, day] = [officerOf(res), clock.today()];
    const units = await register.unitsOf(officer);
    const [first] = units;
    const administers = heldOn(officer, day).some(({ part }) => part === "administrator");
    if (!first || (administers && units.every(({ code }) => !isVillage(code)))) return res.redirect(303, "/desk/admin");
    if (isOverseeing(officer, day) && units.length > 1) return res.redirect(303, "/desk/units");
    return res.redirect(303, `/desk/${((await pages.lastUnit(res)) ?? first).code}`);
  });

  router.get("/desk/units", needsOfficer, async (_req, res) => {
    const units = await register.unitsOf(officerOf(res));
    const found = await Promise.all(
      units.map(async (unit) => ({
        unit,
        month: await months.of(unit.code),
        screens: await screens.statuses(unit.code),
      })),
    );
    return pages.answer(res, "desk/units", { title: "各村", tab: "units", fields: unitsPage(found) });
  });

  router.get("/desk/:unit", unitOnly, needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    const month = unit && (await months.of(unit.code));
    if (!unit || !month) return answerRefusal(res, { code: "not-here" });
    const officer = officerOf(res);
    const returned = month.copies.filter(({ copy }) => copy === "returned").map(({ id }) => id);
    const fields = monthPage({
      month,
      officer,
      waiting: await waiting.inUnit(unit, officer),
      screens: await screens.statuses(unit.code),
      damage: register.damage(),
      canPrint,
      notices: await register.notices(unit.code),
      returned: await returnedOf(returned, officer),
    });
    return pages.answer(res, "desk/month", { title: "本月", tab: "month", unit, fields });
  });

  router.get("/desk/:unit/notices", unitOnly, needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    if (!unit) return answerRefusal(res, { code: "not-here" });
    const { q: text, state, page } = listQuery.parse(req.query);
    const all = await register.notices(unit.code);
    const asked = { query: text, pay: payFor(req, res) };
    const found = text === "" ? { rows: all, complete: true } : await deskSearch.find(unit.code, all, asked);
    if (!found) return answerRefusal(res, { code: "too-many-requests" });
    const mayWrite = partsHere(res, unit.code, clock).includes("author");
    const fields = await registerPage({ unit, ...found, any: all.length > 0, state, text, page, mayWrite });
    return pages.answer(res, "desk/notices", { title: "公告", tab: "notices", unit, fields });
  });

  return router;
}
