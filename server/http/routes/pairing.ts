import express, { Router } from "express";
import { z } from "zod";
import type { BoardService } from "../../services/boards.ts";
import type { Pairing } from "../../services/pairing.ts";
import { SCREEN_COOKIE } from "../callers.ts";
import { networkOf } from "../network.ts";
import { keepPrivate } from "./kiosk-caller.ts";

const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000;

const claimSchema = z.object({ claim: z.string().max(60), last: z.boolean().default(false) });

/** How a kiosk or a television asks to be paired, and fetches its key when the code was typed at the desk. */
export function pairingRoutes({ boards, pairing }: { boards: Pick<BoardService, "head">; pairing: Pairing }): Router {
  const router = Router();

  router.post(["/kiosk/:unit/pairing", "/tv/:unit/pairing"], async (request, response, next) => {
    const unit = String(request.params["unit"]);
    if (!/^\d{6,14}$/.test(unit) || !(await boards.head(unit))) return next();
    const offer = pairing.offer(unit, networkOf(request), request.path.startsWith("/tv/") ? "tv" : "kiosk");
    keepPrivate(response);
    if (!offer.ok)
      return void response.status(429).json({ code: offer.error.code, message: "要的配对码太多了，请过十分钟再试。" });
    response.status(201).json(offer.value);
  });

  router.post(
    ["/kiosk/:unit/pairing/claim", "/tv/:unit/pairing/claim"],
    express.json({ limit: "1kb" }),
    (request, response) => {
      keepPrivate(response);
      const body = claimSchema.safeParse(request.body);
      const claimed = body.success ? pairing.claim(body.data.claim, body.data) : undefined;
      if (claimed === undefined)
        return void response.status(404).json({ code: "code-too-old", message: "配对码过期了，请换一个。" });
      if (claimed === "waiting") return void response.json({ paired: false });
      const { secure } = request;
      const kept = { httpOnly: true, sameSite: "strict", secure, path: "/", maxAge: TEN_YEARS } as const;
      response.cookie(SCREEN_COOKIE, claimed.key, kept).json({ paired: true });
    },
  );

  return router;
}
