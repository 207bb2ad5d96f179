import { Router, type Response } from "express";
import { z } from "zod";
import type { AuditService } from "../../services/audit.ts";
import type { Checking } from "../../services/checking.ts";
import type { MonthService } from "../../services/month.ts";
import type { NoticeService } from "../../services/notices.ts";
import type { OfficerService } from "../../services/officers.ts";
import { Stale, type Clock } from "../../services/ports.ts";
import type { RepostService } from "../../services/reposts.ts";
import type { RegisterService } from "../../services/register.ts";
import type { WaitingService } from "../../services/waiting.ts";
import { resultOf } from "../audited.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import type { DeskPages } from "../desk-answer.ts";
import { answerRefusal } from "../errors.ts";
import { draftOf } from "../pages/desk-notice.ts";
import { reviewPage } from "../pages/review.ts";
import { reviewsPage } from "../pages/reviews.ts";
import { STATUS_OF, type AnyRefusal } from "../refusal.ts";
import { sentenceOf } from "../wording/refusals.ts";

export type ReviewParts = {
  readonly pages: DeskPages;
  readonly notices: NoticeService;
  readonly checking: Checking;
  readonly officers: OfficerService;
  readonly months: MonthService;
  readonly register: RegisterService;
  readonly reposts: Pick<RepostService, "villagesBelow">;
  readonly waiting: WaitingService;
  readonly audit: AuditService;
  readonly clock: Clock;
};

const decisionForm = z.object({
  type: z.enum(["approve", "return"]),
  version: z.coerce.number().int().min(0),
  reason: z.string().trim().max(500, "原因写得太长了，最多 500 个字。").default(""),
});

/** Reading and deciding, made for a phone: what waits for me, and one notice to review. */
export function reviewRoutes(parts: ReviewParts): Router {
  const { pages, notices, checking, officers, months, register, reposts, waiting, audit, clock } = parts;
  const router = Router();

  const waits = async (res: Response) => waiting.everywhere(await register.unitsOf(officerOf(res)), officerOf(res));

  router.get("/desk/reviews", needsOfficer, async (req, res) => {
    const done = String(req.query["done"] ?? "");
    const officerNames = new Map((await officers.all()).map(({ id, name }) => [id, name]));
    const fields = reviewsPage({ waits: await waits(res), done, nameOf: (id) => officerNames.get(id) ?? id });
    return pages.answer(res, "desk/reviews", { title: "等我办的", tab: "reviews", fields });
  });

  async function answer(
    res: Response,
    id: string,
    { rows = false, back = false, typed = "", refusal, message = "" }: Showing = {},
  ): Promise<void> {
    const opened = await notices.open(id, officerOf(res));
    const draft = opened && draftOf(opened.notice, opened.state);
    if (!opened || !draft) return answerRefusal(res, { code: "not-found" });
    const month = await months.of(opened.notice.unit);
    const others = (await waits(res)).filter(({ row, what }) => row.id !== id && what === "review").length;
    if (refusal) res.status(STATUS_OF[refusal.code]);
    const fields = reviewPage({
      opened,
      draft,
      others,
      checked: await checking.check(opened.here, opened.item, draft, id),
      officer: officerOf(res),
      officers: await officers.all(),
      villages: await reposts.villagesBelow(opened.notice.unit),
      deadline: month?.rows.find(({ notice }) => notice === id)?.deadline ?? null,
      at: clock.now(),
      day: clock.today(),
      showRows: rows,
      showReturn: back,
      typed,
      message: message || (refusal ? sentenceOf(refusal) : ""),
    });
    const page = { title: `审核：${fields.heading}`, tab: "reviews", unit: opened.here.unit, fields } as const;
    return pages.answer(res, "desk/review", { ...page, surface: "phone" });
  }

  router.get("/desk/notices/:id/review", needsOfficer, async (req, res) =>
    answer(res, String(req.params["id"]), {
      rows: req.query["rows"] !== undefined,
      back: req.query["back"] !== undefined,
    }),
  );

  router.post("/desk/notices/:id/review", needsOfficer, async (req, res) => {
    const [id, officer] = [String(req.params["id"]), officerOf(res)];
    const typed = typeof req.body?.reason === "string" ? String(req.body.reason) : "";
    const read = decisionForm.safeParse(req.body ?? {});
    if (!read.success) {
      const long = typed.trim().length > 500 ? "原因写得太长了，最多 500 个字。" : "";
      return answer(res, id, { back: typed !== "", typed, refusal: { code: "bad-request" }, message: long });
    }
    const { type, version, reason } = read.data;
    const action = type === "return" ? { type, reason } : { type, ...(reason && { reason }) };
    const unit = (await notices.open(id, officer))?.notice.unit ?? null;
    const note = { officer: officer.id, action: type, notice: id, unit };
    try {
      const acted = await notices.act(id, action, { version, officer });
      audit.note({ ...note, ...resultOf(acted) });
      if (!acted.ok) return await answer(res, id, { back: type === "return", typed, refusal: acted.error });
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      audit.note({ ...note, result: "stale" });
      return answer(res, id, { back: type === "return", typed, refusal: { code: "stale" } });
    }
    return res.redirect(303, `/desk/reviews?done=${type}`);
  });

  return router;
}

type Showing = {
  readonly rows?: boolean;
  readonly back?: boolean;
  readonly typed?: string;
  readonly refusal?: AnyRefusal;
  readonly message?: string;
};
