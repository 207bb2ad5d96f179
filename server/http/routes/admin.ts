import { Router, type Response } from "express";
import { parentOf, type Unit, type UnitCode } from "../../domain/unit.ts";
import type { AuditService } from "../../services/audit.ts";
import type { Facts } from "../../services/jurisdiction.ts";
import type { OfficerService } from "../../services/officers.ts";
import type { PassService } from "../../services/passes.ts";
import type { Closing } from "../../services/closing.ts";
import type { Clock, Records } from "../../services/ports.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { bodiesOf, firstMessage, unitForm, unitFrom } from "../forms/desk-admin.ts";
import { administered } from "../pages/admin-reach.ts";
import { adminPage, seenBy } from "../pages/admin.ts";
import { fieldsOfUnit, unitPage, usualBodies, type UnitFields } from "../pages/admin-unit.ts";
import { packValues } from "../pages/pack-values.ts";

export type AdminParts = {
  readonly pages: DeskPages;
  readonly facts: Facts;
  readonly officers: OfficerService;
  readonly units: Records<Unit>;
  readonly passes: Pick<PassService, "link">;
  readonly audit: AuditService;
  readonly clock: Clock;
  readonly publicUrl: string | undefined;
  readonly closing: Closing;
};

/** 管理: units and rule packs. Everything an administrator sees lies within the units of that part. */
export function adminRoutes({
  pages,
  facts,
  officers,
  units,
  passes,
  audit,
  clock,
  publicUrl,
  closing,
}: AdminParts): Router {
  const router = Router();
  const reach = async (res: Response) => administered(officerOf(res), await units.all(), clock.today());
  const year = () => clock.today().slice(0, 4);

  router.get("/desk/admin", needsOfficer, async (req, res) => {
    const found = await reach(res);
    if (!found.may) return answerRefusal(res, { code: "not-here" });
    const fields = adminPage({
      units: found.units,
      officers: seenBy(await officers.all(), new Set(found.units.map(({ code }) => code))),
      packs: facts.packs,
      day: clock.today(),
      done: String(req.query["done"] ?? ""),
    });
    return pages.answer(res, "desk/admin", { title: "管理", tab: "admin", fields });
  });

  async function answerUnit(
    res: Response,
    { fields, isNew, message = "" }: { fields: UnitFields; isNew: boolean; message?: string },
  ): Promise<void> {
    const code = String(fields["code"] ?? "");
    const parent = await units.get(String(fields["parent"] ?? "") || (parentOf(code) ?? ""));
    const link = isNew ? undefined : await passes.link(code);
    const page = unitPage({
      fields,
      isNew,
      parent,
      packs: facts.packs,
      passLink: link ? `${publicUrl ?? ""}${link}` : "",
      message,
      year: year(),
    });
    return pages.answer(res, "desk/admin-unit", { title: page.heading, tab: "admin", fields: page });
  }

  router.get("/desk/admin/units/new", needsOfficer, async (req, res) => {
    const parent = String(req.query["parent"] ?? "");
    const found = await reach(res);
    if (!found.reaches(parent)) return answerRefusal(res, { code: "not-here" });
    const today = clock.today();
    const above = await units.get(parent);
    const fields = {
      parent,
      code: parent,
      validFrom: today,
      since: today,
      townshipPhone: above?.channel.townshipPhone,
      countyHotlines: above?.channel.countyHotlines.join(" "),
    };
    return answerUnit(res, { fields, isNew: true });
  });

  router.get("/desk/admin/units/:code", needsOfficer, async (req, res) => {
    const code = String(req.params["code"]);
    const unit = (await reach(res)).reaches(code) ? await units.get(code) : undefined;
    if (!unit) return answerRefusal(res, { code: "not-here" });
    return answerUnit(res, { fields: fieldsOfUnit(unit, year()), isNew: false });
  });

  router.post("/desk/admin/units", needsOfficer, async (req, res) => {
    const body = (req.body ?? {}) as UnitFields;
    const isNew = body["new"] === "1";
    const note = { officer: officerOf(res).id, action: "put-unit" };
    const refused = (message: string, status = 422) => {
      audit.note({ ...note, result: "bad-request" });
      return answerUnit(res.status(status), { fields: body, isNew, message });
    };
    const read = unitForm.safeParse(body);
    if (!read.success) return refused(firstMessage(read.error));
    const form = read.data;
    const found = await units.get(form.code);
    const problem = await unitProblem(form.code, { isNew, found, res, pack: form.pack, successor: form.successor });
    if (problem) return refused(problem);
    const bodies = bodiesOf(form);
    if (!bodies) return refused("公布单位那里有个日子看不明白，请写成 2026-11-22 这样。");
    const parent = await units.get(parentOf(form.code) ?? "");
    const named = bodies.length === 0 ? usualBodies(form.code, form.name, parent, form.validFrom) : bodies;
    await units.put(form.code, (stored) => unitFrom(form, named, stored, year()));
    if (form.successor !== "" && form.validUntil !== "" && form.validUntil < clock.today())
      await closing.close(form.code, { successor: form.successor, by: officerOf(res).id });
    audit.note({ ...note, unit: form.code });
    return res.redirect(303, "/desk/admin?done=unit");
  });

  /** What speaks against a unit's record, in a plain sentence. */
  async function unitProblem(
    code: UnitCode,
    {
      isNew,
      found,
      res,
      pack,
      successor,
    }: { isNew: boolean; found: Unit | undefined; res: Response; pack: string; successor: string },
  ): Promise<string | undefined> {
    const { reaches } = await reach(res);
    if (!reaches(code)) return "这个代码不在您管的范围里。请核对代码的前几位。";
    if (isNew && found) return `这个代码已经是${found.name}了。请核对。`;
    if (!isNew && !found) return "没有这个单位。请从列表里再打开一次。";
    const parent = parentOf(code);
    if (parent !== undefined && !(await units.get(parent))) return "上一级单位还没有建。请先建上一级。";
    if (pack !== "" && !facts.packs.has(pack)) return "没有这套规则。请在列表里选。";
    if (successor !== "" && (successor === code || !(await units.get(successor))))
      return "没有这个接替的单位。请先建好它，再写它的代码。";
    return undefined;
  }

  router.get("/desk/admin/packs/:id", needsOfficer, async (req, res) => {
    const pack = facts.packs.get(String(req.params["id"]));
    if (!pack || !(await reach(res)).may) return answerRefusal(res, { code: "not-here" });
    const fields = packValues(pack, (item) => facts.catalog.get(item)?.name ?? item);
    return pages.answer(res, "desk/pack", { title: fields.heading, tab: "admin", fields });
  });

  return router;
}
