import { Router, type Response } from "express";
import { NOTICE_ID } from "../../domain/notice.ts";
import type { BundleChange, BundleCurrent, ScreenBundle } from "../../push/events.ts";
import type { Views } from "../../render/views.ts";
import type { Ledgers } from "../../services/ports.ts";
import type { Assets } from "../assets.ts";
import type { KioskBoard, KioskPages } from "../pages/kiosk.ts";
import { kioskShell } from "../pages/kiosk-shell.ts";
import { callerOf, keepPrivate } from "./kiosk-caller.ts";

/** The touch screen of a unit: its page, the one question it asks (SC1) and its documents. */
export function kioskRoutes({
  pages,
  ledgers,
  publicUrl,
  views,
  assets,
}: {
  pages: KioskPages;
  ledgers: Pick<Ledgers, "head">;
  /** Where phones reach this server; without it no QR is shown, never a private address. */
  publicUrl: string | undefined;
  views: Views;
  assets: Assets;
}): Router {
  const router = Router();
  const asset = {
    styles: [assets.path("kiosk.css")],
    faces: [assets.path("fonts.css")],
    script: assets.path("screen/kiosk.js"),
  };

  router.get("/kiosk/:unit", async (request, response, next) => {
    const board = await boardFor(request.params.unit, response);
    if (!board) return next();
    const caller = callerOf(request.params.unit, response);
    const paired = caller.kind === "screen";
    const phone = publicUrl !== undefined;
    sendPage(
      response,
      views.render("screen/kiosk", kioskShell({ board, at: pages.now(), paired, phone, asset, full: true })),
    );
  });

  /** The page without a single notice: all that a service worker may keep. */
  router.get("/kiosk/:unit/shell", async (request, response, next) => {
    const board = await boardFor(request.params.unit, response);
    if (!board) return next();
    sendPage(
      response,
      views.render(
        "screen/kiosk",
        kioskShell({ board, at: pages.now(), paired: false, phone: false, asset, full: false }),
      ),
    );
  });

  router.get("/kiosk/:unit/bundle", async (request, response, next) => {
    const board = await boardFor(request.params.unit, response);
    if (!board) return next();
    const paired = callerOf(request.params.unit, response).kind === "screen";
    const { sequence, hash } = await ledgers.head(request.params.unit);
    const stamp = { at: pages.now(), paired, head: { sequence, hash } };
    keepPrivate(response);
    const { below = "" } = board.bundle;
    const same = request.query["paired"] === (paired ? "1" : "0") && (request.query["below"] ?? "") === below;
    const shown = same ? String(request.query["shown"] ?? "") : "";
    if (shown === board.bundle.version) return void response.json({ current: true, ...stamp } satisfies BundleCurrent);
    const change = await pages.changes(request.params.unit, callerOf(request.params.unit, response), shown);
    response.json(
      (change ? { ...change, ...stamp } : { ...board.bundle, ...stamp }) satisfies BundleChange | ScreenBundle,
    );
  });

  router.get("/kiosk/:unit/docs/:key", async (request, response, next) => {
    const board = await boardFor(request.params.unit, response);
    const doc = board?.docs.get(request.params.key);
    keepPrivate(response);
    if (!board) return next();
    if (!doc)
      return void response
        .status(404)
        .json({ code: "no-such-document", message: "这份内容已经换了，请重新取公开栏。" });
    response.json(doc);
  });

  /** A notice that a search found and that need not hang here, to be read and not to be kept. */
  router.get("/kiosk/:unit/notices/:id", async (request, response, next) => {
    keepPrivate(response);
    const { unit, id } = request.params;
    const found = NOTICE_ID.test(id) ? await pages.notice(id, callerOf(unit, response)) : undefined;
    if (!found) return next();
    response.json(found);
  });

  router.get("/kiosk/:unit/worker.js", (request, response, next) => {
    const worker = assets.plain("screen/worker.js");
    if (!worker || !/^\d{6,14}$/.test(request.params.unit)) return next();
    response.set({
      "content-type": worker.type,
      "cache-control": "no-cache",
      "service-worker-allowed": `/kiosk/${request.params.unit}`,
    });
    response.send(worker.body);
  });

  return router;

  function boardFor(unit: string, response: Response): Promise<KioskBoard | undefined> {
    return /^\d{6,14}$/.test(unit) ? pages.board(unit, callerOf(unit, response)) : Promise.resolve(undefined);
  }
}

function sendPage(response: Response, html: string): void {
  keepPrivate(response);
  response.type("html").send(html);
}
