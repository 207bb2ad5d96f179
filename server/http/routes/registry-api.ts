import { Router, type Response } from "express";
import { isWithin, type Unit } from "../../domain/unit.ts";
import { partsOn, type Officer } from "../../domain/officer.ts";
import type { AuditService, Deed } from "../../services/audit.ts";
import type { OfficerService } from "../../services/officers.ts";
import type { Pairing } from "../../services/pairing.ts";
import type { Clock, Records } from "../../services/ports.ts";
import type { ScreenStatus } from "../../services/screen-status.ts";
import type { ScreenService } from "../../services/screens.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import { answerRefusal } from "../errors.ts";
import { appointmentRequest, officerRequest, pairRequest } from "../forms/registry.ts";
import { secureOnly } from "../guards.ts";
import { administered } from "../pages/admin-reach.ts";

export type RegistryParts = {
  readonly screens: ScreenService;
  readonly pairing: Pairing;
  readonly officers: OfficerService;
  readonly units: Records<Unit>;
  readonly audit: AuditService;
  readonly clock: Clock;
};

const MAY_PAIR = ["author", "approver", "administrator"];

/** Screens and officers as JSON; the pages of the desk do the same by the same services (design.md §4). */
export function registryRoutes({ screens, pairing, officers, units, audit, clock }: RegistryParts): Router {
  const router = Router();
  const reached = async (res: Response): Promise<readonly Unit[]> =>
    (await units.all()).filter(({ code }) => partsOn(officerOf(res), code, clock.today()).length > 0);
  const mayPair = (res: Response, unit: string): boolean =>
    partsHere(res, unit, clock).some((part) => MAY_PAIR.includes(part));

  function forbidden(res: Response, deed: Deed): void {
    audit.note({ ...deed, result: "not-your-part" });
    answerRefusal(res, { code: "not-your-part", action: "create" });
  }

  router.get("/api/screens", needsOfficer, async (_req, res) => {
    const found = await Promise.all((await reached(res)).map(({ code }) => screens.statuses(code)));
    res.json({ items: found.flat().map(screenJson), next: null });
  });

  router.post("/api/screens", needsOfficer, async (req, res) => {
    const { unit, ...wish } = pairRequest.parse(req.body ?? {});
    const officer = officerOf(res).id;
    if (!mayPair(res, unit)) return forbidden(res, { officer, action: "pair-screen", unit });
    const paired = await pairing.pair({ unit, officer, ...wish });
    audit.note({ officer, action: "pair-screen", unit, ...resultOf(paired) });
    if (!paired.ok)
      return answerRefusal(res, {
        code: paired.error.code === "too-many-tries" ? "too-many-requests" : "unknown-pairing-code",
      });
    const status = (await screens.statuses(unit)).find(({ screen }) => screen.id === paired.value.id);
    return status ? res.status(201).json(screenJson(status)) : answerRefusal(res, { code: "not-here" });
  });

  router.post("/api/screens/:id/revoke", needsOfficer, async (req, res) => {
    const id = String(req.params["id"]);
    const unit = (await reached(res)).map(({ code }) => code);
    const held = (await Promise.all(unit.map((code) => screens.list(code)))).flat().find((screen) => screen.id === id);
    const revoked = held !== undefined && mayPair(res, held.unit) && (await screens.revoke(held.unit, id));
    audit.note({
      officer: officerOf(res).id,
      action: "revoke-screen",
      unit: held?.unit ?? null,
      ...(revoked ? {} : { result: "not-here" }),
    });
    return revoked ? res.json({ revoked: true }) : answerRefusal(res, { code: "not-here" });
  });

  router.get("/api/officers", needsOfficer, async (_req, res) => {
    const codes = (await reached(res)).map(({ code }) => code);
    const near = (officer: Officer) =>
      officer.appointments.some(({ unit }) => codes.some((code) => isWithin(unit, code)));
    const items = (await officers.all()).filter((officer) => !officer.disabled && near(officer)).map(officerJson);
    res.json({ items, next: null });
  });

  router.post("/api/officers", needsOfficer, secureOnly, async (req, res) => {
    const wish = officerRequest.parse(req.body ?? {});
    const { may } = administered(officerOf(res), await units.all(), clock.today());
    if (!may) return forbidden(res, { officer: officerOf(res).id, action: "add-officer" });
    const added = await officers.add(wish);
    audit.note({ officer: officerOf(res).id, action: "add-officer", ...resultOf(added) });
    return added.ok ? res.status(201).json(officerJson(added.value)) : answerRefusal(res, added.error);
  });

  router.post("/api/officers/:id/appointments", needsOfficer, async (req, res) => {
    const { declaredUnrelated, ...appointment } = appointmentRequest.parse(req.body ?? {});
    const id = String(req.params["id"]);
    const { reaches } = administered(officerOf(res), await units.all(), clock.today());
    const { unit } = appointment;
    if (!reaches(unit)) return forbidden(res, { officer: officerOf(res).id, action: "appoint", unit });
    if (declaredUnrelated) await officers.declareUnrelated(id);
    const appointed = await officers.appoint(id, appointment);
    audit.note({ officer: officerOf(res).id, action: "appoint", unit, ...resultOf(appointed) });
    return appointed.ok ? res.json(officerJson(appointed.value)) : answerRefusal(res, appointed.error);
  });

  return router;
}

const screenJson = ({ screen, connected, seenAt, upToDate }: ScreenStatus) => {
  const { id, unit, name, kind, inVillage, pairedAt } = screen;
  return { id, unit, name, kind, inVillage, pairedAt, connected, seenAt, upToDate };
};

/** Never the password's hash, and of the sign-in name nothing: it is half of what one needs to get in. */
const officerJson = ({ id, name, appointments }: Officer) => ({
  id,
  name,
  appointments: appointments.map(({ unit, part, from, until }) => ({ unit, part, from, until: until ?? null })),
});
