import { Router } from "express";
import type { Draft } from "../../domain/notice.ts";
import type { AuditService, Deed } from "../../services/audit.ts";
import type { Checking } from "../../services/checking.ts";
import type { NoticeService, Opened } from "../../services/notices.ts";
import type { Result } from "../../domain/result.ts";
import { Stale, type Clock } from "../../services/ports.ts";
import { toAction } from "../forms/action.ts";
import { actionForm, createForm, writeForm } from "../forms/notices.ts";
import { answerRefusal } from "../errors.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import { deskNotice, draftOf } from "../pages/desk-notice.ts";
import type { Officer } from "../../domain/officer.ts";
import { resultOf } from "../audited.ts";

export type NoticeApiParts = {
  readonly notices: NoticeService;
  readonly checking: Checking;
  readonly audit: AuditService;
  readonly clock: Clock;
};

/** Writing notices as JSON (design.md §4). Pages and API call the same services. */
export function noticeApiRoutes({ notices, checking, audit, clock }: NoticeApiParts): Router {
  const router = Router();

  /** `typed`: the draft as it was sent, which is checked before numbers that may not be kept are struck out (AU3). */
  async function read(opened: Opened, officer: Officer, typed?: Draft) {
    const draft = typed ?? draftOf(opened.notice, opened.state);
    const checked = draft && (await checking.check(opened.here, opened.item, draft, opened.notice.id));
    return deskNotice({ opened, checked, officer, day: clock.today() });
  }

  /** Does a write and notes it, whatever comes of it: done, refused, too late, or not taken by the disk. */
  async function noted<Done extends Result<unknown, { readonly code: string }>>(
    deed: Deed,
    work: () => Promise<Done>,
  ): Promise<Done> {
    try {
      const done = await work();
      audit.note({ ...deed, ...resultOf(done) });
      return done;
    } catch (error) {
      audit.note({ ...deed, result: error instanceof Stale ? "stale" : "fault" });
      throw error;
    }
  }

  router.post("/api/notices", needsOfficer, async (req, res) => {
    const { unit, item, reportingPeriod, nilReturn, ...draft } = createForm.parse(req.body ?? {});
    const officer = officerOf(res);
    const made = await notices.create(
      { unit, item, reportingPeriod, nilReturn, draft: draft as Partial<Draft> },
      officer,
    );
    audit.note({
      officer: officer.id,
      action: "create",
      unit,
      notice: made.ok ? made.value.id : null,
      ...resultOf(made),
    });
    if (!made.ok) return answerRefusal(res, made.error);
    const opened = await notices.open(made.value.id, officer);
    return opened ? res.status(201).json(await read(opened, officer)) : answerRefusal(res, { code: "not-found" });
  });

  router.get("/api/notices/:id", needsOfficer, async (req, res) => {
    const opened = await notices.open(String(req.params["id"]), officerOf(res));
    return opened ? res.json(await read(opened, officerOf(res))) : answerRefusal(res, { code: "not-found" });
  });

  router.put("/api/notices/:id", needsOfficer, async (req, res) => {
    const { version, ...changed } = writeForm.parse(req.body ?? {});
    const [id, officer] = [String(req.params["id"]), officerOf(res)];
    const before = await notices.open(id, officer);
    const copy = before?.notice.workingCopy;
    if (!before) return answerRefusal(res, { code: "not-found" });
    if (!copy) return answerRefusal(res, { code: "not-now", action: "create", status: "published" });
    const draft = { ...copy.draft, ...changed } as Draft;
    const deed = { officer: officer.id, action: "write", unit: before.notice.unit, notice: id };
    const written = await noted(deed, () => notices.write(id, { version, draft }, officer));
    if (!written.ok) return answerRefusal(res, written.error);
    return res.json(await read({ ...before, notice: written.value }, officer, draft));
  });

  router.post("/api/notices/:id/actions", needsOfficer, async (req, res) => {
    const form = actionForm.parse(req.body ?? {});
    const [id, officer] = [String(req.params["id"]), officerOf(res)];
    const action = toAction(form);
    if (!action) return answerRefusal(res, { code: "bad-request" });
    const { type, version, leapConfirmed = false } = form;
    const unit = (await notices.open(id, officer))?.notice.unit ?? null;
    const deed = { officer: officer.id, action: type, unit, notice: id };
    const acted = await noted(deed, () => notices.act(id, action, { version, officer, leapConfirmed }));
    if (!acted.ok) return answerRefusal(res, acted.error);
    const opened = await notices.open(id, officer);
    return opened ? res.json(await read(opened, officer)) : answerRefusal(res, { code: "not-found" });
  });

  return router;
}
