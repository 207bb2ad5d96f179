import { Router } from "express";
import { callerOf } from "../callers.ts";
import { feedContent } from "../pages/feed-content.ts";
import { feedPage } from "../pages/feed.ts";
import { boardJson } from "../pages/public-json.ts";
import { answerShown } from "../public-answer.ts";
import { lookingFrom, type PublicParts } from "./public-parts.ts";

const ATOM = "application/atom+xml; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";

/** `/b/{unit}/feed.atom` and `/b/{unit}/board.json`. */
export function feedRoutes({ boards, views, hot, publicUrl }: PublicParts & { publicUrl: string | undefined }): Router {
  const router = Router();
  const base = (publicUrl ?? "").replace(/\/+$/, "");

  router.get("/b/:unit/feed.atom", async (req, res, next) => {
    const ticket = hot.ticket();
    const board = await boards.board(req.params.unit, { caller: callerOf(res), medium: "feed" });
    if (!board) return next();
    const contentOf = (shown: (typeof board.notices)[number]) =>
      views.fragment("public/feed-content", feedContent(shown));
    const feed = views.fragment("public/feed", feedPage(board, { base, contentOf }));
    return answerShown({ req, res, hot }, feed, { ticket, type: ATOM });
  });

  router.get("/b/:unit/board.json", async (req, res, next) => {
    const ticket = hot.ticket();
    const board = await boards.board(req.params.unit, lookingFrom(res));
    if (!board) return next();
    return answerShown({ req, res, hot }, JSON.stringify(boardJson(board)), { ticket, type: JSON_TYPE });
  });

  return router;
}
