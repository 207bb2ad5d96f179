import { Router, type Request, type Response } from "express";
import type { ZodType } from "zod";
import type { Officer } from "../../domain/officer.ts";
import type { Result } from "../../domain/result.ts";
import type { Unit } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { OfficerRefusal, OfficerService } from "../../services/officers.ts";
import type { Clock, Records } from "../../services/ports.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { appointForm, endForm, firstMessage, officerForm, passwordForm } from "../forms/desk-admin.ts";
import { secureOnly } from "../guards.ts";
import { administered } from "../pages/admin-reach.ts";
import { officerPage } from "../pages/admin-officer.ts";
import { STATUS_OF } from "../refusal.ts";
import { sentenceOf } from "../wording/refusals.ts";

export type OfficerParts = {
  readonly pages: DeskPages;
  readonly officers: OfficerService;
  readonly units: Records<Unit>;
  readonly audit: AuditService;
  readonly clock: Clock;
};

type Done = Result<Officer, OfficerRefusal> | { readonly message: string };

/** Officers: added, given parts, handed over, declared, disabled (PB5). Every write is audited, refused ones too. */
export function officerRoutes({ pages, officers, units, audit, clock }: OfficerParts): Router {
  const router = Router();
  const reach = async (res: Response) => administered(officerOf(res), await units.all(), clock.today());

  const typedOf = (req: Request): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries((req.body ?? {}) as Record<string, unknown>).filter(
        (pair): pair is [string, string] => typeof pair[1] === "string" && !pair[0].startsWith("password"),
      ),
    );

  async function answerNew(req: Request, res: Response, message: string): Promise<void> {
    const typed = typedOf(req);
    const fields = {
      message,
      name: typed["name"] ?? "",
      signIn: typed["signIn"] ?? "",
      unit: typed["unit"] ?? String(req.query["unit"] ?? ""),
    };
    return pages.answer(res, "desk/admin-officer-new", { title: "加一个人", tab: "admin", fields });
  }

  router.get("/desk/admin/officers/new", needsOfficer, async (req, res) =>
    (await reach(res)).may ? answerNew(req, res, "") : answerRefusal(res, { code: "not-here" }),
  );

  router.post("/desk/admin/officers", needsOfficer, secureOnly, async (req, res) => {
    if (!(await reach(res)).may) return answerRefusal(res, { code: "not-here" });
    const read = officerForm.safeParse(req.body ?? {});
    if (!read.success) return answerNew(req, res.status(422), firstMessage(read.error));
    const added = await officers.add(read.data);
    audit.note({ officer: officerOf(res).id, action: "add-officer", ...resultOf(added) });
    if (!added.ok) return answerNew(req, res.status(STATUS_OF[added.error.code]), sentenceOf(added.error));
    const unit = typedOf(req)["unit"] ?? "";
    return res.redirect(
      303,
      `/desk/admin/officers/${added.value.id}?done=add${/^\d+$/.test(unit) ? `&unit=${unit}` : ""}`,
    );
  });

  async function answerOfficer(req: Request, res: Response, officer: Officer, message: string): Promise<void> {
    const found = await reach(res);
    const fields = officerPage({
      officer,
      units: found.units,
      day: clock.today(),
      message,
      done: message === "" ? String(req.query["done"] ?? "") : "",
      mayHandle: found.handles(officer),
      typed: { unit: String(req.query["unit"] ?? ""), ...typedOf(req) },
    });
    return pages.answer(res, "desk/admin-officer", { title: officer.name, tab: "admin", fields });
  }

  /** The officer of the path, when the administrator may see it. */
  async function seen(req: Request, res: Response): Promise<Officer | undefined> {
    const { may, reaches } = await reach(res);
    const officer = may ? await officers.get(String(req.params["id"])) : undefined;
    const near = officer?.appointments.length === 0 || officer?.appointments.some(({ unit }) => reaches(unit));
    return near ? officer : undefined;
  }

  router.get("/desk/admin/officers/:id", needsOfficer, async (req, res) => {
    const officer = await seen(req, res);
    return officer ? answerOfficer(req, res, officer, "") : answerRefusal(res, { code: "not-here" });
  });

  /** A form of an officer's page: read, done, noted, and back to the page, which says so or says why not. */
  function post<Form>(
    name: string,
    { action, form, needsAll = false }: { action: string; form: ZodType<Form>; needsAll?: boolean },
    work: (officer: Officer, read: Form, reaches: (unit: string) => boolean) => Promise<Done>,
  ): void {
    router.post(`/desk/admin/officers/:id/${name}`, needsOfficer, secureOnly, async (req, res) => {
      const officer = await seen(req, res);
      if (!officer) return answerRefusal(res, { code: "not-here" });
      const note = { officer: officerOf(res).id, action };
      const { handles, reaches } = await reach(res);
      const read = form.safeParse(req.body ?? {});
      if (!read.success) return answerOfficer(req, res.status(422), officer, firstMessage(read.error));
      if (needsAll && !handles(officer)) {
        audit.note({ ...note, result: "not-your-part" });
        return answerOfficer(req, res.status(403), officer, "他还有别处的职责，请上一级管理员来办。");
      }
      const done = await work(officer, read.data, reaches);
      if ("message" in done) return answerOfficer(req, res.status(422), officer, done.message);
      audit.note({ ...note, ...resultOf(done) });
      if (!done.ok) return answerOfficer(req, res.status(STATUS_OF[done.error.code]), officer, sentenceOf(done.error));
      return res.redirect(303, `/desk/admin/officers/${officer.id}?done=${name}`);
    });
  }

  const away = { message: "这个单位不在您管的范围里。请在列表里选。" };

  post("appoint", { action: "appoint", form: appointForm }, async ({ id, appointments }, read, reaches) => {
    const { unit, part, from, declared } = read;
    if (!reaches(unit) || !(await units.get(unit))) return away;
    const held = appointments.some((each) => each.unit === unit && each.part === part && !each.until);
    if (held) return { message: "这个职责他已经有了。" };
    if (part === "supervisor" && declared) {
      const said = await officers.declareUnrelated(id);
      if (!said.ok) return said;
    }
    return officers.appoint(id, { unit, part, from });
  });

  post("end", { action: "end-part", form: endForm }, async ({ id }, read, reaches) => {
    if (!reaches(read.unit)) return away;
    if (await isLastAdministrator(id, read.part)) return LAST;
    return officers.endPart(id, read);
  });

  post("password", { action: "set-password", form: passwordForm, needsAll: true }, ({ id }, { password }) =>
    officers.setPassword(id, password),
  );

  post("disable", { action: "disable-officer", form: passwordForm, needsAll: true }, async ({ id }) =>
    (await isLastAdministrator(id)) ? LAST : officers.disable(id),
  );

  /** Somebody must be left who can administer. */
  async function isLastAdministrator(id: string, part = "administrator"): Promise<boolean> {
    if (part !== "administrator") return false;
    const administers = ({ disabled, appointments }: Officer): boolean =>
      !disabled && appointments.some((each) => each.part === "administrator" && !each.until);
    const all = (await officers.all()).filter(administers);
    return all.length === 1 && all[0]?.id === id;
  }

  return router;
}

const LAST = { message: "他是最后一个管理员。请先让别人当管理员，再来办。" };
