import { Router } from "express";
import { z } from "zod";
import { heldOn, type Appointment, type Officer } from "../../domain/officer.ts";
import { isWithin } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { AuditLine } from "../../services/record-ports.ts";
import type { Jurisdictions } from "../../services/jurisdiction.ts";
import type { OfficerService } from "../../services/officers.ts";
import type { Clock } from "../../services/ports.ts";
import type { RegisterService } from "../../services/register.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { auditPage } from "../pages/audit.ts";
import { isOverseeing } from "../pages/desk-frame.ts";
import { LEDGER_PAGE, ledgerPage } from "../pages/ledger-page.ts";

export type RecordParts = {
  readonly pages: DeskPages;
  readonly audit: AuditService;
  readonly officers: OfficerService;
  readonly register: RegisterService;
  readonly jurisdictions: Jurisdictions;
  readonly clock: Clock;
};

/** So many lines of the log are read at a time, and at most so often for one page. */
const STEP = 100;
const MOST_STEPS = 20;
const ENOUGH = 50;

const auditQuery = z.object({
  unit: z
    .string()
    .regex(/^\d{6,14}$/)
    .catch(""),
  before: z.coerce.number().int().min(0).optional().catch(undefined),
});

/** 记录: the ledger of a unit, and the audit of all writes for those who oversee. */
export function recordRoutes({ pages, audit, officers, register, jurisdictions, clock }: RecordParts): Router {
  const router = Router();

  async function namer() {
    const names = new Map((await officers.all()).map(({ id, name }) => [id, name]));
    return (id: string): string => names.get(id) ?? id;
  }

  /** Lines that this officer may read, found by reading on until there are enough. */
  async function linesFor(fits: (line: AuditLine) => boolean, before: number | undefined) {
    const found: AuditLine[] = [];
    let next: number | null | undefined = before;
    for (let step = 0; step < MOST_STEPS && next !== null && found.length < ENOUGH; step += 1) {
      const page: Awaited<ReturnType<AuditService["page"]>> = await audit.page({
        limit: STEP,
        ...(next === undefined ? {} : { before: next }),
      });
      found.push(...page.items.filter(fits));
      next = page.next;
    }
    return { found, next: next ?? null };
  }

  /** What is about no unit, a sign-in or a new officer: an administrator reads it of those who serve below them. */
  async function mayReadOfNoUnit(reader: Officer, day: string): Promise<(line: AuditLine) => boolean> {
    const administered = heldOn(reader, day).filter(({ part }) => part === "administrator");
    const isBelow = ({ unit }: Appointment) => administered.some((own) => isWithin(unit, own.unit));
    const theirs = (await officers.all()).filter(({ appointments }) => appointments.some(isBelow));
    const ids = new Set(theirs.map(({ id }) => id));
    const everything = await register.administersAll(reader);
    return ({ officer }) => everything || (officer !== null && ids.has(officer));
  }

  router.get("/desk/audit", needsOfficer, async (req, res) => {
    const officer = officerOf(res);
    const day = clock.today();
    if (!isOverseeing(officer, day)) return answerRefusal(res, { code: "not-here" });
    const { unit: chosen, before } = auditQuery.parse(req.query);
    const units = await register.unitsOf(officer);
    const reached = new Set(units.map(({ code }) => code));
    const ofNoUnit = await mayReadOfNoUnit(officer, day);
    const fits = (line: AuditLine): boolean => {
      if (line.unit === null) return !chosen && ofNoUnit(line);
      return (!chosen || line.unit === chosen) && reached.has(line.unit);
    };
    const { found, next } = await linesFor(fits, before);
    const fields = auditPage({
      lines: found,
      units,
      chosen,
      next,
      year: day.slice(0, 4),
      nameOf: await namer(),
    });
    return pages.answer(res, "desk/audit", { title: "操作记录", tab: "records", fields });
  });

  router.get("/desk/:unit/ledger", needsOfficer, async (req, res) => {
    const unit = await pages.unitOf(req, res);
    const here = unit && (await jurisdictions.of(unit.code));
    if (!unit || !here) return answerRefusal(res, { code: "not-here" });
    const { sequence: total } = await register.head(unit.code);
    const last = Math.max(1, Math.ceil(total / LEDGER_PAGE));
    const page = Math.min(last, Math.max(1, Math.trunc(Number(req.query["page"])) || 1));
    const until = total - (page - 1) * LEDGER_PAGE;
    const after = Math.max(0, until - LEDGER_PAGE);
    const { notices } = await register.state(unit.code);
    const numbers = new Map([...notices].map(([id, { number }]) => [id, here.number(number) ?? ""]));
    const fields = ledgerPage({
      unit: unit.code,
      entries: await register.entries(unit.code, { after, limit: until - after }),
      total,
      page,
      numberOf: (notice) => numbers.get(notice) ?? "",
      nameOf: await namer(),
      verified: req.query["verify"] === undefined ? undefined : await register.verify(unit.code),
      mayAudit: isOverseeing(officerOf(res), clock.today()),
    });
    return pages.answer(res, "desk/ledger", { title: "台账", tab: "records", unit, fields });
  });

  return router;
}
