import type { Request, Response } from "express";
import type { Views } from "../../render/views.ts";
import type { BoardService, Looking } from "../../services/boards.ts";
import type { Clock } from "../../services/ports.ts";
import type { Assets } from "../assets.ts";
import { callerOf } from "../callers.ts";
import type { HotPages, Ticket } from "../hot-pages.ts";
import { phonePage, type Link } from "../pages/phone-page.ts";
import { answerShown, isLarge } from "../public-answer.ts";

/** What the public pages are made with. */
export type PublicParts = {
  readonly boards: BoardService;
  readonly views: Views;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly hot: HotPages;
};

/** How a web page looks at a board: as whoever asks, on the web. */
export const lookingFrom = (res: Response): Looking => ({ caller: callerOf(res), medium: "web" });

/** Renders a public page with its layout fields and answers it. It is kept for others only under a `ticket`. */
export function createPageAnswer({ views, assets, hot }: Pick<PublicParts, "views" | "assets" | "hot">) {
  return function answerPage(
    { req, res }: { req: Request; res: Response },
    template: string,
    {
      title,
      fields,
      links = [],
      ticket,
    }: { title: string; fields: object; links?: readonly Link[]; ticket?: Ticket | undefined },
  ): void {
    const page = phonePage({ title, large: isLarge(req), here: req.originalUrl, assets, links });
    answerShown({ req, res, hot }, views.render(template, { ...fields, ...page }), { ticket });
  };
}
