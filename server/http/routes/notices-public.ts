import { Router, type Request, type Response } from "express";
import { NOTICE_ID } from "../../domain/notice.ts";
import type { PassService } from "../../services/passes.ts";
import { takePass } from "../pass-cookie.ts";
import { feedLink } from "../pages/phone-page.ts";
import { noticePage } from "../pages/notice.ts";
import { createPageAnswer, lookingFrom, type PublicParts } from "./public-parts.ts";

/**
 * `/n/{id}` and `/n/{id}/{ordinal}`: a notice, current or any edition. The code that a touch screen shows brings the
 * village pass along in `?p=` (AU1).
 */
export function publicNoticeRoutes({ passes, ...parts }: PublicParts & { passes: PassService }): Router {
  const { boards, clock, hot } = parts;
  const router = Router();
  const answerPage = createPageAnswer(parts);

  async function answer(req: Request, res: Response, edition?: number): Promise<boolean> {
    const [id, ticket] = [String(req.params["id"]), hot.ticket()];
    if (!NOTICE_ID.test(id)) return false;
    const found = await boards.notice(id, { ...lookingFrom(res), ...(edition === undefined ? {} : { edition }) });
    if (!found) return false;
    const fields = { ...noticePage(found, { day: clock.today() }) };
    answerPage({ req, res }, "public/notice", {
      title: found.shown.title,
      fields,
      links: [feedLink(found.unit)],
      ticket,
    });
    return true;
  }

  router.get("/n/:id", async (req, res, next) => {
    const { p: link } = req.query;
    if (typeof link === "string" && NOTICE_ID.test(req.params.id)) {
      await takePass(link, { passes, req, res });
      return res.redirect(303, `/n/${req.params.id}`);
    }
    if (!(await answer(req, res))) next();
  });
  router.get("/n/:id/:ordinal", async (req, res, next) => {
    const { ordinal } = req.params;
    if (!/^[1-9]\d{0,3}$/.test(ordinal) || !(await answer(req, res, Number(ordinal)))) next();
  });

  return router;
}
