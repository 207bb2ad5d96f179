import { Router } from "express";
import { audienceOf } from "../../domain/audience.ts";
import { NOTICE_ID } from "../../domain/notice.ts";
import type { ScreenCode } from "../../push/events.ts";
import { qrSvg } from "../../render/qr.ts";
import type { BoardService } from "../../services/boards.ts";
import type { PassService } from "../../services/passes.ts";
import { codeText, linkText } from "../pages/code-text.ts";
import { callerOf, keepPrivate } from "./kiosk-caller.ts";

/**
 * QR codes of a touch screen: the board on a phone (手机上看), a notice to take home (带回家看). On a paired screen that
 * stands in the village they bring the village pass along (AU1).
 */
export function kioskCodeRoutes({
  boards,
  passes,
  publicUrl,
}: {
  boards: Pick<BoardService, "notice">;
  passes: PassService;
  /** Where phones reach this server; without it a code holds text, never a private address. */
  publicUrl: string | undefined;
}): Router {
  const router = Router();

  router.get("/kiosk/:unit/pass", async (request, response, next) => {
    const { unit } = request.params;
    keepPrivate(response);
    if (!publicUrl || !/^\d{6,14}$/.test(unit)) return next();
    const link = audienceOf(callerOf(unit, response), unit) === "village" ? await passes.link(unit) : undefined;
    const text = publicUrl.replace(/\/$/, "") + (link ?? `/b/${unit}`);
    response.json({ ...qrSvg(text), holds: "link" } satisfies ScreenCode);
  });

  router.get("/kiosk/:unit/take/:id", async (request, response, next) => {
    const { unit, id } = request.params;
    keepPrivate(response);
    const caller = callerOf(unit, response);
    const found = NOTICE_ID.test(id) ? await boards.notice(id, { caller, medium: "kiosk" }) : undefined;
    if (!found) return next();
    if (!publicUrl) return void response.json({ ...qrSvg(codeText(found.shown)), holds: "text" } satisfies ScreenCode);
    const pass = audienceOf(caller, unit) === "village" ? await passes.link(unit) : undefined;
    response.json({ ...qrSvg(linkText(publicUrl, `/n/${id}`, pass)), holds: "link" } satisfies ScreenCode);
  });

  return router;
}
