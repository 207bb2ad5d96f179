import { Router } from "express";
import { formatDay } from "../../domain/day-text.ts";
import type { PassService } from "../../services/passes.ts";
import { cookiesOf, PASS_COOKIE } from "../callers.ts";
import { boardHref } from "../pages/phone-page.ts";
import { passCookie, takePass } from "../pass-cookie.ts";
import { createPageAnswer, type PublicParts } from "./public-parts.ts";

/** `/p/{link}` takes the village pass (村内码), `/p` says whether one holds, `POST /p/end` gives it up. */
export function passRoutes({ passes, ...parts }: PublicParts & { passes: PassService }): Router {
  const { boards } = parts;
  const router = Router();
  const answerPage = createPageAnswer(parts);

  router.get("/p/:link", async (req, res) => {
    const taken = await takePass(req.params.link, { passes, req, res });
    return res.redirect(303, taken ? "/p" : "/p?over=1");
  });

  router.get("/p", async (req, res) => {
    const held = await passes.read(cookiesOf(req).get(PASS_COOKIE) ?? "");
    const unit = held && (await boards.head(held.unit))?.unit;
    const fields = held
      ? {
          name: unit?.name ?? "",
          board: boardHref(held.unit),
          heading: "村内码已生效",
          lines: [
            `这部手机可以看${unit?.name ?? "本村"}公开的姓名。`,
            `有效到${formatDay(held.until)}。`,
            "不想再看，或手机要给别人，请点下面的按钮。",
          ],
          action: { to: "/p/end", text: "停用村内码" },
        }
      : {
          name: "",
          board: "/",
          heading: "没有村内码",
          lines: [
            ...(req.query["over"] === undefined ? [] : ["这个村内码已经换了新的。"]),
            "公告不用村内码也能看，只是姓名遮住一部分。本村村民请到村部，用手机扫触摸屏或公告上的村内码。",
          ],
          action: null,
        };
    return answerPage({ req, res }, "public/message", { title: fields.heading, fields: { place: "", ...fields } });
  });

  router.post("/p/end", (req, res) => {
    res.clearCookie(PASS_COOKIE, passCookie(req)).redirect(303, "/p");
  });

  return router;
}
