import { Router } from "express";
import type { PassService } from "../../services/passes.ts";
import { takePass } from "../pass-cookie.ts";
import { verifyPage } from "../pages/verify-page.ts";
import { readCode } from "../sheet-code.ts";
import { createPageAnswer, lookingFrom, type PublicParts } from "./public-parts.ts";

const UNKNOWN = "没有这个查验码。请对照纸上的码再输一遍，一共 8 位。";
const NOBODY = { name: "", place: "", board: "/" };

/**
 * `/v` and `/v/{code}`: whether a sheet on the wall is the edition in the ledger, and still the one that counts. A sheet
 * that hangs in the village brings the village pass along in `?p=` (AU1).
 */
export function verifyRoutes({ passes, ...parts }: PublicParts & { passes: PassService }): Router {
  const { boards, hot } = parts;
  const router = Router();
  const answerPage = createPageAnswer(parts);

  router.get("/v", (req, res) => {
    const typed = typeof req.query["code"] === "string" ? req.query["code"].slice(0, 40) : "";
    const code = readCode(typed);
    if (code) return res.redirect(303, `/v/${code}`);
    const fields = { ...NOBODY, typed, refusal: typed === "" ? "" : UNKNOWN };
    if (fields.refusal) res.status(404);
    return answerPage({ req, res }, "public/verify-form", { title: "核对一张纸", fields });
  });

  router.get("/v/:code", async (req, res) => {
    const { p: link } = req.query;
    if (typeof link === "string") {
      await takePass(link, { passes, req, res });
      return res.redirect(303, `/v/${encodeURIComponent(req.params.code)}`);
    }
    const ticket = hot.ticket();
    const code = readCode(req.params.code);
    const found = code && (await boards.byCode(code));
    if (!code || !found) {
      const fields = { ...NOBODY, typed: req.params.code.slice(0, 20), refusal: UNKNOWN };
      res.status(404);
      return answerPage({ req, res }, "public/verify-form", { title: "没有这个查验码", fields });
    }
    const notice = await boards.notice(found.notice, {
      ...lookingFrom(res),
      edition: found.edition,
      at: found.unit.code,
    });
    return answerPage({ req, res }, "public/verify", {
      title: "核对一张纸",
      fields: verifyPage(code, { found, notice }),
      ticket,
    });
  });

  return router;
}
