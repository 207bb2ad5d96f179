import express, { Router, type Response } from "express";
import { z } from "zod";
import { NOTICE_ID } from "../../domain/notice.ts";
import type { BundleChange, BundleCurrent, ScreenBundle } from "../../push/events.ts";
import type { Views } from "../../render/views.ts";
import type { Pairing } from "../../services/pairing.ts";
import type { Ledgers } from "../../services/ports.ts";
import type { Assets } from "../assets.ts";
import type { KioskBoard, KioskPages } from "../pages/kiosk.ts";
import { kioskShell } from "../pages/kiosk-shell.ts";
import { callerOf, keepPrivate } from "./kiosk-caller.ts";

const SCREEN_COOKIE = "sanwu-screen";
const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000;

const claimSchema = z.object({ claim: z.string().max(60) });

/** The touch screen of a unit: its page, the one question it asks (SC1), its documents, and how it is paired. */
export function kioskRoutes({
  pages,
  pairing,
  ledgers,
  publicUrl,
  views,
  assets,
}: {
  pages: KioskPages;
  pairing: Pairing;
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
    const shown = request.query["paired"] === (paired ? "1" : "0") ? String(request.query["shown"] ?? "") : "";
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

  router.post("/kiosk/:unit/pairing", async (request, response, next) => {
    if (!(await boardFor(request.params.unit, response))) return next();
    const offer = pairing.offer(request.params.unit, request.ip ?? "");
    keepPrivate(response);
    if (!offer.ok)
      return void response.status(429).json({ code: offer.error.code, message: "要的配对码太多了，请过十分钟再试。" });
    response.status(201).json(offer.value);
  });

  router.post("/kiosk/:unit/pairing/claim", express.json({ limit: "1kb" }), (request, response) => {
    keepPrivate(response);
    const body = claimSchema.safeParse(request.body);
    const claimed = body.success ? pairing.claim(body.data.claim) : undefined;
    if (claimed === undefined)
      return void response.status(404).json({ code: "code-too-old", message: "配对码过期了，请换一个。" });
    if (claimed === "waiting") return void response.json({ paired: false });
    const kept = { httpOnly: true, sameSite: "strict", secure: request.secure, path: "/", maxAge: TEN_YEARS } as const;
    response.cookie(SCREEN_COOKIE, claimed.key, kept).json({ paired: true });
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
