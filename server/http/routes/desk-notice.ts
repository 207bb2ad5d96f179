import { Router, type Response } from "express";
import type { AuditService } from "../../services/audit.ts";
import type { NoticeService, Opened } from "../../services/notices.ts";
import type { OfficerService } from "../../services/officers.ts";
import { Stale, type Clock } from "../../services/ports.ts";
import type { RepostService } from "../../services/reposts.ts";
import type { RegisterService } from "../../services/register.ts";
import type { ScreenService } from "../../services/screens.ts";
import { isWritable } from "../../domain/review.ts";
import type { Assets } from "../assets.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { toAction } from "../forms/action.ts";
import { actionForm } from "../forms/notices.ts";
import { actPage } from "../pages/act-page.ts";
import { deskPage } from "../pages/desk-page.ts";
import { editorPage } from "../pages/editor.ts";
import { STATUS_OF, type AnyRefusal } from "../refusal.ts";
import { ACT_TYPES, ACTS, type ActType } from "../wording/desk-acts.ts";
import { sentenceOf } from "../wording/refusals.ts";

export type DeskNoticeParts = {
  readonly pages: DeskPages;
  readonly notices: NoticeService;
  readonly officers: OfficerService;
  readonly register: RegisterService;
  readonly reposts: Pick<RepostService, "placesOf" | "villagesBelow">;
  readonly screens: Pick<ScreenService, "carrying">;
  readonly audit: AuditService;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly canPrint: boolean;
};

const isAct = (type: string): type is ActType => (ACT_TYPES as readonly string[]).includes(type);

/** A notice on the desk: the editor while it may be written, else its page; and its actions as forms. */
export function deskNoticeRoutes(parts: DeskNoticeParts): Router {
  const { pages, notices, officers, register, reposts, screens, audit, assets, clock, canPrint } = parts;
  const router = Router();

  router.get("/desk/notices/:id", needsOfficer, async (req, res) => {
    const opened = await notices.open(String(req.params["id"]), officerOf(res));
    if (!opened) return answerRefusal(res, { code: "not-found" });
    const { notice, here } = opened;
    const writes = partsHere(res, notice.unit, clock).includes("author");
    const villages = await reposts.villagesBelow(notice.unit);
    if (writes && notice.workingCopy && isWritable(notice.workingCopy) && req.query["page"] === undefined)
      return pages.answer(res, "desk/editor", editorPage({ opened, villages, assets, day: clock.today() }));
    const fields = deskPage({
      opened,
      ledger: await register.state(notice.unit),
      officer: officerOf(res),
      officers: await officers.all(),
      screens: await screens.carrying(notice.unit),
      villages,
      places: await reposts.placesOf(notice.id),
      canPrint,
      at: clock.now(),
      day: clock.today(),
      done: String(req.query["done"] ?? ""),
    });
    return pages.answer(res, "desk/notice", { title: fields.heading, tab: "notices", unit: here.unit, fields });
  });

  async function answerAct(
    res: Response,
    opened: Opened,
    type: ActType,
    { typed = {}, refusal, message }: { typed?: Typed; refusal?: AnyRefusal; message?: string } = {},
  ): Promise<void> {
    if (refusal) res.status(STATUS_OF[refusal.code]);
    const fields = actPage({
      opened,
      type,
      typed,
      message: message ?? (refusal ? sentenceOf(refusal) : ""),
      leap: refusal?.code === "clock-leaps",
      now: clock.now(),
    });
    await pages.answer(res, "desk/act", { title: ACTS[type].heading, tab: "notices", unit: opened.here.unit, fields });
  }

  router.get("/desk/notices/:id/do/:type", needsOfficer, async (req, res) => {
    const type = String(req.params["type"]);
    const opened = await notices.open(String(req.params["id"]), officerOf(res));
    if (!opened || !isAct(type)) return answerRefusal(res, { code: "not-found" });
    return answerAct(res, opened, type);
  });

  router.post("/desk/notices/:id/actions", needsOfficer, async (req, res) => {
    const [id, officer] = [String(req.params["id"]), officerOf(res)];
    const opened = await notices.open(id, officer);
    if (!opened) return answerRefusal(res, { code: "not-found" });
    const read = actionForm.safeParse(req.body ?? {});
    const type = String((req.body as { type?: unknown } | undefined)?.type ?? "");
    if (!isAct(type)) return answerRefusal(res, { code: "bad-request" });
    const typed = typedOf(req.body);
    if (!read.success) {
      const long = (typed.reason ?? "").trim().length > 500;
      const message = long ? "原因写得太长了，最多 500 个字。" : sentenceOf({ code: "bad-request" });
      return answerAct(res, opened, type, { typed, refusal: { code: "bad-request" }, message });
    }
    const action = toAction(read.data);
    if (!action) {
      const message = type === "correct" ? "请选是哪一种情况。" : "请选一个时间。";
      return answerAct(res, opened, type, { typed, refusal: { code: "bad-request" }, message });
    }
    try {
      const { version, leapConfirmed = false } = read.data;
      const acted = await notices.act(id, action, { version, officer, leapConfirmed });
      audit.note({ officer: officer.id, action: type, unit: opened.notice.unit, notice: id, ...resultOf(acted) });
      if (!acted.ok) return await answerAct(res, opened, type, { typed, refusal: acted.error });
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      audit.note({ officer: officer.id, action: type, unit: opened.notice.unit, notice: id, result: "stale" });
      return answerAct(res, opened, type, { typed, refusal: { code: "stale" } });
    }
    const gone = type === "discard" && opened.notice.editions.length === 0;
    return res.redirect(303, gone ? `/desk/${opened.notice.unit}` : `/desk/notices/${id}?done=${type}`);
  });

  return router;
}

type Typed = { readonly reason?: string; readonly cause?: string; readonly publishAt?: string };

/** What was typed, as text, to be shown again. */
const typedOf = (body: unknown): Typed =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      ([key, value]) => ["reason", "cause", "publishAt"].includes(key) && typeof value === "string",
    ),
  );
